"""The questions of the bank as somebody sees them who reads the options alone and never the prompt."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from course.model.base import get_tema_number
from course.model.question import QuestionBase
from course.model.question_kinds.choices import Answer
from course.model.question_kinds.two_tier import TIERS

# The lists of a kind with one right answer in each.
_ONE_RIGHT = {"single": ("answers",), "two_tier": TIERS}


class OptionSet(NamedTuple):
    """Options seen side by side: the question they belong to, its tema, its list, and which ones are right."""

    question: str
    tema: int
    field: str
    texts: tuple[str, ...]
    rights: frozenset[int]

    @property
    def right(self) -> int:
        """The place of the right option, where there is one only."""
        (place,) = self.rights
        return place


def list_single_sets(questions: Iterable[QuestionBase]) -> list[OptionSet]:
    """The sets with one right option: one for a `single`, two for a `two_tier`."""
    return [_make_set(question, field) for question in questions for field in _ONE_RIGHT.get(question.kind, ())]


def list_multiple_sets(questions: Iterable[QuestionBase]) -> list[OptionSet]:
    return [_make_set(question, "answers") for question in questions if question.kind == "multiple"]


def _make_set(question: QuestionBase, field: str) -> OptionSet:
    answers: list[Answer] = getattr(question, field)
    rights = frozenset(place for place, answer in enumerate(answers) if answer.correct)
    texts = tuple(answer.text for answer in answers)
    return OptionSet(question.id, get_tema_number(question.section), field, texts, rights)
