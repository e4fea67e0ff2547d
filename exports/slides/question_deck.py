"""The room's questions of a session, without devices: each one on a slide, and its answer on the next. Pure."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from course.derived.sessions import list_session_pages
from course.language.sentences import end_sentence
from course.loaded.whole import Course
from course.model import Session
from exports.slides.fitting import finish_titles
from exports.slides.page_turn import choose_tema, name_page
from exports.slides.plan import Deck, Line, Look, Slide
from exports.slides.question_slides import answer, ask, list_room_questions, number_questions
from exports.slides.text import Run

_HOW = "A mano alzada. Si hay varias correctas, se vota letra por letra. La respuesta está en la diapositiva siguiente."


def plan_questions(course: Course, session: Session) -> Deck:
    """The deck with all the essential questions of the pages of a session that a room can answer."""
    facts, pages = course.facts, list_session_pages(course, session)
    lines = (
        Line((Run(_HOW),)),
        Line((Run(end_sentence(session.focus)),)),
        Line((Run(facts.title),)),
    )
    slides = [Slide(f"Sesión {session.number}: preguntas", lines, 24, look=Look.COVER)]
    questions = [list_room_questions(course, page) for page in pages]
    numbers = number_questions(questions)
    for question in chain.from_iterable(questions):
        number = numbers[question.id]
        notes = (name_page(question.page, question.tema), *question.notes)
        for slide in (
            *ask(f"Pregunta {number} · {question.page}", question),
            *answer(f"Respuesta {number} · {question.page}", question),
        ):
            slides.append(replace(slide, notes=notes))
    return Deck(
        f"{facts.title}. Preguntas de la sesión {session.number}",
        choose_tema(pages),
        finish_titles(slides),
    )
