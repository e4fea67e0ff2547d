"""The question bank as GIFT, Moodle's text format, which other systems read too: https://docs.moodle.org/en/GIFT_format.

It holds less than the XML. Of the types that the course uses, `ordering` is left out: the plug-in that reads it takes
the text before GIFT's escapes are undone, and a site without the plug-in imports it as a short answer, without a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from course.loaded.whole import Course
from exports.moodle.bank import BankQuestion, list_categories
from exports.moodle.bodies import (
    RIGHT,
    Answer,
    Body,
    Choice,
    Essay,
    Match,
    Numerical,
    ShortAnswer,
    TrueFalse,
    write_percentage,
)
from exports.moodle.conversions import ANYTHING, CONVERSIONS
from exports.moodle.xml_bodies import write_match

_CONTROL = re.compile(r"[\\~=#{}:]")
_FORMAT = re.compile(r"\[\w+\]")
# What GIFT takes for the middle of a pair, in any text that isn't HTML, and has no escape for.
PAIR_SIGN = "->"


def build_gift(course: Course, tema: int | None = None) -> bytes:
    """The questions of the course, or of a tema, of the kinds that GIFT holds, as a file in UTF-8."""
    blocks = []
    for category in list_categories(course, tema, list_gift_kinds()):
        blocks.append(f"$CATEGORY: {category.path}\n")
        blocks += map(_write_question, category.questions)
    return "\n".join(blocks).encode()


def list_gift_kinds() -> frozenset[str]:
    """The kinds of question that become a type that GIFT holds."""
    return frozenset(kind for kind, conversion in CONVERSIONS.items() if conversion.body in GIFT_TYPES)


def _write_question(question: BankQuestion) -> str:
    """A question, without a blank line, which would end it. Moodle reads the id and the tags in the comment."""
    marks = " ".join([f"[id:{question.id}]", *(f"[tag:{tag}]" for tag in question.tags)])
    body = question.converted.body
    lines = [*GIFT_TYPES[type(body)](body), f"####{_escape(question.feedback)}"]
    start = f"::{_escape(question.name)}::[html]{_escape(question.converted.prompt)}{{"
    return "\n".join([f"// {marks}", start, *lines, "}\n"])


def _write_choice(body: Choice) -> Iterable[str]:
    for answer in body.answers:
        is_right_one = body.is_single and answer.share == RIGHT
        sign = "=" if is_right_one else f"~%{write_percentage(answer.share)}%"
        yield f"{sign}{_escape_start(answer.text)}#{_escape_start(answer.feedback)}"


def _write_true_false(body: TrueFalse) -> Iterable[str]:
    right, wrong = (body.why_true, body.why_false) if body.correct else (body.why_false, body.why_true)
    yield f"{str(body.correct).upper()}#{_escape_start(wrong)}#{_escape_start(right)}"


def _write_short_answer(body: ShortAnswer) -> Iterable[str]:
    for answer in body.answers:
        yield f"={_write_weight(answer)}{_escape_start(answer.text)}#{_escape_start(answer.feedback)}"


def _write_numerical(body: Numerical) -> Iterable[str]:
    yield "#"
    for answer in body.answers:
        if answer.text == ANYTHING:
            yield f"~#{_escape_start(answer.feedback)}"
        else:
            yield f"={_write_weight(answer)}{answer.text}:{answer.tolerance}#{_escape_start(answer.feedback)}"


def _write_match(body: Match) -> Iterable[str]:
    for pair in body.pairs:
        yield f"={_escape_start(pair.item)} {PAIR_SIGN} {_escape(write_match(pair.match))}"
    for distractor in body.distractors:
        yield f"= {PAIR_SIGN} {_escape(write_match(distractor))}"


def _write_essay(body: Essay) -> Iterable[str]:
    return ()


def _write_weight(answer: Answer) -> str:
    return f"%{write_percentage(answer.share)}%"


def _escape(text: str) -> str:
    return _CONTROL.sub(r"\\\g<0>", text)


def _escape_start(text: str) -> str:
    """A text that may begin with the name of a format, which what is in HTML has already: one like that is given it."""
    return f"[html]{_escape(text)}" if _FORMAT.match(text) else _escape(text)


GIFT_TYPES: Mapping[type[Body], Callable[[Any], Iterable[str]]] = {
    Choice: _write_choice,
    TrueFalse: _write_true_false,
    ShortAnswer: _write_short_answer,
    Numerical: _write_numerical,
    Match: _write_match,
    Essay: _write_essay,
}
# What GIFT loses of all types, and of some: in Spanish, besides what the type itself can't hold.
GIFT_LOSSES = ("sin pistas",)
GIFT_LOSSES_OF_TYPES: Mapping[type[Body], tuple[str, ...]] = {
    Choice: ("las respuestas se barajan, aunque tengan un orden",),
    Numerical: ("no se puede escribir la unidad",),
    Essay: ("quien corrige no tiene la respuesta modelo a la vista",),
}
