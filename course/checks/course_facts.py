"""The course as a whole: the temas that it names exist. Its sessions have a module of their own."""

from __future__ import annotations

from course.findings import Finding
from course.loaded.draft import Draft


def check_course_facts(draft: Draft) -> list[Finding]:
    if draft.facts is None:
        return []
    findings: list[Finding] = []
    for position, number in enumerate(draft.facts.value.rewritten_temas):
        if draft.programme is not None and f"t{number}" not in draft.index.temas:
            message = f"no hay ningún tema {number}"
            findings.append(draft.facts.make_finding(message, "rewritten_temas", position))
    return findings
