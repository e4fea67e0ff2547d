"""The chart of the questions: how easy each one is, and how well it tells who knows from who doesn't.

A file to be opened by itself, so its colours are its own and it is white. What is flagged has a shape and a number,
which the report repeats, and not only a colour.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from course.files.drawing_templates import make_drawing_environment
from course.item_analysis.first_tries.analysis import AnalysedItem
from course.item_analysis.first_tries.flags import (
    FEWEST,
    LEAST_CORRELATION,
    LEAST_FACILITY,
    MOST_FACILITY,
    Evidence,
    format_correlation,
    weigh_evidence,
)
from course.language.numbers import format_share

_TEMPLATES = Path(__file__).parent / "templates"
WIDTH, HEIGHT = 760, 560
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 736, 84, 470
_RADIUS = 5
_LABEL_HEIGHT, _FIGURE_WIDTH = 13, 8
_STEP = 0.25  # between the lines of the vertical scale


class Mark(NamedTuple):
    """A question: its centre, whether enough people answered it, its number if it is flagged, and its name."""

    x: float
    y: float
    is_known: bool
    number: int | None
    name: str


class Label(NamedTuple):
    """The number beside a mark: the left end of its baseline."""

    x: float
    y: float
    text: str


class Tick(NamedTuple):
    """A place of a scale, and what is written there."""

    at: float
    text: str


def number_flagged(items: Sequence[AnalysedItem]) -> dict[str, int]:
    """The number, from 1, of each question that is flagged: the same in the chart and in the report."""
    flagged = (item.question.id for item in items if item.flags)
    return {identifier: number for number, identifier in enumerate(flagged, start=1)}


def draw_items(items: Sequence[AnalysedItem], people: int) -> str:
    """The SVG of the questions whose correlation can be computed. `people`: how many handed in their answers."""
    numbers = number_flagged(items)
    shown = [item for item in items if item.statistics.correlation is not None]
    lowest = min([0.0, *(item.statistics.correlation or 0.0 for item in shown)])
    bottom = math.floor(lowest / _STEP) * _STEP
    marks = [_place(item, numbers.get(item.question.id), bottom) for item in shown]
    labels = _place_labels(marks)
    ticks = [bottom + _STEP * step for step in range(round((1 - bottom) / _STEP) + 1)]
    template = make_drawing_environment(_TEMPLATES).get_template("items.svg.jinja")
    return template.render(
        width=WIDTH,
        height=HEIGHT,
        left=_LEFT,
        right=_RIGHT,
        top=_TOP,
        bottom=_BOTTOM,
        radius=_RADIUS,
        marks=marks,
        labels=labels,
        unlabelled=sum(mark.number is not None for mark in marks) - len(labels),
        easiest=_place_facility(MOST_FACILITY),
        hardest=_place_facility(LEAST_FACILITY),
        flattest=_place_correlation(LEAST_CORRELATION, bottom),
        zero=_place_correlation(0, bottom),
        facilities=[Tick(_place_facility(each / 100), format_share(each / 100)) for each in (0, 20, 40, 60, 80, 95)],
        correlations=[Tick(_place_correlation(each, bottom), format_correlation(each)) for each in ticks],
        people=people,
        total=len(items),
        flagged=len(numbers),
        hidden=len(items) - len(shown),
        fewest=FEWEST,
    )


def _place(item: AnalysedItem, number: int | None, bottom: float) -> Mark:
    measured = item.statistics
    correlation = measured.correlation or 0.0
    is_known = weigh_evidence(measured.rest_answers) is not Evidence.NONE
    facility, shown = format_share(measured.facility), format_correlation(correlation)
    name = f"{item.question.id}: facilidad {facility}, correlación {shown}, {measured.answers} respuestas"
    return Mark(_place_facility(measured.facility), _place_correlation(correlation, bottom), is_known, number, name)


def _place_facility(facility: float) -> float:
    return _LEFT + (_RIGHT - _LEFT) * facility


def _place_correlation(correlation: float, bottom: float) -> float:
    return _BOTTOM - (_BOTTOM - _TOP) * (correlation - bottom) / (1 - bottom)


def _place_labels(marks: Sequence[Mark]) -> list[Label]:
    """The numbers, each at the first side of its mark where it covers neither another number nor a numbered mark.

    If none is free, it covers a mark; where it would cover a number, there is none.
    """
    numbered = [mark for mark in marks if mark.number is not None]
    taken = [_Box(mark.x - _RADIUS, mark.y - _RADIUS, mark.x + _RADIUS, mark.y + _RADIUS) for mark in numbered]
    labels = []
    for own, mark in enumerate(numbered):
        width = _FIGURE_WIDTH * len(str(mark.number))
        gap = _RADIUS + 2
        places = [
            (mark.x + gap, mark.y + 4),
            (mark.x - gap - width, mark.y + 4),
            (mark.x - width / 2, mark.y - gap - 1),
            (mark.x - width / 2, mark.y + gap + _LABEL_HEIGHT - 3),
            *((mark.x + gap, mark.y + 4 + shift) for shift in (-_LABEL_HEIGHT, _LABEL_HEIGHT)),
            *((mark.x - gap - width, mark.y + 4 + shift) for shift in (-_LABEL_HEIGHT, _LABEL_HEIGHT)),
        ]
        others = taken[:own] + taken[own + 1 :]
        boxes = [_Box(x, y - _LABEL_HEIGHT + 3, x + width, y + 1) for x, y in places]
        clashes = [sum(box.overlaps(other) for other in others) + 9 * (box.right > WIDTH) for box in boxes]
        best = clashes.index(min(clashes))
        if not any(boxes[best].overlaps(other) for other in taken[len(numbered) :]):
            taken.append(boxes[best])
            labels.append(Label(*places[best], str(mark.number)))
    return labels


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: _Box) -> bool:
        is_beside = self.right <= other.left or other.right <= self.left
        return not (is_beside or self.bottom <= other.top or other.bottom <= self.top)
