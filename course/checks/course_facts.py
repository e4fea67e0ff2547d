"""The course as a whole: its sessions work headings that exist, and together they work all of them."""

from __future__ import annotations

from course.checks.identifiers import check_heading_ids, check_reference_key
from course.draft import Draft
from course.findings import Finding
from course.model.course_facts import COURSE_EMBLEM


def check_course_facts(draft: Draft) -> list[Finding]:
    if draft.facts is None:
        return []
    findings: list[Finding] = []
    if not (draft.root / COURSE_EMBLEM).is_file():
        findings.append(Finding(COURSE_EMBLEM, None, None, "falta el emblema del curso", "es un dibujo SVG"))
    worked: set[str] = set()
    for position, session in enumerate(draft.facts.value.sessions):
        for number, heading_id in enumerate(session.headings):
            findings += check_heading_ids(
                draft, draft.facts, "sessions", position, "headings", number, heading_id=heading_id
            )
            worked |= draft.index.find_branch(heading_id)
    forgotten = {heading_id for heading_id in draft.index.headings if not _is_worked(draft, heading_id, worked)}
    for heading_id in draft.index.headings:
        if heading_id in forgotten and draft.index.headings[heading_id].parent_id not in forgotten:
            label = draft.index.headings[heading_id].heading.label
            message = f"ninguna sesión trabaja el epígrafe `{heading_id}` («{label}»)"
            findings.append(draft.facts.make_finding(message, "sessions"))
    key = draft.facts.value.provenance.reference
    findings += check_reference_key(draft, draft.facts, "provenance", "reference", key=key)
    return findings


def _is_worked(draft: Draft, heading_id: str, worked: set[str]) -> bool:
    """Whether some session works the heading or something that hangs from it."""
    return not worked.isdisjoint(draft.index.find_branch(heading_id))
