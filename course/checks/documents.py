"""Documents to take away: unique ids, files named after them, headings that exist."""

from __future__ import annotations

from course.checks.identifiers import check_file_names, check_heading_ids, check_unique
from course.findings import Finding
from course.loading import LoadedCourse


def check_documents(loaded: LoadedCourse) -> list[Finding]:
    findings = check_unique("la plantilla", loaded.documents)
    findings += check_file_names("la plantilla", loaded.documents)
    for document in loaded.documents:
        for position, heading_id in enumerate(document.value.sections):
            findings += check_heading_ids(loaded, document, "sections", position, heading_id=heading_id)
    return findings
