"""The files to print a session: a PDF for each size of group, of each session whose guide has something to hand out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from itertools import pairwise

from course.derived.activity_sheets import list_sheet_activities
from course.derived.printing import list_packed
from course.derived.session_guides import CompleteGuide, complete_guide
from course.derived.sessions import find_guide
from course.loaded.whole import Course
from course.model.session_guide import GROUP_SIZES
from exports.activity_sheets.documents import SHEET_LOOKS, write_sheets
from exports.activity_sheets.files import find_starts, read_sheets
from exports.cards.document import CARD_LOOKS
from exports.pdf.missing_signs import locating_missing_signs
from exports.pdf.typesetting import read_looks, typeset
from exports.print_packs.contents import Pack, list_packed_documents, make_pack
from exports.print_packs.document import PACK_LOOKS, write_pack
from exports.print_packs.document_sheet import DOCUMENT_LOOKS, write_document_sheets
from exports.request import ExportRequest

_LOOKS = (SHEET_LOOKS, CARD_LOOKS, DOCUMENT_LOOKS, PACK_LOOKS)
_Read = Callable[[], tuple[Pack, Mapping[str, bytes]]]


def plan_print_packs(request: ExportRequest) -> Mapping[str, Callable[[], bytes]]:
    """How each file is made, by its name: `curso-sesion-4-imprimir-15.pdf`. To make one may raise ExportError."""
    files: dict[str, Callable[[], bytes]] = {}
    for session in request.list_sessions():
        found = find_guide(request.course, session.number)
        guide = complete_guide(request.course, found) if found else None
        if guide is None or not list_packed(guide.printed):
            continue
        read = cache(partial(_read_pack, request, guide))  # the three sizes are made of the same pages
        for position, size in enumerate(GROUP_SIZES):
            files[request.name_session_file(session, f"imprimir-{size}.pdf")] = partial(_build, read, position)
    return files


def _read_pack(request: ExportRequest, guide: CompleteGuide) -> tuple[Pack, Mapping[str, bytes]]:
    """What is printed for a session, and the files that its source takes."""
    sheets, images = read_sheets(request, guide.session, list_sheet_activities(request.course, guide.session))
    files = {**images}
    for looks in _LOOKS:
        files |= read_looks(looks)
    with locating_missing_signs(request.course):
        starts, document_pages = find_starts(write_sheets(sheets), files), _count_pages(request.course, guide, files)
        return make_pack(request.course, guide, sheets, starts, document_pages), files


def _count_pages(course: Course, guide: CompleteGuide, files: Mapping[str, bytes]) -> dict[str, int]:
    """How many pages each document in the file of a session takes, by its id."""
    documents = list_packed_documents(guide)
    if not documents:
        return {}
    starts = find_starts(write_document_sheets(course, guide.session, documents), files)
    return {each.id: following - first for each, (first, following) in zip(documents, pairwise(starts), strict=True)}


def _build(read: _Read, position: int) -> bytes:
    pack, files = read()
    with locating_missing_signs(pack.course):
        return typeset(write_pack(pack, position), files)
