"""The rules of the course, a module a subject. Each is pure: it takes the loaded course and returns findings."""

from __future__ import annotations

from collections.abc import Callable

from course.checks.boxes import check_boxes
from course.checks.cases import check_cases
from course.checks.citations import check_citations
from course.checks.course_facts import check_course
from course.checks.figures import check_figures
from course.checks.glossary import check_glossary
from course.checks.macro_calls import check_macro_calls
from course.checks.outline import check_outline
from course.checks.page_code import check_page_code
from course.checks.pages import check_pages
from course.checks.questions import check_questions
from course.checks.sources import check_sources
from course.findings import Finding
from course.loading import LoadedCourse

CHECKS: tuple[Callable[[LoadedCourse], list[Finding]], ...] = (
    check_course,
    check_cases,
    check_figures,
    check_glossary,
    check_questions,
    check_pages,
    check_outline,
    check_macro_calls,
    check_page_code,
    check_boxes,
    check_sources,
    check_citations,
)


def run_checks(loaded: LoadedCourse) -> list[Finding]:
    """Run every check and return all their findings together."""
    return [finding for check in CHECKS for finding in check(loaded)]
