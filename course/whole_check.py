"""The check of a whole course, and what is told of it: remembered, so that a course that nobody changed is not read
again.

It looks at the contents of every file that a course is read from and loads nothing: the checks themselves, which take
half a second to import, are imported only where they are needed.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from course.findings import Finding, sort_findings
from course.runtime.memory import digest_folders, remembered

if TYPE_CHECKING:
    from course.loaded.draft import Draft

# All that a course is read from (course/loaded/loading.py), whether a file of them is read or only its name.
SOURCE_FOLDERS = ("data", "docs", "quizzes")


class Report(NamedTuple):
    """What is told of a course: its table, its findings, sorted, and the line that ends a check without errors."""

    table: str
    findings: tuple[Finding, ...]
    summary: str


def check_whole(root: Path) -> tuple[Draft, list[Finding]]:
    """What a build demands of the course in `root`, and the rules of a finished text too. Findings come sorted."""
    from course.checks import check_folder
    from course.checks.text import run_text_checks

    draft, findings = check_folder(root)
    return draft, sort_findings([*findings, *run_text_checks(draft)])


def make_report(root: Path) -> Report:
    """What is to be told of the course in `root`, as it stands now."""
    return _make_report(str(root), digest_folders(root, SOURCE_FOLDERS), datetime.date.today().isoformat())


@remembered
def _make_report(root: str, contents: str, day: str) -> Report:
    """`contents` is a digest of what stands in the source folders of `root`; `day` is today: no date may be later."""
    from course.model import Case, Term
    from course.page_report import compute_reports, render_reports

    draft, findings = check_whole(Path(root))
    summary = (
        f"Curso comprobado: {len(draft.pages)} páginas, {len(draft.index.headings)} epígrafes,"
        f" {len(draft.questions)} preguntas, {len(draft.list_located(Case))} casos,"
        f" {len(draft.list_located(Term))} términos, {len(draft.references) if draft.references else 0} fuentes."
    )
    return Report(render_reports(compute_reports(draft, findings)), tuple(findings), summary)
