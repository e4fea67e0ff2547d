"""Boxes (`!!! practice "…"`): their syntax and kind."""

from __future__ import annotations

import re

from course.findings import Finding, suggest_close_match
from course.loaded.draft import Draft
from course.pages.boxes import SOURCE_NOTE
from course.pages.outline import PROPOSAL
from course.runtime.memory import remembered
from course.sources.citations import blank_code

BOX_KINDS = ("practice", "update", "activity", "solution", "note", "warning", SOURCE_NOTE)

_BOX_START = re.compile(r"^[ ]*(!!!|\?\?\?\+?|!!|\?\?)(?=\s|\w)")
_BOX = re.compile(
    r"^[ ]*(?:!!!|\?\?\?\+?) (?P<kind>[\w-]+)(?: (?P<route>[\w-]+)(?: (?P<mark>[\w-]+))?)?"
    r'(?P<title> "[^"]*")?[ ]*$'
)
_MINUTES = re.compile(r"\(\d+ minutos?[,)]")


def check_boxes(draft: Draft) -> list[Finding]:
    return [finding for page in draft.pages for finding in _check_text(page.path, page.text)]


@remembered
def _check_text(path: str, text: str) -> list[Finding]:
    findings = []
    lines = blank_code(text).split("\n")
    for number, line in enumerate(lines, start=1):
        if not _BOX_START.match(line):
            continue
        match = _BOX.match(line)
        if match is None:
            suggestion = 'se escribe `!!! practice "En tu ayuntamiento"`, con comillas rectas'
            findings.append(Finding(path, number, 1, "este recuadro está mal escrito", suggestion))
        elif match["route"] == PROPOSAL and match["mark"]:
            suggestion = f"escribe `{match['kind']} {match['mark']} {PROPOSAL}`"
            findings.append(Finding(path, number, match.start("route") + 1, f"`{PROPOSAL}` va lo último", suggestion))
        elif match["mark"] not in (None, PROPOSAL):
            suggestion = suggest_close_match(match["mark"], [PROPOSAL]) or f"ahí solo va `{PROPOSAL}`"
            message = f"un recuadro no puede ser `{match['mark']}`"
            findings.append(Finding(path, number, match.start("mark") + 1, message, suggestion))
        elif match["kind"] not in BOX_KINDS:
            suggestion = suggest_close_match(match["kind"], BOX_KINDS) or "los que hay: " + ", ".join(
                f"`{k}`" for k in BOX_KINDS
            )
            findings.append(
                Finding(path, number, match.start("kind") + 1, f"no hay recuadros `{match['kind']}`", suggestion)
            )
        elif match["title"] is None:
            suggestion = f'escribe `{line.split()[0]} {match["kind"]} "…"`, o `""` si no lo lleva'
            findings.append(Finding(path, number, 1, "falta el título del recuadro: saldría uno en inglés", suggestion))
        elif match["kind"] == "activity" and not _MINUTES.search(line):
            suggestion = 'escribe `!!! activity "Actividad: … (15 minutos)"`'
            findings.append(
                Finding(path, number, 1, "el título de la actividad no dice cuántos minutos pide", suggestion)
            )
        else:
            findings += _check_content(path, lines, number)
    return findings


def _check_content(path: str, lines: list[str], number: int) -> list[Finding]:
    """The content of a box is indented four spaces more than its title, or it would be left outside the box."""
    indentation = len(lines[number - 1]) - len(lines[number - 1].lstrip()) + 4
    for position in range(number, len(lines)):
        if lines[position].strip():
            if lines[position].startswith(" " * indentation) or lines[position].startswith("\t"):
                return []
            break
    message = f"el contenido del recuadro va con {indentation} espacios delante"
    return [Finding(path, number, 1, message, "sin ellos el recuadro sale vacío")]
