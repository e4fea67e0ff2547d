"""Where the questions of a page are: which of them each call of `quiz` shows, their order, and where each is explained.

A call with identifiers shows those questions; `quiz()`, those of the page that no other call names. A page numbers its
questions once, wherever they are cited: the essential ones in the order in which it shows them, and then the rest.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from course.loaded.parts import CourseParts
from course.model import Question
from course.pages.macro_calls import MacroCall, find_macro_calls
from course.pages.outline import PageHeading, PageSource


class QuizCall(NamedTuple):
    """A call: its line, the ids that it shows, known or not, and whether it names them.

    `is_last`: it is the last one of its page, which has the key and counts the answers of all of them.
    """

    line: int
    ids: tuple[str, ...]
    is_named: bool
    is_last: bool


def list_quiz_calls(course: CourseParts, page: PageSource) -> list[QuizCall]:
    """The calls of a page, in order; those with arguments that can't be read are left out."""
    calls = [call for call in find_macro_calls(page)[0] if call.name == "quiz" and _is_readable(call)]
    rest = tuple(question.id for question in find_remaining(course, page))
    return [QuizCall(call.line, tuple(call.texts) or rest, bool(call.texts), call is calls[-1]) for call in calls]


def _is_readable(call: MacroCall) -> bool:
    """Whether it names questions, or has no arguments. What else it may have, `macro_calls.py` reports."""
    return call.is_literal and bool(call.texts or not (call.arguments or call.keywords))


def find_remaining(course: CourseParts, page: PageSource) -> list[Question]:
    """The questions of a page that no call of it names, in the order of the bank."""
    named = {name for call in find_macro_calls(page)[0] if call.name == "quiz" for name in call.texts}
    return [question for question in course.find_questions_on_page(page) if question.id not in named]


def order_page_questions(course: CourseParts, page: PageSource) -> list[Question]:
    """The questions of a page in the order of their numbers, from 1."""
    questions = {question.id: question for question in course.find_questions_on_page(page)}
    shown = dict.fromkeys(chain.from_iterable(call.ids for call in list_quiz_calls(course, page)))
    order = [questions[identifier] for identifier in dict.fromkeys([*shown, *questions]) if identifier in questions]
    return put_essential_first(order)


def put_essential_first(questions: Iterable[Question]) -> list[Question]:
    """The questions of a page in the order of their numbers, from those in the order in which it shows them."""
    return sorted(questions, key=lambda question: question.route != "essential")


def find_explanation(course: CourseParts, question: Question) -> PageHeading | None:
    """The part of its page where a question is explained; None if it is the whole section."""
    page = course.index.find_page(question.section)
    if page is None or question.heading is None or question.heading == question.section.partition("/")[2]:
        return None
    return page.find_heading(question.heading)
