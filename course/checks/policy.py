"""The social media policy: headings that exist, one element a heading, citations only where the page writes them as such."""

from __future__ import annotations

import re

from course.checks.documents import find_marks, list_part_texts
from course.checks.identifiers import check_heading_ids
from course.citations import GROUP_PATTERN
from course.findings import Finding
from course.loading import LoadedCourse
from course.macro_calls import find_macro_calls


def check_policy(loaded: LoadedCourse) -> list[Finding]:
    policy = loaded.policy
    if policy is None:
        return _find_calls_without_policy(loaded) if loaded.is_whole("data/policy.yml") else []
    findings: list[Finding] = []
    places: dict[str, str] = {}
    for number, element in enumerate(policy.value.elements):
        place = ("elements", number)
        findings += check_heading_ids(loaded, policy, *place, "section", heading_id=element.section)
        first = places.setdefault(element.section, element.id)
        if first != element.id:
            message = f"el elemento `{first}` ya se estudia en `{element.section}`"
            findings.append(policy.make_finding(message, *place, "section", suggestion="cada elemento tiene su epígrafe"))
        for name in ("decisions", "clauses"):
            for position, text in enumerate(getattr(element, name)):
                findings += find_marks(policy, text, *place, name, position)
        findings += find_marks(policy, element.title, *place, "title")
        findings += find_marks(policy, element.bad_example.text, *place, "bad_example", "text")
        cited = {("decided_by",): element.decided_by, ("rule",): element.rule, ("bad_example", "why"): element.bad_example.why}
        for inner, text in cited.items():  # citations they may have, and nothing else
            findings += find_marks(policy, re.sub(GROUP_PATTERN, "", text), *place, *inner)
        if "[@" not in element.rule:
            suggestion = "cita el artículo, `[@clave, art. 3]`"
            findings.append(policy.make_finding("la norma que hay detrás no lleva cita", *place, "rule", suggestion=suggestion))
    findings += find_marks(policy, policy.value.title, "title") + find_marks(policy, policy.value.intro, "intro")
    for number, part in enumerate(policy.value.closing):
        for inner, text in list_part_texts(part):
            findings += find_marks(policy, text, "closing", number, *inner)
    for document in loaded.documents:
        if document.value.id == policy.value.id:
            findings.append(policy.make_finding(f"este identificador es ya el de {document.document.path}", "id"))
    return findings


def _find_calls_without_policy(loaded: LoadedCourse) -> list[Finding]:
    message = "la macro `policy` enseña data/policy.yml, y ese archivo no está"
    calls = [(page, call) for page in loaded.pages for call in find_macro_calls(page)[0] if call.name == "policy"]
    return [Finding(page.path, call.line, None, message) for page, call in calls]
