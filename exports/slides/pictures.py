"""The drawings of slides as PNG, with the PDF's letters: two pixels a point, as a screen of 1920 shows them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import resvg_py

_TYPEFACES = Path(__file__).parents[1] / "pdf/typeface"
_FILES = [
    str(_TYPEFACES / f"{name}.ttf")
    for name in (
        "SourceSans3_400Regular",
        "SourceSans3_400Regular_Italic",
        "SourceSans3_700Bold",
        "NotoEmoji_400Regular",
    )
]
_FAMILY = "Source Sans 3"
_PIXELS = 2  # of a point


@lru_cache(maxsize=32)  # the deck with notes and the hand-out have the same
def draw_png(svg: bytes, width: float) -> bytes:
    """A drawing so many points wide. It depends on no letter of the machine's."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg.decode("utf-8"),
            width=round(width * _PIXELS),
            skip_system_fonts=True,
            font_files=_FILES,
            font_family=_FAMILY,
            sans_serif_family=_FAMILY,
        )
    )
