"""Each series of a chart is visible on its background (WCAG 2.2, 1.4.11) and distinct with any colour vision."""

from __future__ import annotations

from itertools import combinations

import pytest
from test_contrast import resolve_colour

from course.charts.palette import DASHES, HATCHES, INK, PAPER, SERIES, SERIES_COUNT, SHAPES, SOFT, TRACK
from course.formulas.contrast import compute_contrast

COLOURS = [f"chart-{number}" for number in range(1, SERIES_COUNT + 1)]
# How each kind of vision mixes red, green and blue light (Machado, Oliveira and Fernandes, 2009, full severity).
VISIONS = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
LEAST_DIFFERENCE = 25  # CIE76; 2.3 is the smallest difference that an eye notices side by side


def see(colour: str, vision: str) -> tuple[float, float, float]:
    """A `#rrggbb` in CIELAB, as that kind of vision sees it."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    light = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    red, green, blue = (min(1, max(0, sum(a * b for a, b in zip(row, light, strict=True)))) for row in VISIONS[vision])
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116 for value in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("background", ["paper", "box"])
@pytest.mark.parametrize("colour", COLOURS)
def test_a_series_is_seen_on_its_background(colour: str, background: str, scheme: str) -> None:
    assert compute_contrast(resolve_colour(scheme, colour), resolve_colour(scheme, background)) >= 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_single_series_is_seen_on_the_track_of_its_scale(scheme: str) -> None:
    assert compute_contrast(resolve_colour(scheme, "chart-1"), resolve_colour(scheme, "line")) >= 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("vision", VISIONS)
def test_any_two_series_look_different(vision: str, scheme: str) -> None:
    for first, second in combinations(COLOURS, 2):
        seen = (see(resolve_colour(scheme, colour), vision) for colour in (first, second))
        difference = sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5
        assert difference >= LEAST_DIFFERENCE, f"{first}, {second}"


def test_every_series_has_a_second_sign_of_its_own() -> None:
    for signs in (HATCHES, DASHES, SHAPES):
        assert len({str(sign) for sign in signs}) == SERIES_COUNT


def test_every_colour_of_a_drawing_is_the_page_s() -> None:
    assert all(colour.startswith("var(--") for colour in (INK, SOFT, TRACK, PAPER, *SERIES))
