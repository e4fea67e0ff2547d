"""Command line: every check of the course's data and text, without building the site.

`python -m course.check` prints the findings in Spanish (as annotations too under GitHub Actions). Exit code 1 when any
is an error, 0 otherwise.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from course.checks import run_checks
from course.findings import Finding, has_errors, render_annotation, render_findings, sort_findings
from course.loading import LoadedCourse, load_course


def check_folder(root: Path) -> tuple[LoadedCourse, list[Finding]]:
    """Load the course in `root`, run every check, return both sorted findings and what was loaded."""
    loaded, findings = load_course(root)
    return loaded, sort_findings([*findings, *run_checks(loaded)])


def main() -> int:
    loaded, findings = check_folder(Path.cwd())
    if os.environ.get("GITHUB_ACTIONS") == "true":
        for finding in findings:
            print(render_annotation(finding))
    if findings:
        print(render_findings(findings), file=sys.stderr)
    if has_errors(findings):
        return 1
    print(
        f"Curso comprobado: {len(loaded.pages)} páginas, {len(loaded.index.headings)} epígrafes del programa,"
        f" {len(loaded.questions)} preguntas, {len(loaded.cases)} casos, {len(loaded.terms)} términos,"
        f" {len(loaded.references) if loaded.references else 0} fuentes."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
