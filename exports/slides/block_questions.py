"""Which questions a session shows in each block of them. Pure, and quick: the guide of the session names them too.

The deck has one for each two minutes of the block, spread over its pages; all of them have their slides in the deck of
questions, where each has its number.
"""

from __future__ import annotations

import datetime
from typing import NamedTuple

from course.derived.session_work import list_work
from course.derived.sessions import TimedBlock, find_opened_pages, list_session_pages, time_blocks
from course.loaded.whole import Course
from course.model import Question, Session
from course.model.session import StudyBlock
from course.pages.outline import PageSource
from course.runtime.memory import recall
from exports.slides.block_index import say_numbers
from exports.slides.question_slides import ask, list_fitting_questions, make_room_question, number_questions

MINUTES_EACH = 2  # to be read, voted and explained
LEAST, MOST = 2, 8  # of a block


class BlockQuestions(NamedTuple):
    """The questions of the pages of a block, by their numbers in the deck of questions: those `shown`, and all."""

    shown: tuple[int, ...]
    all: tuple[int, ...]

    def tell(self) -> str:
        """«En las diapositivas, las preguntas 1 y 4; en el archivo de preguntas, las preguntas 1 a 8.»"""
        return f"En las diapositivas, {_name(self.shown)}; en el archivo de preguntas, {_name(self.all)}."


def choose_questions(course: Course, session: Session) -> dict[datetime.time, BlockQuestions]:
    """The questions of each block that shows any, by the time when it begins. A question is shown in one block only."""
    questions = {page.uri: list_fitting_questions(course, page) for page in list_session_pages(course, session)}
    numbers = number_questions(questions.values())
    opened = find_opened_pages(course)
    shown: set[str] = set()
    blocks = {}
    for timed in time_blocks(session):
        pages = _list_pages(course, timed, opened)
        free = [(page, [each for each in questions[page.uri] if each.id not in shown]) for page in pages]
        chosen = [each.id for each in _choose(course, free, count_shown(timed.block.minutes))]
        if chosen:
            shown.update(chosen)
            every = tuple(numbers[each.id] for page in pages for each in questions[page.uri])
            blocks[timed.start] = BlockQuestions(tuple(sorted(numbers[each] for each in chosen)), every)
    return blocks


def tell_questions(course: Course, session: Session) -> dict[datetime.time, str]:
    """What the guide says of the questions of each block, by the time when it begins."""
    return {start: questions.tell() for start, questions in choose_questions(course, session).items()}


def count_shown(minutes: int) -> int:
    """How many questions the deck shows, at most, in a block of these minutes."""
    return min(max(minutes // MINUTES_EACH, LEAST), MOST)


def _list_pages(course: Course, timed: TimedBlock, opened: dict[str, PageSource]) -> list[PageSource]:
    block = timed.block
    if not isinstance(block, StudyBlock) or block.kind != "questions":
        return []
    return [work.page for work in list_work(course, block, opened) if work.page is not None]


def _choose(course: Course, pages: list[tuple[PageSource, list[Question]]], most: int) -> list[Question]:
    """One of each page, and of all of them again until there are enough; of each, those with fewer slides first."""
    ordered = [sorted(own, key=lambda each: _count_slides(course, page, each)) for page, own in pages]
    ordered = [own for own in ordered if own]
    if len(ordered) > most:
        return [ordered[number * (len(ordered) - 1) // (most - 1)][0] for number in range(most)]
    ranked = sorted((rank, place) for place, own in enumerate(ordered) for rank in range(len(own)))
    return [ordered[place][rank] for rank, place in ranked[:most]]


def _count_slides(course: Course, page: PageSource, question: Question) -> int:
    def count() -> int:
        return len(ask("", make_room_question(course, page, question)))

    return recall("exports.asked_slides", repr((question, page.title)), count)


def _name(numbers: tuple[int, ...]) -> str:
    return f"{'las' if len(numbers) > 1 else 'la'} {say_numbers('pregunta', numbers)}"
