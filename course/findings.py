"""Findings: what is wrong in the course's files, as data.

A finding never raises and never prints. The shells (command line, MkDocs hooks, CI annotations) decide how it is shown;
its text is rendered here, so that it reads the same everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is: an error stops the build, a warning is only shown."""

    ERROR = "error"
    WARNING = "aviso"


@dataclass(frozen=True)
class Finding:
    """One error or warning in one place.

    `path` is relative to the repository's root, with forward slashes. `line` and `column` count from 1; `line` is None
    when the finding concerns the whole file (for example, it is missing). `message` and `suggestion` are in Spanish.

    `lacking` is the path of the file that should have what the finding misses, if the fault may be in that file;
    `may_follow`, whether the finding says that something is unused or too little, which may follow from a fault
    elsewhere. `course/causes.py` reads both. `is_of_prose`: it says in words what the table of the pages shows as
    figures (`course/page_report.py`).
    """

    path: str
    line: int | None
    column: int | None
    message: str
    suggestion: str | None = None
    severity: Severity = Severity.ERROR
    lacking: str | None = None
    may_follow: bool = False
    is_of_prose: bool = False

    @property
    def place(self) -> str:
        """`file`, `file:line` or `file:line:column`, as terminals and editors understand it."""
        parts = [self.path]
        if self.line is not None:
            parts.append(str(self.line))
            if self.column is not None:
                parts.append(str(self.column))
        return ":".join(parts)


def suggest_close_match(wanted: str, known: Iterable[str]) -> str | None:
    """Return «¿quisiste decir `x`?» for the known word closest to `wanted`, or None if none is close enough."""
    folded = {word.casefold(): word for word in known}
    matches = get_close_matches(str(wanted).casefold(), folded, n=1, cutoff=0.6)
    return f"¿quisiste decir `{folded[matches[0]]}`?" if matches else None


def sort_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Sort by file, line, column and message, without duplicates: the order in which a person fixes them."""
    return sorted(set(findings), key=lambda f: (f.path, f.line or 0, f.column or 0, f.message))


def has_errors(findings: Iterable[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def render_finding(finding: Finding) -> str:
    """One line: `file:line:column: error: message (suggestion)`."""
    suggestion = f" ({finding.suggestion})" if finding.suggestion else ""
    return f"{finding.place}: {finding.severity}: {finding.message}{suggestion}"


def render_findings(findings: Iterable[Finding], fold_prose: bool = False) -> str:
    """All findings, one per line, the errors last, then a closing line that counts them.

    `fold_prose`: the warnings about a page's prose are only counted, in one line.
    """
    ordered = sort_findings(findings)
    errors = [finding for finding in ordered if finding.severity is Severity.ERROR]
    warnings = [finding for finding in ordered if finding.severity is Severity.WARNING]
    folded = [finding for finding in warnings if fold_prose and finding.is_of_prose]
    lines = [render_finding(finding) for finding in warnings if finding not in folded]
    if folded:
        pages = "1 página" if len(folded) == 1 else f"{len(folded)} páginas"
        lines.append(f"{pages} con la prosa fuera de medida: la tabla dice cuáles; con `check --prose`, una a una.")
    lines += map(render_finding, errors)
    counts = [
        text
        for number, text in (
            (len(errors), "1 error" if len(errors) == 1 else f"{len(errors)} errores"),
            (len(warnings), "1 aviso" if len(warnings) == 1 else f"{len(warnings)} avisos"),
        )
        if number
    ]
    return "\n".join([*lines, f"En total: {' y '.join(counts) or 'nada que corregir'}."])


def render_annotation(finding: Finding) -> str:
    """A GitHub Actions workflow command, so that the finding is shown beside its line in a pull request.

    Escaping follows the documentation of workflow commands: `%`, CR and LF in data, also `:` and `,` in properties.
    """
    level = "error" if finding.severity is Severity.ERROR else "warning"
    properties = {"file": finding.path, "line": finding.line, "col": finding.column}
    shown = ",".join(f"{key}={_escape_property(str(value))}" for key, value in properties.items() if value is not None)
    suggestion = f" ({finding.suggestion})" if finding.suggestion else ""
    return f"::{level} {shown}::{_escape_data(finding.message + suggestion)}"


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
