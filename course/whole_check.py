"""The check of a whole course and its report, remembered so that an unchanged course is not loaded again.

To find out whether it changed, only the contents of the source files are digested: the checks themselves, which take
half a second to import, are imported only when they have to run.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from course.findings import Finding
from course.runtime.memory import digest_folders, remembered

if TYPE_CHECKING:
    from course.loaded.draft import Draft

# The folders that a course is loaded from (course/loaded/loading.py), including files of which only the name is read.
SOURCE_FOLDERS = ("data", "docs", "quizzes")


class Report(NamedTuple):
    """The table of the pages, the findings, sorted, and the line that ends the check.

    `unread` is a file that has to be mended before the texts are checked, or None.
    """

    table: str
    findings: tuple[Finding, ...]
    summary: str
    unread: str | None = None


def check_whole(root: Path) -> tuple[Draft, list[Finding]]:
    """Run the checks that a build demands and those of a finished text. The findings are sorted.

    The latter don't run if a file is unreadable (`course/checks/text/__init__.py`).
    """
    from course.causes import tell_causes
    from course.checks import find_faults
    from course.checks.text import find_unreadable, run_text_checks

    draft, findings = find_faults(root)
    if find_unreadable(draft) is None:
        findings += run_text_checks(draft)
    return draft, tell_causes(root, findings, draft.unusable)


def make_report(root: Path) -> Report:
    """The report on the current state of the course in `root`."""
    return _make_report(str(root), digest_folders(root, SOURCE_FOLDERS), datetime.date.today().isoformat())


@remembered
def _make_report(root: str, contents: str, day: str) -> Report:
    """`contents` is a digest of the source folders of `root`; `day` is today: no date in the course may be later."""
    from course.checks.text import find_unreadable
    from course.model import Case, Term
    from course.page_report import compute_reports, render_reports

    draft, findings = check_whole(Path(root))
    summary = (
        f"Curso comprobado: {len(draft.pages)} páginas, {len(draft.index.headings)} epígrafes,"
        f" {len(draft.questions)} preguntas, {len(draft.list_located(Case))} casos,"
        f" {len(draft.list_located(Term))} términos, {len(draft.references) if draft.references else 0} fuentes."
    )
    table = render_reports(compute_reports(draft, findings))
    return Report(table, tuple(findings), summary, find_unreadable(draft))
