"""Cases: unique ids, files named after them, sections and sources that exist, a page each."""

from __future__ import annotations

from course.checks.identifiers import check_file_names, check_heading_ids, check_reference_key, check_unique
from course.findings import Finding
from course.loading import LoadedCourse


def check_cases(loaded: LoadedCourse) -> list[Finding]:
    findings = check_unique("el caso", loaded.cases) + check_file_names("el caso", loaded.cases)
    page_paths = {page.path for page in loaded.pages}
    for case in loaded.cases:
        for number, heading_id in enumerate(case.value.sections):
            findings += check_heading_ids(loaded, case, "sections", number, heading_id=heading_id)
        for number, key in enumerate(case.value.sources):
            findings += check_reference_key(loaded, case, "sources", number, key=key)
        for number, figure in enumerate(case.value.figures):
            findings += check_reference_key(loaded, case, "figures", number, "source", key=figure.source)
        page_path = f"docs/casos/{case.value.id}.md"
        if page_path not in page_paths and loaded.is_whole(page_path):
            findings.append(case.make_finding(f"el caso `{case.value.id}` no tiene página: falta {page_path}", "id"))
    return findings
