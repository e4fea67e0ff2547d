"""The social media policy: headings that exist, one element a heading, citations only where the page writes them as
such.
"""

from __future__ import annotations

import re

from course.checks.documents import find_marks, list_part_texts
from course.checks.identifiers import check_heading_ids
from course.draft import Draft
from course.findings import Finding
from course.model import Document, Policy
from course.sources.citations import GROUP_PATTERN


def check_policy(draft: Draft) -> list[Finding]:
    policy = draft.find_located(Policy)
    if policy is None:
        return []
    findings: list[Finding] = []
    places: dict[str, str] = {}
    for number, element in enumerate(policy.value.elements):
        place = ("elements", number)
        findings += check_heading_ids(draft, policy, *place, "section", heading_id=element.section)
        first = places.setdefault(element.section, element.id)
        if first != element.id:
            message = f"el elemento `{first}` ya se estudia en `{element.section}`"
            findings.append(
                policy.make_finding(message, *place, "section", suggestion="cada elemento tiene su epígrafe")
            )
        for name in ("decisions", "clauses"):
            for position, text in enumerate(getattr(element, name)):
                findings += find_marks(policy, text, *place, name, position)
        findings += find_marks(policy, element.title, *place, "title")
        findings += find_marks(policy, element.bad_example.text, *place, "bad_example", "text")
        cited = {
            ("decided_by",): element.decided_by,
            ("rule",): element.rule,
            ("bad_example", "why"): element.bad_example.why,
        }
        for inner, text in cited.items():  # citations they may have, and nothing else
            findings += find_marks(policy, re.sub(GROUP_PATTERN, "", text), *place, *inner)
        if "[@" not in element.rule:
            suggestion = "cita el artículo, `[@clave, art. 3]`"
            findings.append(
                policy.make_finding("la norma que hay detrás no lleva cita", *place, "rule", suggestion=suggestion)
            )
    findings += find_marks(policy, policy.value.title, "title") + find_marks(policy, policy.value.intro, "intro")
    for number, part in enumerate(policy.value.closing):
        for inner, text in list_part_texts(part):
            findings += find_marks(policy, text, "closing", number, *inner)
    for document in draft.list_located(Document):
        if document.value.id == policy.value.id:
            findings.append(policy.make_finding(f"este identificador es ya el de {document.document.path}", "id"))
    return findings
