"""The chapters have the headings of the programme, with its words, order and depth, and no others.

Two exceptions: headings of the page's own under an official one, whose anchors begin with the official anchor, and the
closing headings of a page (`CLOSING_ANCHORS`).
"""

from __future__ import annotations

import re
from itertools import takewhile

from course.findings import Finding, suggest_close_match
from course.loaded.draft import Draft
from course.model import Heading, Tema, fold_heading
from course.model.programme import PROGRAMME_PATH
from course.pages.outline import CLOSING_ANCHORS, PageHeading, PageSource
from course.pages.places import get_tema_cover

_TEMA = re.compile(r"[Tt]ema (\d+)")
# `{#ancla}` opens a comment, and `{ ancla }` is no anchor.
_BAD_ANCHOR = re.compile(r"\{#|\{\s*[\w-]+\s*\}$")


def check_outline(draft: Draft) -> list[Finding]:
    findings: list[Finding] = []
    for tema in draft.index.temas.values():
        findings += _check_tema(draft, tema)
    return findings


def _check_tema(draft: Draft, tema: Tema) -> list[Finding]:
    cover_path = f"docs/{get_tema_cover(tema.number)}"
    pages = [page for page in draft.pages if page.tema == tema.number]
    if not any(page.path == cover_path for page in pages) and draft.is_whole(cover_path):
        return [Finding(cover_path, None, None, f"falta la portada del tema {tema.number}")]
    findings: list[Finding] = []
    places: dict[str, tuple[PageSource, PageHeading]] = {}
    for page in pages:
        if page.is_tema_cover:
            findings += _check_cover(tema, page)
            continue
        findings += _check_chapter(tema, page, places)
    if not draft.is_whole(f"docs/tema-{tema.number}/"):
        return findings
    chapters = [page for page in pages if not page.is_tema_cover]
    return findings + [finding for page in chapters for finding in _find_missing(tema, page, places)]


def _check_cover(tema: Tema, page: PageSource) -> list[Finding]:
    expected = f"Tema {tema.number}. {tema.shown}"
    heading = page.headings[0] if page.headings else None
    for key in ("title", "menu"):
        name = _TEMA.match(page.find_meta_text(key) or "")
        if name and int(name[1]) != tema.number:
            message = f"`{key}` dice que es el tema {name[1]}, y esta es la portada del {tema.number}"
            return [Finding(page.path, page.meta_lines[key], 1, message, f"pon «Tema {tema.number}»")]
    if heading and fold_heading(heading.text) != fold_heading(expected):
        return [Finding(page.path, heading.line, 1, f"el título no es el del programa: «{expected.rstrip('.')}»")]
    return []


def _check_chapter(tema: Tema, page: PageSource, places: dict[str, tuple[PageSource, PageHeading]]) -> list[Finding]:
    official = {heading.anchor: heading for heading in tema.headings}
    order = list(official)
    findings: list[Finding] = []
    current: str | None = None
    first: tuple[int, int] | None = None
    for heading in page.headings:
        line = heading.line
        if heading.anchor is None and _BAD_ANCHOR.search(heading.text):
            continue  # course/checks/pages.py or markdown_slips/ report it
        elif heading.anchor is None:
            findings.append(
                Finding(page.path, line, 1, f"falta el ancla de «{heading.text}»", "escribe `{ #ancla }` detrás")
            )
        elif heading.anchor in CLOSING_ANCHORS:
            expected_text = CLOSING_ANCHORS[heading.anchor]
            if heading.text != expected_text:
                findings.append(
                    Finding(page.path, line, 1, f"el epígrafe `#{heading.anchor}` se llama «{expected_text}»")
                )
        elif heading.anchor in official:
            expected = official[heading.anchor]
            if fold_heading(heading.text) != fold_heading(expected.label):
                findings.append(
                    Finding(page.path, line, 1, f"el epígrafe no coincide con el programa: «{expected.label}»")
                )
            if heading.anchor in places:
                other_page, other = places[heading.anchor]
                message = f"el epígrafe `{tema.get_id(expected)}` ya está en {other_page.path}:{other.line}"
                findings.append(Finding(page.path, line, 1, message))
            places.setdefault(heading.anchor, (page, heading))
            if current is not None and order.index(heading.anchor) < order.index(current):
                message = f"el epígrafe `{heading.anchor}` va antes que `{current}` en el programa"
                findings.append(Finding(page.path, line, 1, message))
            if first is None:
                first = (heading.level, expected.level)
                findings += _check_names(page, expected)
            elif heading.level - first[0] != expected.level - first[1]:
                level = first[0] + expected.level - first[1]
                findings.append(
                    Finding(page.path, line, 1, f"este epígrafe lleva {level} almohadillas: `{'#' * level}`")
                )
            current = heading.anchor
        elif current is None or not heading.anchor.startswith(f"{current}-"):
            findings.append(_make_unknown_finding(page, heading, tema, current, list(official)))
    return findings


def _check_names(page: PageSource, opening: Heading) -> list[Finding]:
    """A title or menu name in the front matter keeps the number of the page's first official heading."""
    findings = []
    for key in ("title", "menu"):
        name = page.find_meta_text(key)
        if name and opening.number and not name.startswith(f"{opening.number} "):
            message = f"`{key}` empieza por el número del epígrafe de la página: `{opening.number}`"
            findings.append(Finding(page.path, page.meta_lines[key], 1, message))
    return findings


def _find_missing(tema: Tema, page: PageSource, places: dict[str, tuple[PageSource, PageHeading]]) -> list[Finding]:
    """Every descendant of a page's first official heading is on that page or on another page of the tema."""
    official = {heading.anchor: heading for heading in tema.headings}
    found = ((heading, official[heading.anchor]) for heading in page.headings if heading.anchor in official)
    first = next(found, None)
    if first is None:
        return []
    root, official_root = first
    return [
        Finding(page.path, root.line, 1, f"falta en el tema el epígrafe «{missing.label}» (`{{ #{missing.anchor} }}`)")
        for missing in _find_descendants(tema, official_root)
        if missing.anchor not in places
    ]


def _find_descendants(tema: Tema, root: Heading) -> list[Heading]:
    """The descendants of a heading in the programme."""
    following = tema.headings[tema.headings.index(root) + 1 :]
    return list(takewhile(lambda heading: heading.level > root.level, following))


def _make_unknown_finding(
    page: PageSource, heading: PageHeading, tema: Tema, current: str | None, known: list[str]
) -> Finding:
    anchor = heading.anchor or ""
    message = f"el ancla `{anchor}` no es de ningún epígrafe del tema {tema.number} ni de un cierre de página"
    suggestion = suggest_close_match(anchor, [*known, *CLOSING_ANCHORS])
    if suggestion is None and current is not None:
        suggestion = f"un epígrafe propio empieza por el ancla oficial: `{current}-…`"
    if suggestion is None:
        suggestion = "una página sin epígrafe oficial va en docs/, fuera de las carpetas de los temas"
    return Finding(page.path, heading.line, 1, message, suggestion, lacking=PROGRAMME_PATH)
