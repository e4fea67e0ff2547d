"""The slides of this course's sessions, as plans: nothing overflows, and nothing is left out."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest

from course.derived.sessions import list_session_pages
from course.derived.titles import get_menu_name
from course.formulas.contrast import compute_contrast
from course.loaded.whole import Course
from course.model import Palette
from exports.activity_sheets.documents import SHEET_LOOKS
from exports.activity_sheets.projected import list_answers, write_projected
from exports.pdf.typesetting import read_looks, typeset
from exports.pdf.typst_source import write_call, write_document
from exports.request import BuiltSite
from exports.slides.block_questions import choose_questions
from exports.slides.files import read_contents
from exports.slides.fitting import MOST_LINES, SMALLEST, count_line_rows, measure_height
from exports.slides.geometry import BODY, SIZE
from exports.slides.plan import Deck, Look, Slide
from exports.slides.question_deck import plan_questions
from exports.slides.session_deck import MOST_SLIDES, plan_session
from exports.slides.template import INK, PAPER, SOFT

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def decks(built_site: Path, whole_course: Course) -> dict[int, Deck]:
    site = BuiltSite(built_site, built_site)
    return {
        session.number: plan_session(whole_course, session, read_contents(whole_course, session, site, {}))
        for session in whole_course.facts.sessions
    }


@pytest.fixture(scope="module")
def quizzes(whole_course: Course) -> dict[int, Deck]:
    return {session.number: plan_questions(whole_course, session) for session in whole_course.facts.sessions}


def list_slides(*groups: dict[int, Deck]) -> list[Slide]:
    return [slide for group in groups for deck in group.values() for slide in deck.slides]


def is_question(slide: Slide) -> bool:
    return slide.title.startswith(("Pregunta ", "Respuesta "))


def test_no_slide_overflows(decks: dict[int, Deck], quizzes: dict[int, Deck]) -> None:
    for slide in list_slides(decks, quizzes):
        if slide.look != Look.COVER and slide.lines:
            assert measure_height(slide.lines, slide.size) <= BODY.height, slide.title
            assert slide.size >= SMALLEST, slide.title


def test_text_has_six_lines_at_most(decks: dict[int, Deck]) -> None:
    for slide in list_slides(decks):
        if not is_question(slide):
            rows = sum(count_line_rows(line, slide.size) for line in slide.lines)
            assert rows <= MOST_LINES and slide.size >= SIZE, slide.title


def test_titles_are_unique_in_a_deck(decks: dict[int, Deck], quizzes: dict[int, Deck]) -> None:
    for deck in (*decks.values(), *quizzes.values()):
        titles = [slide.title for slide in deck.slides]
        assert len(set(titles)) == len(titles)


def test_a_session_has_forty_slides_or_more_and_a_turn_for_each_page(
    decks: dict[int, Deck], whole_course: Course
) -> None:
    for session in whole_course.facts.sessions:
        titles = [slide.title for slide in decks[session.number].slides]
        assert 40 <= len(titles) <= MOST_SLIDES, session.number
        for page in list_session_pages(whole_course, session):
            name = get_menu_name(whole_course, page)
            assert any(title == name or title.startswith(f"{name} (") for title in titles), name


def test_most_pages_show_the_tool_that_they_announce(decks: dict[int, Deck], whole_course: Course) -> None:
    pages = sum(len(list_session_pages(whole_course, session)) for session in whole_course.facts.sessions)
    tools = {slide.title.split(" (")[0] for slide in list_slides(decks) if slide.title.startswith("La herramienta · ")}
    assert len(tools) > pages / 2


def test_drawings_say_what_they_show(decks: dict[int, Deck]) -> None:
    pictures = [slide.picture for slide in list_slides(decks) if slide.picture]
    assert len(pictures) > 30
    assert all(picture.title and picture.description and picture.source for picture in pictures)


def test_the_drawing_of_an_activity_is_just_before_its_steps(decks: dict[int, Deck]) -> None:
    titles = [slide.title for slide in decks[4].slides]
    place = titles.index("La salida de la carrera popular (ejemplo ficticio)")
    assert titles[place + 1].startswith("Actividad: La foto de la carrera popular")


def test_the_slides_of_the_blocks_and_the_answers_fit_on_a_page(decks: dict[int, Deck], whole_course: Course) -> None:
    show = write_call("show: activity-paper.with", title="Soluciones")
    for session in whole_course.facts.sessions:
        deck = decks[session.number]
        shown = sum(len(each.shown) for each in choose_questions(whole_course, session).values())
        assert shown == len(list_answers(deck)) > 10
        assert [number for part in deck.parts for number in part.slides] == list(range(1, len(deck.slides) + 1))
        page = write_projected(deck, "Diapositivas", has_opening=True)
        with pymupdf.open(
            stream=typeset(write_document(SHEET_LOOKS.name, show, [page]), read_looks(SHEET_LOOKS))
        ) as pdf:
            assert len(pdf) == 1, session.number


def test_letters_are_read_on_each_background(whole_course: Course) -> None:
    for colour in whole_course.get_value(Palette).colours:
        for ink in (f"#{INK}", f"#{SOFT}", colour.light.ink):
            assert min(compute_contrast(ink, paper) for paper in (f"#{PAPER}", colour.light.tint)) >= 4.5
