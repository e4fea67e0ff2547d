"""The files of the slides: three decks for each session, or for the one that is asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache, partial

from course.derived.sessions import find_guide, find_opened_pages, list_session_pages
from course.loaded.whole import Course
from course.model import Palette, Session
from course.pages.outline import PageSource
from exports.book.sections import LostSectionError
from exports.book.site_pages import read_page, read_site_colours
from exports.request import BuiltSite, ExportError, ExportRequest
from exports.slides.deck_file import write_deck
from exports.slides.page_content import PageContent, read_page_content
from exports.slides.plan import Deck
from exports.slides.question_deck import plan_questions
from exports.slides.question_slides import list_left_out
from exports.slides.session_deck import plan_session
from exports.slides.template import Colours

SUFFIX = ".pptx"


def plan_slides(request: ExportRequest) -> Mapping[str, Callable[[], bytes]]:
    """How each file is made, by its name: that of the trainer with notes, the hand-out, and the room's questions."""
    files: dict[str, Callable[[], bytes]] = {}
    find_colours = cache(lambda: read_slide_colours(request.get_site()))
    for session in request.list_sessions():
        deck = cache(partial(_plan_session, request, session, find_colours))  # the hand-out has the same slides
        files[request.name_session_file(session, f"diapositivas{SUFFIX}")] = partial(_write, request, deck, True)
        files[request.name_session_file(session, f"reparto{SUFFIX}")] = partial(_write, request, deck, False)
        questions = partial(plan_questions, request.course, session)
        files[request.name_session_file(session, f"preguntas{SUFFIX}")] = partial(_write, request, questions, True)
    return files


def _plan_session(request: ExportRequest, session: Session, find_colours: Callable[[], Mapping[str, str]]) -> Deck:
    contents = read_contents(request.course, session, request.get_site(), find_colours())
    return plan_session(request.course, session, contents)


def read_slide_colours(site: BuiltSite) -> dict[str, str]:
    """The custom properties that drawings are painted with, on the white of a slide."""
    return {**read_site_colours(site.web), "--paper": "#ffffff"}


def read_contents(
    course: Course, session: Session, site: BuiltSite, colours: Mapping[str, str]
) -> dict[str, PageContent]:
    """What slides take from the pages of a session, by their paths under `docs/`. Raises ExportError."""
    guide, opened = find_guide(course, session.number), find_opened_pages(course)
    sections = {opened[name].uri: anchor for name, anchor in guide.tool_sections.items()} if guide else {}
    return {
        page.uri: _read_content(page, read_page(site.web, page.uri)[1], colours, sections.get(page.uri, ""))
        for page in list_session_pages(course, session)
    }


def _read_content(page: PageSource, written: str, colours: Mapping[str, str], tool_section: str) -> PageContent:
    try:
        return read_page_content(written, colours, tool_section)
    except LostSectionError as error:
        raise ExportError(f"En la página construida de {page.path} no hay ninguna herramienta en `{error}`.") from error


def _write(request: ExportRequest, plan: Callable[[], Deck], has_notes: bool) -> bytes:
    deck, facts = plan(), request.course.facts
    pair = request.course.get_value(Palette).colours[deck.tema - 1].light
    footer = f"{facts.title} · {facts.licences.content.name}"
    return write_deck(deck, facts.title, Colours(pair.ink, pair.tint), footer, has_notes)


def describe_left_out(request: ExportRequest) -> list[str]:
    """One line about the questions that a room can't answer by raising a hand, if there are any."""
    pages = {
        page.uri: page for session in request.list_sessions() for page in list_session_pages(request.course, session)
    }
    counts = Counter(question.kind for page in pages.values() for question in list_left_out(request.course, page))
    listed = ", ".join(f"`{kind}`: {count}" for kind, count in sorted(counts.items()))
    return [f"En las diapositivas no van las preguntas que no se contestan a mano alzada ({listed})."] if listed else []
