"""Command line: every check of the course's data and text, without building the site.

`python -m course.check` prints a table with one line per page and the findings in Spanish (under GitHub Actions, also
as annotations). Exit code 1 if any of them is an error, 0 otherwise. If nothing changed since the last run, it prints
the remembered report.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from course.findings import has_errors, render_annotation, render_findings
from course.runtime.memory import MEMORY_PATH, end_run, open_memory
from course.whole_check import make_report


def main() -> int:
    root = Path.cwd()
    open_memory(root / MEMORY_PATH)
    try:
        report = make_report(root)
    finally:
        end_run()
    if os.environ.get("GITHUB_ACTIONS") == "true":
        for finding in report.findings:
            print(render_annotation(finding))
    print(report.table, end="\n\n")
    if report.findings:
        print(render_findings(report.findings), file=sys.stderr)
    if report.unread:
        print(f"Los textos se revisan y la tabla se llena cuando esté corregido {report.unread}.", file=sys.stderr)
    if has_errors(report.findings):
        return 1
    print(report.summary)
    return 0


if __name__ == "__main__":
    sys.exit(main())
