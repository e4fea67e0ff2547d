"""Command line: every check of the course's data and text, without building the site.

`python -m course.check` prints a table with a line a page and the findings in Spanish (as annotations too under GitHub
Actions). Exit code 1 when any is an error, 0 otherwise.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from course.checks import check_folder
from course.checks.text import run_text_checks
from course.findings import Finding, has_errors, render_annotation, render_findings, sort_findings
from course.loading import LoadedCourse
from course.page_report import compute_reports, render_reports


def check_whole(root: Path) -> tuple[LoadedCourse, list[Finding]]:
    """What a build demands of the course in `root`, and the rules of a finished text too. Findings come sorted."""
    loaded, findings = check_folder(root)
    return loaded, sort_findings([*findings, *run_text_checks(loaded)])


def main() -> int:
    loaded, findings = check_whole(Path.cwd())
    if os.environ.get("GITHUB_ACTIONS") == "true":
        for finding in findings:
            print(render_annotation(finding))
    print(render_reports(compute_reports(loaded, findings)), end="\n\n")
    if findings:
        print(render_findings(findings), file=sys.stderr)
    if has_errors(findings):
        return 1
    print(
        f"Curso comprobado: {len(loaded.pages)} páginas, {len(loaded.index.headings)} epígrafes,"
        f" {len(loaded.questions)} preguntas, {len(loaded.cases)} casos, {len(loaded.terms)} términos,"
        f" {len(loaded.references) if loaded.references else 0} fuentes."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
