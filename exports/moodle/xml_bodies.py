"""The part of each Moodle question that depends on its type, in Moodle's XML: one row a type."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from exports.moodle.bodies import (
    Answer,
    Body,
    Choice,
    Essay,
    Match,
    NumberAnswer,
    Numerical,
    Ordering,
    ShortAnswer,
    TrueFalse,
    write_percentage,
)
from exports.moodle.elements import Element, add, add_html, add_text

# What Moodle shows as HTML although it is plain: `<` opens a tag, and `&` an entity if the rest of one follows.
_READ_AS_HTML = re.compile(r"<|&(?=#?\w{1,8};)")


def add_body(question: Element, body: Body) -> None:
    """Add the elements of a body to its question, which has those of every type."""
    name, write = XML_TYPES[type(body)]
    question.set("type", name)
    write(question, body)


def write_match(text: str) -> str:
    """A plain text for a menu of Moodle's.

    Releases differ in what they escape there; all of them keep a numeric entity.
    """
    return _READ_AS_HTML.sub(lambda sign: f"&#{ord(sign[0])};", text)


def list_units(body: Numerical) -> list[str]:
    """The unit as it is written and as it is looked for: Moodle drops the spaces of what is typed before that."""
    return list(dict.fromkeys((body.unit, body.unit.replace(" ", "")))) if body.unit else []


def _add_choice(question: Element, body: Choice) -> None:
    add(question, "single", _write_truth(body.is_single))
    add(question, "shuffleanswers", int(not body.keeps_order))
    add(question, "answernumbering", body.numbering)
    if not body.is_single:
        add(question, "shownumcorrect")
    for answer in body.answers:
        _add_answer(question, answer, format="html")


def _add_true_false(question: Element, body: TrueFalse) -> None:
    for truth, why in ((True, body.why_true), (False, body.why_false)):
        percentage = "100" if truth is body.correct else "0"
        element = add_text(question, "answer", _write_truth(truth), fraction=percentage, format="moodle_auto_format")
        add_html(element, "feedback", why)


def _add_short_answer(question: Element, body: ShortAnswer) -> None:
    add(question, "usecase", 0)
    for answer in body.answers:
        _add_answer(question, answer, format="moodle_auto_format")


def _add_numerical(question: Element, body: Numerical) -> None:
    """A unit after the number is read and counts for nothing, whether it is the right one or not, as on the site."""
    for answer in body.answers:
        element = _add_answer(question, answer, format="moodle_auto_format")
        add(element, "tolerance", answer.tolerance if isinstance(answer, NumberAnswer) else 0)
    if body.unit:
        units = add(question, "units")
        for name in list_units(body):
            unit = add(units, "unit")
            add(unit, "multiplier", 1)
            add(unit, "unit_name", name)
    add(question, "unitgradingtype", 0)
    add(question, "unitpenalty", 0)
    add(question, "showunits", 0)
    add(question, "unitsleft", 0)


def _add_match(question: Element, body: Match) -> None:
    add(question, "shuffleanswers", 1)
    add(question, "shownumcorrect")
    for item, match in [*((pair.item, pair.match) for pair in body.pairs), *(("", text) for text in body.distractors)]:
        subquestion = add_html(question, "subquestion", item)
        add_text(subquestion, "answer", write_match(match))


def _add_ordering(question: Element, body: Ordering) -> None:
    settings = {
        "layouttype": "VERTICAL",
        "selecttype": "ALL",
        "selectcount": len(body.steps),
        "gradingtype": "RELATIVE_NEXT_EXCLUDE_LAST",
        "showgrading": "HIDE",
        "numberingstyle": "none",
    }
    for name, value in settings.items():
        add(question, name, value)
    add(question, "shownumcorrect")
    for step in body.steps:
        add_html(question, "answer", step, fraction="1")


def _add_essay(question: Element, body: Essay) -> None:
    settings = {"responseformat": "editor", "responserequired": 1, "responsefieldlines": 10}
    for name, value in {**settings, "attachments": 0, "attachmentsrequired": 0}.items():
        add(question, name, value)
    add_html(question, "graderinfo", body.grader_information)
    add_html(question, "responsetemplate", "")


def _add_answer(question: Element, answer: Answer, **attributes: str) -> Element:
    element = add_text(question, "answer", answer.text, fraction=write_percentage(answer.share), **attributes)
    add_html(element, "feedback", answer.feedback)
    return element


def _write_truth(truth: bool) -> str:
    return str(truth).lower()


XML_TYPES: Mapping[type[Body], tuple[str, Callable[[Element, Any], None]]] = {
    Choice: ("multichoice", _add_choice),
    TrueFalse: ("truefalse", _add_true_false),
    ShortAnswer: ("shortanswer", _add_short_answer),
    Numerical: ("numerical", _add_numerical),
    Match: ("match", _add_match),
    Ordering: ("ordering", _add_ordering),
    Essay: ("essay", _add_essay),
}
# What Moodle's XML loses of a type, in Spanish, besides what the type itself can't hold.
XML_LOSSES: Mapping[type[Body], tuple[str, ...]] = {
    Ordering: ("hace falta Moodle 4.5, o su complemento para ordenar",),
    Essay: ("sin pistas",),
}
