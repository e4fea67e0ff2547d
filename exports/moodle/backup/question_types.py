"""The part of each question that depends on its type, in a backup: one row a type.

Each is what the type's `question/type/*/backup/moodle2/backup_qtype_*_plugin.class.php` writes, as Moodle would have
stored the question had it read it from its XML (`xml_bodies.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from exports.moodle.backup.records import Numbers, add_holder, add_record
from exports.moodle.bodies import (
    RIGHT,
    WRONG,
    Answer,
    Body,
    Choice,
    Essay,
    Match,
    Numerical,
    Ordering,
    ShortAnswer,
    TrueFalse,
)
from exports.moodle.conversions import ANYTHING
from exports.moodle.elements import Element, add
from exports.moodle.xml_bodies import XML_TYPES, list_units, write_match

HTML, PLAIN = 1, 0  # Moodle's FORMAT_HTML; and FORMAT_MOODLE, which is what it gives to what has no format
_TRUE, _FALSE = "Verdadero", "Falso"  # as Moodle's Spanish pack says them
_VERTICAL, _ALL, _NEXT_BUT_LAST, _HIDDEN = 0, 0, 1, 0  # constants of `qtype_ordering_question`


def _say_nothing(*kinds: str) -> dict[str, object]:
    """The fields of what is said at the end to who got it right, in part or wrong: nothing, beside each answer's."""
    return {f"{kind}feedback{end}": value for kind in kinds for end, value in (("", ""), ("format", HTML))}


_COMBINED_FEEDBACK = _say_nothing("correct", "partiallycorrect", "incorrect")


def get_type_name(body: Body) -> str:
    """What Moodle calls a type: `multichoice`."""
    return XML_TYPES[type(body)][0]


def add_type(question: Element, body: Body, numbers: Numbers) -> None:
    """Add the part of the type to a question."""
    BACKUP_TYPES[type(body)](add(question, f"plugin_qtype_{get_type_name(body)}_question"), body, numbers)


def write_decimal(value: Fraction) -> str:
    """A part of a score, with the decimals that Moodle keeps: `0.3333333`."""
    return f"{float(value):.7f}"


def _add_choice(part: Element, body: Choice, numbers: Numbers) -> None:
    answers = add_holder(part, "answers")
    for answer in body.answers:
        _add_answer(answers, answer, HTML, numbers)
    add_record(
        part,
        "multichoice",
        numbers.take("qtype_multichoice_options"),
        layout=0,
        single=int(body.is_single),
        shuffleanswers=int(not body.keeps_order),
        **_COMBINED_FEEDBACK,
        answernumbering=body.numbering,
        shownumcorrect=int(not body.is_single),
        showstandardinstruction=1,
    )


def _add_true_false(part: Element, body: TrueFalse, numbers: Numbers) -> None:
    answers = add_holder(part, "answers")
    true, false = (
        _add_answer(answers, Answer(text, RIGHT if truth is body.correct else WRONG, why), PLAIN, numbers)
        for text, truth, why in ((_TRUE, True, body.why_true), (_FALSE, False, body.why_false))
    )
    number = numbers.take("question_truefalse")
    add_record(part, "truefalse", number, trueanswer=true, falseanswer=false, showstandardinstruction=1)


def _add_short_answer(part: Element, body: ShortAnswer, numbers: Numbers) -> None:
    answers = add_holder(part, "answers")
    for answer in body.answers:
        _add_answer(answers, answer, PLAIN, numbers)
    add_record(part, "shortanswer", numbers.take("qtype_shortanswer_options"), usecase=0)


def _add_numerical(part: Element, body: Numerical, numbers: Numbers) -> None:
    answers = add_holder(part, "answers")
    added = [(_add_answer(answers, answer, PLAIN, numbers), answer) for answer in body.answers]
    units = add_holder(part, "numerical_units")
    for unit in list_units(body):
        add_record(units, "numerical_unit", numbers.take("question_numerical_units"), multiplier="1", unit=unit)
    number = numbers.take("question_numerical_options")
    settings = {"showunits": 0, "unitsleft": 0, "unitgradingtype": 0, "unitpenalty": write_decimal(WRONG)}
    add_record(add_holder(part, "numerical_options"), "numerical_option", number, **settings)
    records = add_holder(part, "numerical_records")
    for answer, of in added:
        tolerance = "" if of.text == ANYTHING else of.tolerance
        add_record(records, "numerical_record", numbers.take("question_numerical"), answer=answer, tolerance=tolerance)


def _add_match(part: Element, body: Match, numbers: Numbers) -> None:
    number = numbers.take("qtype_match_options")
    add_record(part, "matchoptions", number, shuffleanswers=1, **_COMBINED_FEEDBACK, shownumcorrect=1)
    matches = add_holder(part, "matches")
    for item, match in [*((pair.item, pair.match) for pair in body.pairs), *(("", text) for text in body.distractors)]:
        add_record(
            matches,
            "match",
            numbers.take("qtype_match_subquestions"),
            questiontext=item,
            questiontextformat=HTML,
            answertext=write_match(match),
        )


def _add_ordering(part: Element, body: Ordering, numbers: Numbers) -> None:
    """The place of a step is kept as its fraction."""
    answers = add_holder(part, "answers")
    for place, step in enumerate(body.steps, 1):
        _add_answer(answers, Answer(step, Fraction(place), ""), HTML, numbers, feedback_format=PLAIN)
    add_record(
        part,
        "ordering",
        numbers.take("qtype_ordering_options"),
        layouttype=_VERTICAL,
        selecttype=_ALL,
        selectcount=len(body.steps),
        gradingtype=_NEXT_BUT_LAST,
        showgrading=_HIDDEN,
        numberingstyle="none",
        **_say_nothing("correct", "incorrect", "partiallycorrect"),
        shownumcorrect=1,
    )


def _add_essay(part: Element, body: Essay, numbers: Numbers) -> None:
    add_record(
        part,
        "essay",
        numbers.take("qtype_essay_options"),
        responseformat="editor",
        responserequired=1,
        responsefieldlines=10,
        minwordlimit=None,
        maxwordlimit=None,
        attachments=0,
        attachmentsrequired=0,
        graderinfo=body.grader_information,
        graderinfoformat=HTML,
        responsetemplate="",
        responsetemplateformat=HTML,
        filetypeslist="",
        maxbytes=0,
    )


def _add_answer(
    answers: Element, answer: Answer, text_format: int, numbers: Numbers, feedback_format: int = HTML
) -> int:
    number = numbers.take("question_answers")
    add_record(
        answers,
        "answer",
        number,
        answertext=answer.text,
        answerformat=text_format,
        fraction=write_decimal(answer.share),
        feedback=answer.feedback,
        feedbackformat=feedback_format,
    )
    return number


BACKUP_TYPES: Mapping[type[Body], Callable[[Element, Any, Numbers], None]] = {
    Choice: _add_choice,
    TrueFalse: _add_true_false,
    ShortAnswer: _add_short_answer,
    Numerical: _add_numerical,
    Match: _add_match,
    Ordering: _add_ordering,
    Essay: _add_essay,
}
# Of the types with hints, those whose hints may also say how many parts are right.
TYPES_WITH_PARTS: tuple[type[Body], ...] = (Choice, Match, Ordering)
TYPES_WITHOUT_HINTS: tuple[type[Body], ...] = (Essay,)
