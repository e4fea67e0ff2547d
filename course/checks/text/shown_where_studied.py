"""The page of a published heading calls the macros of the items studied there.

The items are cases, documents, elements of the policy and sections of the plan.
"""

from __future__ import annotations

from collections.abc import Iterator

from course.derived.plan import number_sections
from course.findings import Finding
from course.loaded.located import Located
from course.loaded.whole import Course
from course.model import Case, Document, Policy
from course.pages.macro_calls import find_macro_calls, get_argument
from course.pages.outline import PageSource
from course.pages.places import DOCUMENTS


def check_shown_where_studied(course: Course) -> list[Finding]:
    findings = [finding for case in course.list_located(Case) for finding in _check(course, case, "case", "este caso")]
    gathered = next((page for page in course.pages if page.uri == DOCUMENTS), None)
    for document in course.list_located(Document):
        findings += _check(course, document, "document", "esta plantilla")
        if gathered and not _calls(gathered, "document", document.value.id):
            message = f"docs/{DOCUMENTS}, que reúne las plantillas, no muestra esta"
            findings.append(
                document.make_finding(message, "id", suggestion=f'ponle `{{{{ document("{document.value.id}") }}}}`')
            )
    for policy in course.list_located(Policy):
        findings += _check_policy(course, policy)
    return findings + _check_plan(course)


def _check_policy(course: Course, policy: Located[Policy]) -> Iterator[Finding]:
    for number, element in enumerate(policy.value.elements):
        page = _find_page_without(course, element.section, "policy_element", element.id)
        if page is not None:
            message = f"la página de `{element.section}`, {page.path}, no muestra este elemento"
            suggestion = f'ponle `{{{{ policy_element("{element.id}") }}}}`'
            yield policy.make_finding(message, "elements", number, "section", suggestion=suggestion)


def _check_plan(course: Course) -> list[Finding]:
    """The page that teaches the heading of a section of the plan calls `plan` with its number."""
    findings = []
    for number, section in number_sections(course).items():
        page = _find_page_without(course, section.section, "plan", number)
        if page is not None:
            heading = page.get_heading(section.section.partition("/")[2])
            message = f"la página no muestra los campos del plan de «{heading.text}»"
            suggestion = f'ponle `{{{{ plan("{number}") }}}}`'
            findings.append(Finding(page.path, heading.line, 1, message, suggestion))
    return findings


def _check(course: Course, value: Located[Case] | Located[Document], macro: str, noun: str) -> list[Finding]:
    findings = []
    for number, heading_id in enumerate(value.value.sections):
        page = _find_page_without(course, heading_id, macro, value.value.id)
        if page is not None:
            message = f"la página de `{heading_id}`, {page.path}, no muestra {noun}"
            suggestion = f'ponle `{{{{ {macro}("{value.value.id}") }}}}` o quita el epígrafe de `sections`'
            findings.append(value.make_finding(message, "sections", number, suggestion=suggestion))
    return findings


def _find_page_without(course: Course, heading_id: str, macro: str, wanted: str) -> PageSource | None:
    """The page of a published heading, if it can be parsed and does not call the macro with this id."""
    page = course.index.find_page(heading_id) if heading_id in course.index.ids else None
    return page if page and not _calls(page, macro, wanted) else None


def _calls(page: PageSource, macro: str, wanted: str) -> bool:
    """Whether the page calls the macro with this id. True if it can't be parsed, which other checks report."""
    calls, unreadable = find_macro_calls(page)
    return bool(unreadable) or wanted in [
        get_argument(call, "number" if macro == "plan" else "id") for call in calls if call.name == macro
    ]
