"""The course as a whole: its sessions work headings that exist, and together they work all of them."""

from __future__ import annotations

from course.checks.identifiers import check_heading_ids, check_reference_key
from course.findings import Finding
from course.loading import LoadedCourse


def check_course(loaded: LoadedCourse) -> list[Finding]:
    if loaded.course is None:
        return []
    findings: list[Finding] = []
    worked: set[str] = set()
    for position, session in enumerate(loaded.course.value.sessions):
        for number, heading_id in enumerate(session.headings):
            findings += check_heading_ids(
                loaded, loaded.course, "sessions", position, "headings", number, heading_id=heading_id
            )
            worked |= loaded.index.find_branch(heading_id)
    forgotten = {heading_id for heading_id in loaded.index.headings if not _is_worked(loaded, heading_id, worked)}
    for heading_id in loaded.index.headings:
        if heading_id in forgotten and loaded.index.headings[heading_id].parent_id not in forgotten:
            label = loaded.index.headings[heading_id].heading.label
            message = f"ninguna sesión trabaja el epígrafe `{heading_id}` («{label}»)"
            findings.append(loaded.course.make_finding(message, "sessions"))
    key = loaded.course.value.provenance.reference
    findings += check_reference_key(loaded, loaded.course, "provenance", "reference", key=key)
    return findings


def _is_worked(loaded: LoadedCourse, heading_id: str, worked: set[str]) -> bool:
    """Whether some session works the heading or something that hangs from it."""
    return not worked.isdisjoint(loaded.index.find_branch(heading_id))
