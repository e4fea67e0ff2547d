"""The files of the cards: a PDF for each session whose guide has some."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path

from course.loaded.whole import Course
from course.model import SessionGuide
from exports.cards.document import CARD_LOOKS, write_cards
from exports.pdf.missing_signs import locating_missing_signs
from exports.pdf.typesetting import LOOKS, typeset
from exports.request import ExportRequest


def plan_cards(request: ExportRequest) -> Mapping[str, Callable[[], bytes]]:
    """How each file is made, by its name: `curso-sesion-4-tarjetas.pdf`. To make one may raise ExportError."""
    guides = {guide.session: guide for guide in request.course.list_values(SessionGuide) if guide.cards}
    return {
        request.name_file(f"-sesion-{session.number}-tarjetas.pdf"): partial(
            _build, request.course, guides[session.number]
        )
        for session in request.list_sessions()
        if session.number in guides
    }


def _build(course: Course, guide: SessionGuide) -> bytes:
    with locating_missing_signs(course):
        return typeset(write_cards(course, guide), _read_modules())


@cache
def _read_modules() -> Mapping[str, bytes]:
    return {path.name: path.read_bytes() for path in (LOOKS, Path(__file__).with_name(CARD_LOOKS))}
