"""What a book prints of a question: its view with the answers in the order of the sheet, each with its letter there.

A kind that a book can print is one row here, and a macro of its name in each of the two templates (`worksheet.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from course.model.question import Question
from course.model.question_kinds.base import OPTION_LETTERS
from exports.book.answer_order import order_answers

# The lists of answers of each kind that are in another order for each sheet; those of the other kinds have their own.
MIXED_LISTS: Mapping[str, tuple[str, ...]] = {
    "single": ("choices",),
    "multiple": ("choices",),
    "true_false": (),
    "blank": (),
    "matching": (),
    "ordering": (),
    "numeric": (),
    "open": (),
    "two_tier": ("choices", "reasons"),
}


def make_printed_view(question: Question, order: str) -> dict[str, Any]:
    """The data of a question as it is printed. `order` names that of the answers: on the site, the title of the sheet.

    Raises KeyError if the kind can't be printed.
    """
    view: dict[str, Any] = question.make_view()
    if not view.get("keeps_order"):
        for name in MIXED_LISTS[question.kind]:
            view[name] = _mix(view[name], f"{order} {question.id}")
    if question.kind == "ordering":
        letters = {step["value"]: letter for step, letter in zip(view["steps"], OPTION_LETTERS, strict=False)}
        view["ordered"] = [{**step, "letter": letters[step["value"]]} for step in view["ordered"]]
    return view


def _mix(choices: list[dict[str, Any]], seed: str) -> list[dict[str, Any]]:
    """The answers in the order of a seed; the letters stay in theirs."""
    places = order_answers([choice["value"] for choice in choices], seed)
    return [{**choices[place], "letter": choices[now]["letter"]} for now, place in enumerate(places)]
