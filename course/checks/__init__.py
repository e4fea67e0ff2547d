"""The rules of the course, a module a subject. Each is pure: it takes the loaded course and returns findings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from course.checks.boxes import check_boxes
from course.checks.cases import check_cases
from course.checks.citations import check_citations
from course.checks.codebook import check_codebook
from course.checks.course_facts import check_course
from course.checks.diagnoses import check_diagnoses
from course.checks.documents import check_documents
from course.checks.figures import check_figures
from course.checks.glossary import check_glossary
from course.checks.macro_calls import check_macro_calls
from course.checks.markdown_slips import check_markdown_slips
from course.checks.networks import check_networks
from course.checks.norms import check_norms
from course.checks.outline import check_outline
from course.checks.page_code import check_page_code
from course.checks.pages import check_pages
from course.checks.plan import check_plan
from course.checks.policy import check_policy
from course.checks.questions import check_questions
from course.checks.sources import check_sources
from course.checks.triage import check_triage
from course.findings import Finding, sort_findings
from course.loading import LoadedCourse, load_course

CHECKS: tuple[Callable[[LoadedCourse], list[Finding]], ...] = (
    check_course,
    check_cases,
    check_figures,
    check_diagnoses,
    check_documents,
    check_policy,
    check_triage,
    check_codebook,
    check_networks,
    check_plan,
    check_glossary,
    check_questions,
    check_pages,
    check_outline,
    check_macro_calls,
    check_page_code,
    check_markdown_slips,
    check_boxes,
    check_sources,
    check_citations,
    check_norms,
)


def run_checks(loaded: LoadedCourse) -> list[Finding]:
    """Run every check and return all their findings together."""
    return [finding for check in CHECKS for finding in check(loaded)]


def check_folder(root: Path) -> tuple[LoadedCourse, list[Finding]]:
    """Load the course in `root` and run what a build demands. Returns what was loaded and the findings, sorted."""
    loaded, findings = load_course(root)
    return loaded, sort_findings([*findings, *run_checks(loaded)])
