"""What Moodle keeps of a question, one class for each of its types that the course uses.

A kind of question of ours becomes one of them (`conversions.py`), and each file format writes them its own way. Shares
are parts of the question's score. Texts are HTML, unless it is said that they are plain.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

RIGHT, WRONG = Fraction(1), Fraction(0)


@dataclass(frozen=True)
class Answer:
    """An answer that may be chosen, with what it is worth and what is said to who chooses it."""

    text: str
    share: Fraction
    feedback: str


@dataclass(frozen=True)
class TypedAnswer(Answer):
    """A text to be compared with what is typed. It is plain, and a `*` stands for anything, unless it is escaped."""


@dataclass(frozen=True)
class NumberAnswer(Answer):
    """A number to be compared with what is typed, with a decimal point, or `*`; and how far from it one may be."""

    tolerance: str = "0"


@dataclass(frozen=True)
class Pair:
    """A thing, as HTML, and what belongs to it, as plain text."""

    item: str
    match: str


@dataclass(frozen=True)
class Choice:
    """Moodle's `multichoice`: one answer is chosen or, unless it `is_single`, several."""

    answers: tuple[Answer, ...]
    is_single: bool
    keeps_order: bool = False
    numbering: str = "abc"


@dataclass(frozen=True)
class TrueFalse:
    """Moodle's `truefalse`, with what is said to who chooses each."""

    correct: bool
    why_true: str
    why_false: str


@dataclass(frozen=True)
class ShortAnswer:
    """Moodle's `shortanswer`: the first answer that matches counts."""

    answers: tuple[TypedAnswer, ...]


@dataclass(frozen=True)
class Numerical:
    """Moodle's `numerical`: the first answer that matches counts."""

    answers: tuple[NumberAnswer, ...]
    unit: str | None


@dataclass(frozen=True)
class Match:
    """Moodle's `match`; the distractors are plain text."""

    pairs: tuple[Pair, ...]
    distractors: tuple[str, ...]


@dataclass(frozen=True)
class Ordering:
    """Moodle's `ordering`, in its core since 4.5: the steps in their order."""

    steps: tuple[str, ...]


@dataclass(frozen=True)
class Essay:
    """Moodle's `essay`: who marks it reads `grader_information`."""

    grader_information: str


Body = Choice | TrueFalse | ShortAnswer | Numerical | Match | Ordering | Essay


def write_percentage(share: Fraction) -> str:
    """A share as Moodle writes its own list of them, which it compares with five decimals: `100`, `33.33333`, `-50`."""
    return f"{float(share * 100):.5f}".rstrip("0").rstrip(".")
