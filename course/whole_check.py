"""The check of a whole course and its report, remembered so that an unchanged course is not loaded again.

To find out whether it changed, only the contents of the source files are digested: the checks themselves, which take
half a second to import, are imported only when they have to run.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from course.findings import Finding, sort_findings
from course.runtime.memory import digest_folders, remembered

if TYPE_CHECKING:
    from course.loaded.draft import Draft

# The folders that a course is loaded from (course/loaded/loading.py), including files of which only the name is read.
SOURCE_FOLDERS = ("data", "docs", "quizzes")


class Report(NamedTuple):
    """The table of the pages, the findings, sorted, and the line that ends a check without errors."""

    table: str
    findings: tuple[Finding, ...]
    summary: str


def check_whole(root: Path) -> tuple[Draft, list[Finding]]:
    """Run the checks that a build demands and those of a finished text. The findings are sorted."""
    from course.checks import check_folder
    from course.checks.text import run_text_checks

    draft, findings = check_folder(root)
    return draft, sort_findings([*findings, *run_text_checks(draft)])


def make_report(root: Path) -> Report:
    """The report on the current state of the course in `root`."""
    return _make_report(str(root), digest_folders(root, SOURCE_FOLDERS), datetime.date.today().isoformat())


@remembered
def _make_report(root: str, contents: str, day: str) -> Report:
    """`contents` is a digest of the source folders of `root`; `day` is today: no date in the course may be later."""
    from course.model import Case, Term
    from course.page_report import compute_reports, render_reports

    draft, findings = check_whole(Path(root))
    summary = (
        f"Curso comprobado: {len(draft.pages)} páginas, {len(draft.index.headings)} epígrafes,"
        f" {len(draft.questions)} preguntas, {len(draft.list_located(Case))} casos,"
        f" {len(draft.list_located(Term))} términos, {len(draft.references) if draft.references else 0} fuentes."
    )
    return Report(render_reports(compute_reports(draft, findings)), tuple(findings), summary)
