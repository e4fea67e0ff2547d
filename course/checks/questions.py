"""The question bank: unique ids, each in its tema's file, sections, objectives and sources that exist."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.checks.identifiers import check_heading_ids, check_objective_id, check_reference_key, check_unique
from course.findings import Finding
from course.loading import Located, LoadedCourse
from course.model import ChoiceQuestion, Question, TrueFalseQuestion

_FOREIGN_MARKUP = re.compile(r"\]\(|\{\{|</?[a-zA-Z][^>]*>")
_CODE = re.compile(r"`[^`]*`")


def check_questions(loaded: LoadedCourse) -> list[Finding]:
    findings = check_unique("la pregunta", loaded.questions)
    for question in loaded.questions:
        value = question.value
        tema = f"t{question.document.data['tema']}"
        if question.document.path != f"quizzes/tema-{tema[1:]}.yml":
            message = f"las preguntas del tema {tema[1:]} van en quizzes/tema-{tema[1:]}.yml"
            findings.append(question.document.make_finding(("tema",), message))
        if not value.id.startswith(f"{tema}-"):
            findings.append(question.make_finding(f"el identificador tiene que empezar por `{tema}-`", "id"))
        if value.section != tema and not value.section.startswith(f"{tema}/"):
            findings.append(question.make_finding(f"el epígrafe `{value.section}` no es del tema {tema[1:]}", "section"))
        findings += check_heading_ids(loaded, question, "section", heading_id=value.section)
        findings += check_objective_id(loaded, question, "objective", objective_id=value.objective)
        for number, key in enumerate(value.sources):
            findings += check_reference_key(loaded, question, "sources", number, key=key)
        findings += _check_markup(question)
    return findings


def _check_markup(question: Located[Question]) -> list[Finding]:
    """Only emphasis and code are read in a question: anything else would be seen as it is written."""
    findings = []
    for location, text in find_texts(question.value):
        if "[@" in text:
            findings.append(question.make_finding("una pregunta no lleva citas", *location, suggestion="pon la clave en `sources`"))
        elif _FOREIGN_MARKUP.search(_CODE.sub("", text)):
            message = "aquí solo caben énfasis y código: ni enlaces, ni macros, ni HTML"
            findings.append(question.make_finding(message, *location, suggestion="el lector vería los signos"))
    return findings


def find_texts(value: Question) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text of a question that the learner reads, with its place in the question."""
    yield ("prompt",), value.prompt
    if isinstance(value, ChoiceQuestion):
        for number, answer in enumerate(value.answers):
            yield ("answers", number, "text"), answer.text
            yield ("answers", number, "why"), answer.why
    elif isinstance(value, TrueFalseQuestion):
        yield ("why_true",), value.why_true
        yield ("why_false",), value.why_false
    else:
        yield ("why",), value.why
        for number, anticipated in enumerate(value.anticipated):
            yield ("anticipated", number, "why"), anticipated.why
