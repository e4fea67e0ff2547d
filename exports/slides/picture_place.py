"""Where a drawing goes on its slide, with its title and its source: where it can be largest.

Its source is in a line below it, or in a column beside it; in that column the title is too, if the drawing is tall. A
source is always whole, in letters of `SOURCE_SIZE`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from exports.slides.geometry import BODY, SOURCE_SIZE, TITLE, TITLE_SIZE, Box
from exports.slides.measuring import LINE_HEIGHT, count_lines
from exports.slides.plan import Picture
from exports.slides.text import Run

_GAP = 16.0
_SOURCE_GAP = 6.0
_BOTTOM = BODY.y + BODY.height
# The widths that a column of text may have: of a source alone, or of the title too.
_SOURCE_WIDTHS = range(150, 420, 10)
_TITLE_WIDTHS = range(250, 420, 10)
_TITLE_LINES = 5  # in a column
_VIEW = re.compile(rb'viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"')


class PicturePlace(NamedTuple):
    """Where the title of a slide, its drawing and the source of this are, and the points that a unit of it takes."""

    title: Box
    picture: Box
    source: Box
    scale: float


def place_picture(picture: Picture) -> PicturePlace:
    """The place of the largest drawing; of those that are as large, the first one."""
    size = _read_size(picture.file)
    places = [_place_below(picture, size), *_place_beside(picture, size), *_place_in_column(picture, size)]
    return max(places, key=lambda place: place.scale)


def measure_scale(picture: Picture) -> float:
    """How many points a unit of a drawing takes on its slide."""
    return place_picture(picture).scale


def _place_below(picture: Picture, size: tuple[float, float]) -> PicturePlace:
    """Under the title, with the source below, both in the middle."""
    title = _shorten_title(picture)
    source_height = _measure_source(picture, BODY.width)
    top = title.y + title.height + _GAP
    scale = _fit(size, BODY.width, _BOTTOM - top - source_height - _SOURCE_GAP)
    width, height = size[0] * scale, size[1] * scale
    source = Box(BODY.x, top + height + _SOURCE_GAP, BODY.width, source_height)
    return PicturePlace(title, Box(BODY.x + (BODY.width - width) / 2, top, width, height), source, scale)


def _place_beside(picture: Picture, size: tuple[float, float]) -> Iterator[PicturePlace]:
    """Under the title, with the source in a column at its right."""
    title = _shorten_title(picture)
    top = title.y + title.height + _GAP
    for column in _SOURCE_WIDTHS if picture.source else ():
        if _measure_source(picture, column) <= _BOTTOM - top:
            scale = _fit(size, BODY.width - column - _GAP, _BOTTOM - top)
            width, height = size[0] * scale, size[1] * scale
            x = BODY.x + width + _GAP
            source = Box(x, top, BODY.x + BODY.width - x, _BOTTOM - top)
            yield PicturePlace(title, Box(BODY.x, top, width, height), source, scale)


def _place_in_column(picture: Picture, size: tuple[float, float]) -> Iterator[PicturePlace]:
    """As high as the slide, at the right of a column with the title and, at its foot, the source."""
    for column in _TITLE_WIDTHS:
        lines = count_lines((Run(picture.title, is_bold=True),), TITLE_SIZE, column)
        title = Box(TITLE.x, TITLE.y, column, lines * TITLE_SIZE * LINE_HEIGHT)
        source_height = _measure_source(picture, column)
        if lines <= _TITLE_LINES and title.height + _GAP + source_height <= _BOTTOM - TITLE.y:
            room = BODY.width - column - _GAP
            scale = _fit(size, room, _BOTTOM - TITLE.y)
            width, height = size[0] * scale, size[1] * scale
            left, top = BODY.x + BODY.width - (room + width) / 2, TITLE.y + (_BOTTOM - TITLE.y - height) / 2
            source = Box(TITLE.x, _BOTTOM - source_height, column, source_height)
            yield PicturePlace(title, Box(left, top, width, height), source, scale)


def _shorten_title(picture: Picture) -> Box:
    """The place of titles, cut at the foot of this one, which is in its middle."""
    lines = count_lines((Run(picture.title, is_bold=True),), TITLE_SIZE, TITLE.width)
    margin = (TITLE.height - lines * TITLE_SIZE * LINE_HEIGHT) / 2
    return TITLE if margin <= 0 else Box(TITLE.x, TITLE.y + margin, TITLE.width, TITLE.height - 2 * margin)


def _measure_source(picture: Picture, width: float) -> float:
    """The height of its source in a column of this width, in points."""
    return count_lines(picture.source, SOURCE_SIZE, width) * SOURCE_SIZE * LINE_HEIGHT if picture.source else 0


def _read_size(file: bytes) -> tuple[float, float]:
    match = _VIEW.search(file)
    if match is None:
        raise ValueError("a drawing says how large it is in its viewBox")
    return float(match[1]), float(match[2])


def _fit(size: tuple[float, float], width: float, height: float) -> float:
    return min(width / size[0], height / size[1])
