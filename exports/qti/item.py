"""One question as an item of QTI 3.0: https://www.imsglobal.org/spec/qti/v3p0/impl."""

from __future__ import annotations

from course.loaded.whole import Course
from course.model.question import Question
from exports.qti.kinds import QTI_KINDS
from exports.qti.templates import render_xml
from exports.question_labels import name_place, read_prompt, shorten

_LONGEST_TITLE = 100  # characters: a list of items shows no more


def build_item(course: Course, question: Question) -> bytes:
    """The file of an item, in UTF-8. Raises KeyError if its kind doesn't travel."""
    kind, view = QTI_KINDS[question.kind], question.make_view()
    return render_xml(
        f"{question.kind}.xml.jinja",
        question=view,
        title=make_title(question),
        language=course.facts.language,
        place=name_place(course, question),
        is_scored_by_person=kind.is_scored_by_person,
        **kind.prepare(view),
    )


def make_title(question: Question) -> str:
    """The first words of the prompt, by which a teacher finds an item in a list."""
    return shorten(" ".join(read_prompt(question).split()), _LONGEST_TITLE)
