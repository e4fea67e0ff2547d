"""MkDocs' warnings about links in the format of findings: in Spanish, with file and line, and a suggestion."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from pathlib import Path

from course.findings import Finding, render_finding

_LOGGERS = ("mkdocs.structure.pages", "mkdocs.structure.files", "mkdocs.commands.build")
_HINT = r"(?: Did you mean '(?P<hint>[^']*)'\?)?"
_LINK = r"Doc file '(?P<page>[^']*)' contains (?:a|an absolute|an unrecognized relative) link '(?P<link>[^']*)', "

_PATTERNS = (
    (
        _LINK + r"but the target(?: '[^']*')? is not found among documentation files\.",
        "el enlace «{link}» no lleva a ninguna página ni archivo",
    ),
    (
        _LINK + r"but the doc '[^']*' does not contain an anchor '[^']*'\.",
        "el enlace «{link}» lleva a un ancla que no existe",
    ),
    (
        _LINK + r"but there is no such anchor on this page\.",
        "el enlace «{link}» lleva a un ancla que no está en esta página",
    ),
    (
        _LINK + r"it was left as is\.",
        "el enlace «{link}» no se entiende: escribe la ruta del archivo `.md`, desde el que lo enlaza",
    ),
)


# What MkDocs says of a page that could not be made, which is already told.
_ALREADY_TOLD = re.compile(r"Error (?:reading|building) page '[^']*':.*", re.DOTALL)


class SpanishWarnings(logging.Filter):
    """Rewrites the warnings it knows and leaves all others as they are.

    Links are not reported if `has_all_pages` says so: what they lead to may be in a page that could not be made.
    """

    def __init__(self, root: Path, has_all_pages: Callable[[], bool]) -> None:
        super().__init__()
        self._root, self._has_all_pages = root, has_all_pages

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        if _ALREADY_TOLD.fullmatch(message):
            return False
        findings = find_message(message, self._root)
        if findings and not self._has_all_pages():
            return False
        if findings:
            record.msg, record.args = "\n".join(map(render_finding, findings)), ()
        return True


def install_spanish_warnings(root: Path, has_all_pages: Callable[[], bool]) -> None:
    """Add one filter to MkDocs' loggers, replacing that of an earlier build."""
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        for earlier in [found for found in logger.filters if type(found).__name__ == SpanishWarnings.__name__]:
            logger.removeFilter(earlier)
        logger.addFilter(SpanishWarnings(root, has_all_pages))


def find_message(message: str, root: Path) -> list[Finding]:
    """The findings equivalent to one of MkDocs' warnings; empty for an unknown message."""
    for pattern, text in _PATTERNS:
        match = re.fullmatch(pattern + _HINT, message)
        if match:
            path = f"docs/{match['page']}"
            suggestion = f"¿quisiste decir `{match['hint']}`?" if match["hint"] else None
            return [
                Finding(path, _find_line(root / path, match["link"]), None, text.format(link=match["link"]), suggestion)
            ]
    return []


def _find_line(path: Path, text: str) -> int | None:
    """The first line of a file that contains a text."""
    lines = path.read_text(encoding="utf-8").split("\n") if path.is_file() else []
    return next((number for number, line in enumerate(lines, start=1) if text in line), None)
