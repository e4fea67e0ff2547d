"""The files of the sheets of activities: what is handed out in each session, and the solutions for the trainer.

A session without activities that gives time to the plan has the sheet of the plan in the first. All have the second,
because it begins with what the trainer needs of the slides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial

from course.derived.activity_sheets import SheetActivity, list_sheet_activities
from course.derived.session_work import writes_plan
from course.loaded.whole import Course
from course.model import Session
from exports.activity_sheets.cutting import CutActivity, LostActivityError, cut_activity
from exports.activity_sheets.documents import SHEET_LOOKS, Sheets, write_sheets, write_solutions
from exports.book.chapters import BookForm, Chapter, make_book
from exports.book.site_pages import find_site_url, read_images, read_page, read_site_colours
from exports.pdf.document import size_drawings
from exports.pdf.missing_signs import locating_missing_signs
from exports.pdf.typesetting import query, read_looks, typeset
from exports.pdf.typst_source import write_lines
from exports.request import ExportError, ExportRequest
from exports.slides.files import read_contents
from exports.slides.session_deck import plan_session

_STARTS = "sheet-starts"  # in `sheet.typ`


def plan_activity_sheets(request: ExportRequest) -> Mapping[str, Callable[[], bytes]]:
    """How each file is made, by its name: `curso-sesion-4-actividades.pdf`, and the same with its solutions.

    To make them may raise ExportError.
    """
    course = request.course
    files: dict[str, Callable[[], bytes]] = {}
    for session in request.list_sessions():
        activities = list_sheet_activities(course, session)
        read = cache(partial(read_sheets, request, session, activities))  # both files are made of the same pages
        if activities or writes_plan(course, session):
            files[request.name_session_file(session, "actividades.pdf")] = partial(_build, course, read, write_sheets)
        write = partial(_write_solutions, request)
        files[request.name_session_file(session, "actividades-soluciones.pdf")] = partial(_build, course, read, write)
    return files


def read_sheets(
    request: ExportRequest, session: Session, activities: Sequence[SheetActivity]
) -> tuple[Sheets, Mapping[str, bytes]]:
    """What the documents of a session say, and the images of its pages by name."""
    site = request.get_site().web
    uris = list(dict.fromkeys(activity.page.uri for activity in activities))
    pages = dict(read_page(site, uri) for uri in uris)
    form = BookForm(find_site_url(pages) if pages else "", keeps_parts=True, is_printed=True)
    book = make_book(pages, read_site_colours(site), form)
    chapters = dict(zip(uris, book.chapters, strict=True))
    cut = [(activity, _cut(chapters[activity.page.uri], activity)) for activity in activities]
    return Sheets(request.course, session, cut, size_drawings(book.drawings)), read_images(site, book)


def find_starts(source: str, files: Mapping[str, bytes]) -> list[int]:
    """The pages on which each sheet of a source begins, and the one after all. `files` are those that the source takes.

    Raises ExportError, and MissingGlyphError.
    """
    return list(query(write_lines([source, f"#{_STARTS}"]), files, _STARTS))


def _write_solutions(request: ExportRequest, sheets: Sheets) -> str:
    session = sheets.session
    contents = read_contents(request.course, session, request.get_site(), {})  # no drawing is shown
    return write_solutions(sheets, plan_session(request.course, session, contents))


def _cut(chapter: Chapter, activity: SheetActivity) -> CutActivity:
    try:
        return cut_activity(chapter, activity.place, activity.sections)
    except LostActivityError as error:
        what = f"la actividad «{activity.box.name}», o lo que va con ella"
        raise ExportError(f"En la página construida de {activity.page.path} no está {what} ({error}).") from error


def _build(
    course: Course, read: Callable[[], tuple[Sheets, Mapping[str, bytes]]], write: Callable[[Sheets], str]
) -> bytes:
    sheets, images = read()
    with locating_missing_signs(course):
        return typeset(write(sheets), {**images, **read_looks(SHEET_LOOKS)})
