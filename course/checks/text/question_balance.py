"""What the right answers of the whole bank have in common, and the wrong ones lack, or the other way round.

Each rule compares shares of the bank, so that no single question is at fault: the finding is reported on the list of
questions of the first file. Signs are those of the blind reader (`course/item_analysis/option_signs.py`), which puts
them together and measures what they give away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from course.findings import Finding
from course.item_analysis.option_sets import OptionSet, list_multiple_sets, list_single_sets
from course.item_analysis.option_signs import ABSOLUTE, AND, HEDGE, REASON, Sign
from course.language.numbers import format_share
from course.loaded.located import Located
from course.model import Question
from course.model.question_kinds.base import OPTION_LETTERS
from course.model.question_kinds.true_false import TrueFalseQuestion

# With fewer options, or statements, of each side, a difference may be due to chance.
FEWEST_OPTIONS, FEWEST_STATEMENTS, FEWEST_MULTIPLES = 60, 20, 20
# How far apart the shares of right and wrong ones that have a sign may be: 0..1.
FARTHEST_OPTIONS, FARTHEST_STATEMENTS = 0.10, 0.25
# Of the questions with several right answers, how many may have one right in the same place, and the same number.
LEAST_IN_A_PLACE, MOST_IN_A_PLACE, MOST_SAME_COUNT = 0.3, 0.7, 0.6

_SIGNS = (
    (REASON, "da razones («porque», «pues»…)"),
    (AND, "lleva « y »"),
    (ABSOLUTE, "es tajante («solo», «todo»…)"),
    (HEDGE, "lleva matices («casi», «si»…)"),
)
_ADVICE = "que pase por igual en unas y otras"


class Sides(NamedTuple):
    """How many right ones and wrong ones there are, and how many of each have a sign."""

    right: int
    right_with: int
    wrong: int
    wrong_with: int

    @property
    def are_apart(self) -> float:
        """How far apart the shares with the sign are: 0..1."""
        return abs(self.right_with / self.right - self.wrong_with / self.wrong)


def check_balance(questions: Sequence[Located[Question]]) -> Iterator[Finding]:
    """The findings about the whole bank."""
    if not questions:
        return
    values = [question.value for question in questions]
    multiples = list_multiple_sets(values)
    found = [
        *_check_options([*list_single_sets(values), *multiples]),
        *_check_statements([value for value in values if isinstance(value, TrueFalseQuestion)]),
        *_check_places(multiples),
        *_check_numbers(multiples),
    ]
    for message, suggestion in found:
        yield questions[0].document.make_finding(("questions",), message, suggestion)


def _check_options(sets: Sequence[OptionSet]) -> Iterator[tuple[str, str]]:
    for sign, name in _SIGNS:
        rows = [
            (place in options.rights, bool(value))
            for options in sets
            for place, value in enumerate(sign.measure(options.texts))
        ]
        sides = _count_sides(rows)
        if min(sides.right, sides.wrong) >= FEWEST_OPTIONS and sides.are_apart > FARTHEST_OPTIONS:
            yield _tell(name, sides, "respuestas correctas"), _ADVICE


def _check_statements(questions: Sequence[TrueFalseQuestion]) -> Iterator[tuple[str, str]]:
    for sign, name in ((ABSOLUTE, "es tajante («solo», «todo»…)"), (HEDGE, "lleva matices («casi», «si»…)")):
        sides = _count_sides([(question.correct, _has(sign, question.prompt)) for question in questions])
        if min(sides.right, sides.wrong) >= FEWEST_STATEMENTS and sides.are_apart > FARTHEST_STATEMENTS:
            yield _tell(name, sides, "afirmaciones verdaderas"), _ADVICE


def _check_places(sets: Sequence[OptionSet]) -> Iterator[tuple[str, str]]:
    """Each of the places that all of them have is right in some and wrong in others."""
    if len(sets) < FEWEST_MULTIPLES:
        return
    for place, letter in zip(range(min(len(options.texts) for options in sets)), OPTION_LETTERS, strict=False):
        share = sum(place in options.rights for options in sets) / len(sets)
        if not LEAST_IN_A_PLACE <= share <= MOST_IN_A_PLACE:
            message = (
                f"la «{letter}» es correcta en el {format_share(share)} de las preguntas `multiple`, y eso las delata"
            )
            yield message, f"que lo sea entre el {format_share(LEAST_IN_A_PLACE)} y el {format_share(MOST_IN_A_PLACE)}"


def _check_numbers(sets: Sequence[OptionSet]) -> Iterator[tuple[str, str]]:
    """How many options there are does not tell how many are right."""
    for size in sorted({len(options.texts) for options in sets}):
        counts = Counter(len(options.rights) for options in sets if len(options.texts) == size)
        right, count = counts.most_common(1)[0]
        if counts.total() >= FEWEST_MULTIPLES and count > MOST_SAME_COUNT * counts.total():
            share = format_share(count / counts.total())
            message = (
                f"de las preguntas `multiple` de {size} respuestas, el {share} llevan {right}"
                f" correcta{'s' if right > 1 else ''}, y eso las delata"
            )
            yield message, "que alguna lleve más o menos"


def _count_sides(rows: Sequence[tuple[bool, bool]]) -> Sides:
    """`rows`: whether each one is right, and whether it has the sign."""
    counts = Counter(rows)
    return Sides(
        right=counts[True, True] + counts[True, False],
        right_with=counts[True, True],
        wrong=counts[False, True] + counts[False, False],
        wrong_with=counts[False, True],
    )


def _tell(name: str, sides: Sides, right_ones: str) -> str:
    right, wrong = format_share(sides.right_with / sides.right), format_share(sides.wrong_with / sides.wrong)
    return f"{name}: el {right} de las {right_ones} y el {wrong} de las falsas, y eso las delata"


def _has(sign: Sign, text: str) -> bool:
    (value,) = sign.measure([text])
    return bool(value)
