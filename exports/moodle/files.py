"""The files for Moodle: the questions as XML, the same without those that an older Moodle can't read, and as GIFT; and
the glossary, if it is of the whole course.

A site that lacks a type of question refuses the whole file that has one. `ordering` is in Moodle since 4.5.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial

from course.loaded.whole import Course
from course.model import Term
from course.model.base import get_tema_number
from exports.moodle.bodies import Ordering
from exports.moodle.conversions import CONVERSIONS
from exports.moodle.gift import build_gift, list_gift_kinds
from exports.moodle.glossary_xml import NAME as GLOSSARY_NAME
from exports.moodle.glossary_xml import build_glossary_xml
from exports.moodle.questions_xml import build_questions_xml
from exports.request import ExportRequest

_OLDER_KINDS = frozenset(kind for kind, conversion in CONVERSIONS.items() if conversion.body is not Ordering)


def plan_moodle_files(request: ExportRequest) -> Mapping[str, Callable[[], bytes]]:
    """How each file of the whole course or of a tema is made, by its name."""
    course, tema = request.course, request.tema
    scope = "" if tema is None else f"-tema-{tema}"
    files: dict[str, Callable[[], bytes]] = {}
    files[f"preguntas-moodle{scope}.xml"] = partial(build_questions_xml, course, tema)
    if _count_kinds(course, tema).keys() - _OLDER_KINDS:
        files[f"preguntas-moodle{scope}-sin-ordenar.xml"] = partial(build_questions_xml, course, tema, _OLDER_KINDS)
    files[f"preguntas-moodle{scope}.gift.txt"] = partial(build_gift, course, tema)
    if tema is None and course.list_values(Term):
        files[GLOSSARY_NAME] = partial(build_glossary_xml, course)
    return files


def describe_left_out(request: ExportRequest) -> list[str]:
    """The kinds of question that a file leaves out, one a line, and how many there are."""
    return [
        f"En el GIFT no van las preguntas `{kind}`: {count}."
        for kind, count in sorted(_count_kinds(request.course, request.tema).items())
        if kind not in list_gift_kinds()
    ]


def _count_kinds(course: Course, tema: int | None) -> Counter[str]:
    return Counter(
        question.value.kind for question in course.questions if tema in (None, get_tema_number(question.value.section))
    )
