"""Refuse template lines that are too long to be read.

A line can be broken without changing the output: the next one starts with a tag that removes the line break, `{%- … %}`
or `{{- … }}`, or, before plain text, with an empty comment, `{#- #}`. A significant space goes after the tag. Icons are
drawings, whose lines nobody reads.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from course.findings import Finding, render_finding

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 160  # characters
TEMPLATES = ("course/**/*.jinja", "exports/**/*.jinja", "macros/**/*.jinja", "overrides/**/*.html")


def find_long_lines(root: Path) -> Iterator[Finding]:
    for path in sorted(path for pattern in TEMPLATES for path in root.glob(pattern)):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if len(line) > LONGEST:
                message = f"esta línea de plantilla tiene {len(line)} caracteres, más de {LONGEST}"
                suggestion = "pártela y empieza la siguiente con `{%-`, con `{{-` o con `{#- #}`"
                yield Finding(path.relative_to(root).as_posix(), number, LONGEST + 1, message, suggestion)


def main() -> int:
    findings = list(find_long_lines(ROOT))
    for finding in findings:
        print(render_finding(finding), file=sys.stderr)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
