"""The question bank: unique ids, each in its tema's file, sections, objectives and sources that exist."""

from __future__ import annotations

from course.checks.identifiers import check_heading_ids, check_objective_id, check_reference_key, check_unique
from course.findings import Finding
from course.loading import LoadedCourse


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
        if "[@" in value.prompt:
            findings.append(question.make_finding("una pregunta no lleva citas", "prompt", suggestion="pon la clave en `sources`"))
    return findings
