"""Every pair of text and background that the stylesheets use keeps WCAG 2.2 contrast, in both schemes (1.4.3, 1.4.11)."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[1] / "docs" / "assets" / "css" / "tokens.css"
TEXT = 4.5
LARGE_OR_CONTROL = 3.0

TEMA_PAIRS = [
    (f"tema-{number}-ink", background, TEXT)
    for number in range(1, 6)
    for background in ("paper", "box", f"tema-{number}-tint")
]
FIGURE_PAIRS = [
    (ink, f"figure-fill-{number}", TEXT) for number in (1, 2, 3) for ink in ("figure-ink", "figure-accent")
] + [
    ("figure-ink", "paper", TEXT),
    ("figure-ink", "line", TEXT),
    ("figure-accent", "paper", TEXT),
    ("figure-accent", "line", LARGE_OR_CONTROL),
    ("figure-line", "paper", LARGE_OR_CONTROL),
]
PAIRS = [
    *((ink, background, TEXT) for ink in ("ink", "ink-soft", "link", "link-hover") for background in ("paper", "box")),
    *((ink, f"tema-{number}-tint", TEXT) for number in range(1, 6) for ink in ("ink", "ink-soft", "link")),
    ("ink", "mark", TEXT),
    ("paper", "link", TEXT),
    ("paper", "link-hover", TEXT),
    ("header-ink", "header", TEXT),
    ("header-focus", "header", LARGE_OR_CONTROL),
    ("focus", "paper", LARGE_OR_CONTROL),
    ("focus", "box", LARGE_OR_CONTROL),
    ("line-strong", "paper", LARGE_OR_CONTROL),
    ("right-ink", "right-tint", TEXT),
    ("right-ink", "paper", TEXT),
    ("right-ink", "box", TEXT),
    ("wrong-ink", "wrong-tint", TEXT),
    ("wrong-ink", "paper", TEXT),
    ("ink", "right-tint", TEXT),
    ("ink", "wrong-tint", TEXT),
    *TEMA_PAIRS,
    *FIGURE_PAIRS,
]


def load_schemes() -> dict[str, dict[str, str]]:
    """The custom properties of each scheme, as written; the dark one inherits what it does not redefine."""
    css = re.sub(r"/\*.*?\*/", "", TOKENS.read_text(encoding="utf-8"), flags=re.DOTALL)

    def read_block(selector: str) -> dict[str, str]:
        block = css.split(selector, 1)[1].split("{", 1)[1].split("}", 1)[0]
        return {name: value.strip() for name, value in re.findall(r"--([\w-]+):([^;]+);", block)}

    light = read_block(":root")
    return {"light": light, "dark": {**light, **read_block('[data-md-color-scheme="slate"]')}}


SCHEMES = load_schemes()


def resolve_colour(scheme: str, name: str) -> str:
    value = SCHEMES[scheme][name]
    reference = re.fullmatch(r"var\(--([\w-]+)\)", value)
    return resolve_colour(scheme, reference.group(1)) if reference else value


def compute_luminance(colour: str) -> float:
    """Relative luminance of `#rgb` or `#rrggbb`, as WCAG defines it."""
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    channels = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def compute_contrast(first: str, second: str) -> float:
    lighter, darker = sorted((compute_luminance(first), compute_luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_known_contrasts():
    assert compute_contrast("#000", "#fff") == pytest.approx(21)
    assert compute_contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "background", "minimum"), PAIRS)
def test_pair_keeps_contrast(scheme, ink, background, minimum):
    contrast = compute_contrast(resolve_colour(scheme, ink), resolve_colour(scheme, background))
    assert contrast >= minimum, f"{ink} sobre {background} ({scheme}): {contrast:.2f}"


def test_every_colour_of_the_light_scheme_is_a_literal_or_a_token():
    for name, value in SCHEMES["light"].items():
        if name.startswith(("serif", "measure")):
            continue
        assert re.fullmatch(r"#([0-9a-f]{3}|[0-9a-f]{6})|var\(--[\w-]+\)", value), name
