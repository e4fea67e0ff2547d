"""Boxes (`!!! practice "…"`): well written, of a kind that the site dresses, and without code or foreign markup in the text."""

from __future__ import annotations

import re

from course.citations import blank_code
from course.findings import Finding, suggest_close_match
from course.loading import LoadedCourse

BOX_KINDS = ("practice", "update", "activity", "solution", "note", "warning")

_BOX_START = re.compile(r"^[ ]*(!!!|\?\?\?\+?|!!|\?\?)(?=\s|\w)")
_BOX = re.compile(r'^[ ]*(?:!!!|\?\?\?\+?) (?P<kind>[\w-]+)(?: "[^"]*")?[ ]*$')
_FOREIGN = re.compile(r"<\s*(script|iframe|object|embed|style|form|meta|link)\b|javascript:|<[a-z][^>]*\son\w+\s*=", re.IGNORECASE)


def check_boxes(loaded: LoadedCourse) -> list[Finding]:
    findings: list[Finding] = []
    for page in loaded.pages:
        findings += _check_text(page.path, page.text)
    for path, text in loaded.texts.items():
        findings += _check_foreign(path, text)
    return findings


def _check_text(path: str, text: str) -> list[Finding]:
    findings = _check_foreign(path, text)
    for number, line in enumerate(blank_code(text).split("\n"), start=1):
        if not _BOX_START.match(line):
            continue
        match = _BOX.match(line)
        if match is None:
            suggestion = 'se escribe `!!! practice "En tu ayuntamiento"`, con comillas rectas'
            findings.append(Finding(path, number, 1, "este recuadro está mal escrito", suggestion))
        elif match["kind"] not in BOX_KINDS:
            suggestion = suggest_close_match(match["kind"], BOX_KINDS) or "los que hay: " + ", ".join(f"`{k}`" for k in BOX_KINDS)
            findings.append(Finding(path, number, match.start("kind") + 1, f"no hay recuadros `{match['kind']}`", suggestion))
    return findings


def _check_foreign(path: str, text: str) -> list[Finding]:
    findings = []
    for number, line in enumerate(blank_code(text).split("\n"), start=1):
        match = _FOREIGN.search(line)
        if match:
            message = f"«{match[0]}» mete código o piezas de otras webs en el texto, y aquí no se admite"
            findings.append(Finding(path, number, match.start() + 1, message))
    return findings
