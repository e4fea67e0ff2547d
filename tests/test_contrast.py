"""Every pair of text and background in the stylesheets keeps WCAG 2.2 contrast, in both schemes (1.4.3, 1.4.11).

These are the site's own colours; course/checks/palette.py checks those of a course, and must know the site's.
"""

import re
from pathlib import Path

import pytest
from loaded_courses import load_minimal_course

from course.checks.palette import BACKGROUNDS, FILLS, TEXTS
from course.formulas.contrast import LEAST_FOR_CONTROLS, LEAST_FOR_TEXT, compute_contrast
from course.model import Palette
from course.model.palette import SCHEMES as SCHEME_NAMES
from macros.palette import fill_palette

TOKENS = Path(__file__).parents[1] / "docs" / "assets" / "css" / "tokens.css"

FIGURE_PAIRS = [("figure-ink", f"figure-fill-{number}", LEAST_FOR_TEXT) for number in (1, 2, 3)] + [
    ("figure-ink", "paper", LEAST_FOR_TEXT),
    ("figure-ink", "line", LEAST_FOR_TEXT),
    ("figure-line", "paper", LEAST_FOR_CONTROLS),
]
PAIRS = [
    *(
        (ink, background, LEAST_FOR_TEXT)
        for ink in ("ink", "ink-soft", "link", "link-hover")
        for background in ("paper", "box")
    ),
    ("ink", "mark", LEAST_FOR_TEXT),
    ("paper", "link", LEAST_FOR_TEXT),
    ("paper", "link-hover", LEAST_FOR_TEXT),
    ("header-ink", "header", LEAST_FOR_TEXT),
    ("header-focus", "header", LEAST_FOR_CONTROLS),
    ("focus", "paper", LEAST_FOR_CONTROLS),
    ("focus", "box", LEAST_FOR_CONTROLS),
    ("line-strong", "paper", LEAST_FOR_CONTROLS),
    ("right-ink", "right-tint", LEAST_FOR_TEXT),
    ("right-ink", "paper", LEAST_FOR_TEXT),
    ("right-ink", "box", LEAST_FOR_TEXT),
    ("wrong-ink", "wrong-tint", LEAST_FOR_TEXT),
    ("wrong-ink", "paper", LEAST_FOR_TEXT),
    ("half-ink", "paper", LEAST_FOR_TEXT),
    ("half-ink", "box", LEAST_FOR_TEXT),
    ("ink", "right-tint", LEAST_FOR_TEXT),
    ("ink", "wrong-tint", LEAST_FOR_TEXT),
    *FIGURE_PAIRS,
]


def load_schemes() -> dict[str, dict[str, str]]:
    """The custom properties of each scheme, as written; the dark one inherits what it does not redefine."""
    filled = fill_palette(TOKENS.read_text(encoding="utf-8"), load_minimal_course().get_value(Palette))
    css = re.sub(r"/\*.*?\*/", "", filled, flags=re.DOTALL)

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


@pytest.mark.parametrize("scheme", SCHEME_NAMES)
def test_the_check_of_the_palette_knows_the_site_s_colours(scheme):
    known = BACKGROUNDS[scheme] | TEXTS[scheme] | FILLS[scheme]
    assert known == {name: resolve_colour(scheme, name) for name in known}


def test_each_colour_of_the_palette_stands_in_its_scheme_and_class():
    filled = fill_palette(TOKENS.read_text(encoding="utf-8"), load_minimal_course().get_value(Palette))
    first = load_minimal_course().get_value(Palette).colours[0]
    assert SCHEMES["light"]["tema-1-ink"] == first.light.ink and SCHEMES["dark"]["tema-1-tint"] == first.dark.tint
    assert filled.count("\n.tema-") == 5 and "palette:" not in filled
