"""A question as Moodle stores it once imported, and the score that it gives to a response.

A response is what the type takes: the positions chosen, the truth, the text typed, the text chosen for each
subquestion, the texts in order. Nobody but a person grades an essay.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

# Moodle's list of fractions; those below zero are their opposites.
_FRACTIONS = (
    *(1, 0.9, 0.8333333, 0.8, 0.75, 0.7, 0.6666667, 0.6, 0.5, 0.4, 0.3333333, 0.3, 0.25, 0.2),
    *(0.1666667, 0.1428571, 0.125, 0.1111111, 0.1, 0.05, 0),
)
_PRECISION = 1e-14
LONGEST_NAME = 255
LONGEST_TAG = 50


@dataclass(frozen=True)
class StoredAnswer:
    text: str
    fraction: float
    feedback: str = ""
    tolerance: float = 0


@dataclass(frozen=True)
class Stored:
    """A question in Moodle's bank. `settings` are those of its type."""

    type: str
    category: tuple[str, ...]
    name: str
    id: str
    text: str
    feedback: str
    answers: tuple[StoredAnswer, ...]
    subquestions: tuple[tuple[str, str], ...] = ()
    hints: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)

    def grade(self, response: Any) -> float:
        return _GRADERS[self.type](self, response)


def read_fraction(percentage: str) -> float:
    """The fraction of the list that a percentage is, as `match_grade_options`; any other one stops the import."""
    given = float(percentage) / 100
    for known in (sign * each for each in _FRACTIONS for sign in (1, -1)):
        if abs(given - known) < 0.00001:
            return known
    raise AssertionError(f"{percentage} % is not in Moodle's list")


def check_fractions(stored: Stored) -> None:
    """What Moodle asks of the fractions when it saves a question."""
    fractions = [answer.fraction for answer in stored.answers]
    if stored.type == "multichoice" and not stored.settings["single"]:
        assert round(sum(fraction for fraction in fractions if fraction > 0), 2) == 1
    elif stored.type in ("multichoice", "truefalse", "shortanswer", "numerical"):
        assert max(fractions) == 1


def _grade_choice(stored: Stored, response: Iterable[int]) -> float:
    chosen = list(response)
    if stored.settings["single"]:
        assert len(chosen) == 1
    return min(1, max(0, sum(stored.answers[place].fraction for place in chosen)))


def _grade_truth(stored: Stored, response: bool) -> float:
    (answer,) = (answer for answer in stored.answers if answer.text == str(response).lower())
    return answer.fraction


def find_short_answer(stored: Stored, response: str) -> StoredAnswer | None:
    """The first answer that a text matches: `*` stands for anything, and `\\*` for itself; case counts if `usecase`."""
    typed = unicodedata.normalize("NFC", response).strip()
    flags = re.DOTALL | (0 if stored.settings["usecase"] else re.IGNORECASE)
    for answer in stored.answers:
        pattern = unicodedata.normalize("NFC", answer.text)
        bits = (re.escape(bit.replace("\\*", "*")) for bit in re.split(r"(?<!\\)\*+", pattern))
        if re.fullmatch(".*".join(bits), typed, flags):
            return answer
    return None


def _grade_short_answer(stored: Stored, response: str) -> float:
    if not response.strip():
        return 0
    found = find_short_answer(stored, response)
    return found.fraction if found else 0


def find_number(stored: Stored, response: str, has_decimal_comma: bool = True) -> StoredAnswer | None:
    """The first answer that a number matches; None if it isn't a number, or has a unit and may not have one.

    With the Spanish language pack, the comma is the decimal sign, and a point too if there is no comma.
    """
    typed = response.replace(" ", "")
    if not has_decimal_comma or "." in typed or typed.count(",") > 1:
        typed = typed.replace(",", "")
    number = re.match(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?", typed.replace(",", "."))
    if number is None:
        return None
    unit = typed[number.end() :]
    if unit and stored.settings["showunits"] != 0:
        return None
    multiplier = stored.settings["units"].get(unit)
    value = float(number[0]) / multiplier if multiplier else float(number[0])
    for answer in stored.answers:
        if answer.text == "*":
            return answer
        right = float(answer.text)
        range_ = answer.tolerance + _PRECISION * max(answer.tolerance, abs(right), _PRECISION)
        if right - range_ <= value <= right + range_:
            # A wrong unit takes a part of the score only if units are graded.
            assert stored.settings["unitgradingtype"] == 0
            return answer
    return None


def _grade_number(stored: Stored, response: str) -> float:
    found = find_number(stored, response)
    return found.fraction if found else 0


def _grade_match(stored: Stored, response: Mapping[str, str]) -> float:
    """Right ones over all those with a text; two equal answers are one option."""
    asked = [(text, answer) for text, answer in stored.subquestions if text]
    return sum(response.get(text) == answer for text, answer in asked) / len(asked)


def _grade_order(stored: Stored, response: list[str]) -> float:
    """RELATIVE_NEXT_EXCLUDE_LAST: of each step but the last, whether the next one is the one that follows it."""
    assert stored.settings["gradingtype"] == "RELATIVE_NEXT_EXCLUDE_LAST" and stored.settings["selecttype"] == "ALL"
    texts = [answer.text for answer in stored.answers]
    following = dict(pairwise(response))
    return sum(following.get(one) == other for one, other in pairwise(texts)) / (len(texts) - 1)


_GRADERS = {
    "multichoice": _grade_choice,
    "truefalse": _grade_truth,
    "shortanswer": _grade_short_answer,
    "numerical": _grade_number,
    "match": _grade_match,
    "ordering": _grade_order,
}
