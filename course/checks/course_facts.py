"""The course as a whole: its sessions together cover every heading, and the temas that it names exist."""

from __future__ import annotations

from course.findings import Finding
from course.loaded.draft import Draft


def check_course_facts(draft: Draft) -> list[Finding]:
    if draft.facts is None:
        return []
    findings: list[Finding] = []
    worked: set[str] = set()
    for session in draft.facts.value.sessions:
        for heading_id in session.headings:
            worked |= draft.index.find_branch(heading_id)
    forgotten = {heading_id for heading_id in draft.index.headings if not _is_worked(draft, heading_id, worked)}
    for heading_id in draft.index.headings:
        if heading_id in forgotten and draft.index.headings[heading_id].parent_id not in forgotten:
            label = draft.index.headings[heading_id].heading.label
            message = f"ninguna sesión trabaja el epígrafe `{heading_id}` («{label}»)"
            findings.append(draft.facts.make_finding(message, "sessions"))
    for position, number in enumerate(draft.facts.value.rewritten_temas):
        if draft.programme is not None and f"t{number}" not in draft.index.temas:
            message = f"no hay ningún tema {number}"
            findings.append(draft.facts.make_finding(message, "rewritten_temas", position))
    return findings


def _is_worked(draft: Draft, heading_id: str, worked: set[str]) -> bool:
    """Whether a session covers the heading or one of its descendants."""
    return not worked.isdisjoint(draft.index.find_branch(heading_id))
