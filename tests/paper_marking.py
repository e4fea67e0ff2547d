"""Who marks a test on paper: what the key says, as the answer that the browser would grade."""

from __future__ import annotations

import random
import re
from typing import Any

from javascript import Realm

from course.item_analysis.guesses import make_guesses
from course.model.question import QuestionBase
from exports.book.printed_question import make_printed_view

# Of what is written the key has more than an answer: what else counts.
WRITTEN = ("blank", "numeric")


def read_response(question: QuestionBase, order: str, answer: str) -> list[str]:
    """The response of who answers so, as the browser stores it, on the paper whose answers have this order."""
    view: dict[str, Any] = make_printed_view(question, order)  # type: ignore[arg-type]
    kind = question.kind
    if kind in ("single", "multiple"):
        return [choice["value"] for choice in view["choices"] if choice["letter"] in answer.split(", ")]
    if kind == "true_false":
        return ["true" if answer == "V" else "false"]
    if kind == "two_tier":
        letters = answer.split(" porque ")
        lists = (view["choices"], view["reasons"])
        return [
            each["value"]
            for own, letter in zip(lists, letters, strict=True)
            for each in own
            if each["letter"] == letter
        ]
    if kind == "matching":
        matches = {option["letter"]: option["value"] for option in view["options"]}
        return [
            f"{view['pairs'][int(number) - 1]['value']}:{matches[letter]}"
            for number, letter in re.findall(r"(\d+) (\w)", answer)
        ]
    places = {int(number): "abcdefghi".index(letter) for letter, number in re.findall(r"(\w) (\d+)", answer)}
    return [view["steps"][places[number]]["value"] for number in sorted(places)]


def grade(realm: Realm, question: QuestionBase, response: list[str]) -> float:
    """The score of a response in the browser. The realm has the table of kinds as `table`."""
    described = make_guesses(question, 0, random.Random(0)).question
    score: float = realm.evaluate(
        "([kind, question, response]) => table.questionKinds[kind].grade(question, response).score",
        [question.kind, described, response],
    )
    return score
