"""What keeps a question from travelling to Moodle as it is: findings, so that an author changes it before it goes.

What no XML can have, an invisible character, is refused when the question is read (`course/files/`).
"""

from __future__ import annotations

from collections.abc import Iterator

from course.findings import Finding
from course.loaded.located import Located
from course.model.question import Question
from exports.moodle.bodies import Body, Match, Numerical, Ordering, ShortAnswer
from exports.moodle.conversions import CONVERSIONS, convert_view
from exports.moodle.gift import PAIR_SIGN
from exports.moodle.labels import LONGEST_ID
from exports.moodle.xml_bodies import write_match
from exports.question_choice import list_questions
from exports.request import ExportRequest

# What Moodle's database holds, in characters.
_LONGEST_MATCH = 255
_LONGEST_UNIT = 50


def find_uncarried(request: ExportRequest) -> list[Finding]:
    """One finding for each reason why a question of the course, or of a tema, can't travel."""
    return [
        finding for located in list_questions(request.course, request.tema) for finding in _find_in_question(located)
    ]


def _find_in_question(located: Located[Question]) -> Iterator[Finding]:
    question = located.value
    if question.kind not in CONVERSIONS:
        yield located.make_finding(f"las preguntas `{question.kind}` no se llevan a Moodle", "kind")
        return
    if len(question.id) > LONGEST_ID:
        yield located.make_finding(f"en Moodle un identificador tiene {LONGEST_ID} caracteres como mucho", "id")
    for place, message in _find_in_body(convert_view(question.make_view()).body):
        yield located.make_finding(message, *place)


def _find_in_body(body: Body) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What a type of Moodle's can't hold: the place in the question's fields, and why."""
    if isinstance(body, Match):
        yield from _find_in_match(body)
    elif isinstance(body, Numerical):
        if len(body.unit or "") > _LONGEST_UNIT:
            yield ("unit",), f"en Moodle una unidad tiene {_LONGEST_UNIT} caracteres como mucho"
    elif isinstance(body, Ordering):
        for repeated in sorted({text for text in body.steps if body.steps.count(text) > 1}):
            yield ("steps",), f"«{repeated}» está dos veces, y Moodle no las distingue"
    elif isinstance(body, ShortAnswer):
        for answer in body.answers:
            if PAIR_SIGN in answer.text:
                yield ("accepted",), f"«{answer.text}» tiene `{PAIR_SIGN}`, que en GIFT es otra cosa"
                return


def _find_in_match(body: Match) -> Iterator[tuple[tuple[str | int, ...], str]]:
    options = [*(pair.match for pair in body.pairs), *body.distractors]
    for repeated in sorted({text for text in options if options.count(text) > 1}):
        yield ("pairs",), f"sin énfasis, «{repeated}» está dos veces, y en Moodle serían la misma opción"
    places: list[tuple[str | int, ...]] = [("pairs", place, "match") for place in range(len(body.pairs))]
    places += [("distractors", place, "text") for place in range(len(body.distractors))]
    for place, option in zip(places, options, strict=True):
        if len(write_match(option)) > _LONGEST_MATCH:
            yield place, f"en Moodle lo que se empareja tiene {_LONGEST_MATCH} caracteres como mucho"
