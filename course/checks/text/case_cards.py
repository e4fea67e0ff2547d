"""Cases are told once and shown where they are studied: a published heading of a case's `sections` has its card."""

from __future__ import annotations

from course.findings import Finding
from course.loading import LoadedCourse
from course.macro_calls import find_macro_calls, get_argument


def check_case_cards(loaded: LoadedCourse) -> list[Finding]:
    findings = []
    for case in loaded.cases:
        for number, heading_id in enumerate(case.value.sections):
            page = loaded.index.find_page(heading_id) if heading_id in loaded.index.ids else None
            if page is None:
                continue
            calls, unreadable = find_macro_calls(page)
            shown = {get_argument(call, "id") for call in calls if call.name == "case"}
            if case.value.id not in shown and not unreadable:
                message = f"la página de `{heading_id}`, {page.path}, no muestra este caso"
                suggestion = f'ponle `{{{{ case("{case.value.id}") }}}}` o quita el epígrafe de `sections`'
                findings.append(case.make_finding(message, "sections", number, suggestion=suggestion))
    return findings
