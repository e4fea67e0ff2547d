"""Command line: every check of the course's data and text, without building the site.

`python -m course.check` prints a table with one line per page and the findings in Spanish (under GitHub Actions, also
as annotations). The warnings about the prose of a page, whose figures are in the table, are one line unless `--prose`
asks for them. Exit code 1 if any finding is an error, 0 otherwise. If nothing changed since the last run, it prints the
remembered report.
"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from course.findings import Finding, has_errors, render_annotation, render_findings
from course.runtime.memory import MEMORY_PATH, end_run, open_memory
from course.whole_check import make_report


def main(arguments: Sequence[str] = (), others: Sequence[Finding] = ()) -> int:
    """Print the report and return the exit code. `others` are findings about files outside the course."""
    options = _parse(arguments)
    root = Path.cwd()
    open_memory(root / MEMORY_PATH)
    try:
        report = make_report(root)
    finally:
        end_run()
    findings = [*others, *report.findings]
    if os.environ.get("GITHUB_ACTIONS") == "true":
        for finding in findings:
            print(render_annotation(finding))
    print(report.table, end="\n\n")
    if findings:
        print(render_findings(findings, fold_prose=not options.prose), file=sys.stderr)
    if report.unread:
        print(f"Los textos se revisan y la tabla se llena cuando esté corregido {report.unread}.", file=sys.stderr)
    if has_errors(findings):
        return 1
    print(report.summary)
    return 0


def _parse(arguments: Sequence[str]) -> Namespace:
    parser = ArgumentParser("tasks.py check", description="Revisa los datos y los textos del curso.")
    parser.add_argument("--prose", action="store_true", help="di de cada página en qué se sale su prosa de su medida")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
