"""The social media policy: one element per heading, and each cites the regulation behind it."""

from __future__ import annotations

from course.findings import Finding
from course.loaded.draft import Draft
from course.model import Policy


def check_policy(draft: Draft) -> list[Finding]:
    findings: list[Finding] = []
    for policy in draft.list_located(Policy):
        places: dict[str, str] = {}
        for number, element in enumerate(policy.value.elements):
            place = ("elements", number)
            first = places.setdefault(element.section, element.id)
            if first != element.id:
                message = f"el elemento `{first}` ya se estudia en `{element.section}`"
                suggestion = "cada elemento tiene su epígrafe"
                findings.append(policy.make_finding(message, *place, "section", suggestion=suggestion))
            if "[@" not in element.rule:
                suggestion = "cita el artículo, `[@clave, art. 3]`"
                message = "la norma que hay detrás no lleva cita"
                findings.append(policy.make_finding(message, *place, "rule", suggestion=suggestion))
    return findings
