"""The questions of a test as they are printed, in no format. Texts are inline HTML, as `render_inline` makes it."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from course.model.question import QuestionBase


class PrintedList(NamedTuple):
    """What is read under a prompt: lines with a letter or, if `has_numbers`, a number, in order. `lead` goes before."""

    items: tuple[Markup, ...]
    lead: str = ""
    has_numbers: bool = False


class PrintedQuestion(NamedTuple):
    """A question: what to do, its prompt and its lists; what its cell of the answer sheet has, and the right answer.

    Each line of `cell` and of `key` is plain text. `explanation` says in words what is right and why, line by line.
    """

    question: QuestionBase
    task: str
    prompt: Markup
    lists: tuple[PrintedList, ...]
    cell: tuple[str, ...]
    key: tuple[str, ...]
    explanation: tuple[Markup, ...]


class ExamPaper(NamedTuple):
    """A variant of the final test: its letter, its name on the site, and its questions."""

    letter: str
    seed: str
    questions: tuple[PrintedQuestion, ...]
