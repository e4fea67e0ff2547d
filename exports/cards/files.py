"""The files of the cards: a PDF for each session whose guide has some."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from course.derived.sessions import find_guide
from course.loaded.whole import Course
from course.model import SessionGuide
from exports.cards.document import CARD_LOOKS, write_cards
from exports.pdf.missing_signs import locating_missing_signs
from exports.pdf.typesetting import read_looks, typeset
from exports.request import ExportRequest


def plan_cards(request: ExportRequest) -> Mapping[str, Callable[[], bytes]]:
    """How each file is made, by its name: `curso-sesion-4-tarjetas.pdf`. To make one may raise ExportError."""
    return {
        request.name_session_file(session, "tarjetas.pdf"): partial(_build, request.course, guide)
        for session in request.list_sessions()
        if (guide := find_guide(request.course, session.number)) and guide.cards
    }


def _build(course: Course, guide: SessionGuide) -> bytes:
    with locating_missing_signs(course):
        return typeset(write_cards(course, guide), read_looks(CARD_LOOKS))
