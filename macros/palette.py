"""The course's colours as the custom properties of the stylesheet.

`docs/assets/css/tokens.css` has a comment in each place where they go.
"""

from __future__ import annotations

from course.model import Palette
from course.model.palette import Scheme

_TEMA = ".tema-{number} {{ --tema-ink: var(--tema-{number}-ink); --tema-tint: var(--tema-{number}-tint); }}"


def fill_palette(stylesheet: str, palette: Palette) -> str:
    """The stylesheet with its comments replaced by the declarations of the palette."""
    numbers = range(1, len(palette.colours) + 1)
    return (
        stylesheet.replace("/* palette: light */", _declare(palette, "light"))
        .replace("/* palette: dark */", _declare(palette, "dark"))
        .replace("/* palette: temas */", "\n".join(_TEMA.format(number=number) for number in numbers))
    )


def _declare(palette: Palette, scheme: Scheme) -> str:
    pairs = [(number, colour.get_pair(scheme)) for number, colour in enumerate(palette.colours, start=1)]
    return "\n".join(f"--tema-{number}-ink: {pair.ink};\n--tema-{number}-tint: {pair.tint};" for number, pair in pairs)
