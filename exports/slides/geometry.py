"""Where things are on a slide of 16:9, in points from its top left corner, and how large its letters are, in points."""

from __future__ import annotations

import re
from typing import NamedTuple

WIDTH, HEIGHT = 960.0, 540.0
_MARGIN = 44.0


class Box(NamedTuple):
    """A rectangle, in points."""

    x: float
    y: float
    width: float
    height: float


TITLE = Box(_MARGIN, 24, WIDTH - 2 * _MARGIN, 72)
BODY = Box(_MARGIN, 108, WIDTH - 2 * _MARGIN, 388)
FOOTER = Box(_MARGIN, 504, WIDTH - 2 * _MARGIN - 80, 20)
NUMBER = Box(WIDTH - _MARGIN - 70, 504, 70, 20)
COVER_TITLE = Box(80, 130, WIDTH - 160, 120)
COVER_TEXT = Box(80, 270, WIDTH - 160, 190)
BAR = Box(0, 0, 14, HEIGHT)

INDENT = 46.0  # of a line with a mark
SPACE = 10.0  # between two lines
LETTER_SCALE = 1.2  # of the letter of an option, next to its text

SIZE = 22  # of the text of a full slide: fourteen words a line
TITLE_SIZE = 28
COVER_TITLE_SIZE = 44
SOURCE_SIZE = 14
_SOURCE_HEIGHT = 40.0  # of two lines
_SOURCE_WIDTH, _GAP = 230.0, 16.0
_VIEW = re.compile(rb'viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"')


class PicturePlace(NamedTuple):
    """Where a drawing and its source are."""

    picture: Box
    source: Box


def place_picture(file: bytes) -> PicturePlace:
    """A drawing as large as it can be: with its source below if it is wide, or at its right."""
    below, scale_below = _fit(file, BODY.width, BODY.height - _SOURCE_HEIGHT)
    beside, scale_beside = _fit(file, BODY.width - _SOURCE_WIDTH - _GAP, BODY.height)
    if scale_below >= scale_beside:
        source = Box(BODY.x, BODY.y + below.height + 6, BODY.width, _SOURCE_HEIGHT)
        return PicturePlace(below._replace(x=BODY.x + (BODY.width - below.width) / 2), source)
    x = BODY.x + beside.width + _GAP
    return PicturePlace(beside, Box(x, BODY.y, BODY.x + BODY.width - x, BODY.height))


def measure_scale(file: bytes) -> float:
    """How many points a unit of a drawing takes on its slide."""
    width, _ = _read_size(file)
    return place_picture(file).picture.width / width


def _read_size(file: bytes) -> tuple[float, float]:
    match = _VIEW.search(file)
    if match is None:
        raise ValueError("a drawing says how large it is in its viewBox")
    return float(match[1]), float(match[2])


def _fit(file: bytes, width: float, height: float) -> tuple[Box, float]:
    own_width, own_height = _read_size(file)
    scale = min(width / own_width, height / own_height)
    return Box(BODY.x, BODY.y, own_width * scale, own_height * scale), scale
