"""Cases and documents are told once and shown where they are studied: a published heading of their `sections` has the macro."""

from __future__ import annotations

from course.findings import Finding
from course.loading import LoadedCourse, Located
from course.macro_calls import find_macro_calls, get_argument
from course.model import Case, Document


def check_shown_where_studied(loaded: LoadedCourse) -> list[Finding]:
    findings = [finding for case in loaded.cases for finding in _check(loaded, case, "case", "este caso")]
    return findings + [
        finding for document in loaded.documents for finding in _check(loaded, document, "document", "esta plantilla")
    ]


def _check(loaded: LoadedCourse, value: Located[Case] | Located[Document], macro: str, noun: str) -> list[Finding]:
    findings = []
    for number, heading_id in enumerate(value.value.sections):
        page = loaded.index.find_page(heading_id) if heading_id in loaded.index.ids else None
        if page is None:
            continue
        calls, unreadable = find_macro_calls(page)
        shown = [get_argument(call, "id") for call in calls if call.name == macro]
        if value.value.id not in shown and not unreadable:
            message = f"la página de `{heading_id}`, {page.path}, no muestra {noun}"
            suggestion = f'ponle `{{{{ {macro}("{value.value.id}") }}}}` o quita el epígrafe de `sections`'
            findings.append(value.make_finding(message, "sections", number, suggestion=suggestion))
    return findings
