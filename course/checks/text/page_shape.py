"""The fixed shape of a chapter page: lead, minutes, objectives, legal notice, box, activity and closing sections.

It lets a reader know where everything is on any page. Covers of temas and pages outside them have other shapes.
"""

from __future__ import annotations

import re

from course.derived.prose import Passage, collect_page_passages
from course.findings import Finding, suggest_close_match
from course.loaded.whole import Course
from course.macro_register import MACROS
from course.pages.five_minutes import FIVE_MINUTES
from course.pages.macro_calls import MacroCall, blank_raw_blocks, find_macro_calls
from course.pages.outline import CLOSING_ANCHORS, PageHeading, PageSource
from course.sources.citations import blank_code, read_citations, split_locator

SHORTEST_LEAD, LONGEST_LEAD = 2, 4
FEWEST_IDEAS, MOST_IDEAS = 3, 6
FEWEST_ARTICLES = 3  # a page that cites this many articles of regulations explains the law, and doesn't only name it

_BOX = re.compile(r"^[ ]*(?:!!!|\?\?\?\+?) (?P<kind>[\w-]+)")
_CLOSING_MACROS = {"comprueba": "quiz", "fuentes": "sources"}


def check_page_shape(course: Course) -> list[Finding]:
    return [
        finding
        for page in course.pages
        if page.is_chapter and page.headings
        for finding in (
            *_check_five_minutes(page),
            *_check_opening(page),
            *_check_legal_notice(course, page),
            *_check_boxes(page),
            *_check_closing(page),
        )
    ]


def _check_five_minutes(page: PageSource) -> list[Finding]:
    """«En cinco minutos» is there. What is wrong in it is reported in `course/checks/five_minutes.py`."""
    if page.meta is None or any(suggest_close_match(str(key), (FIVE_MINUTES,)) for key in page.meta):
        return []
    message = f"falta «En cinco minutos», `{FIVE_MINUTES}`, en la cabecera de la página"
    return [Finding(page.path, 1, 1, message, "debajo van `rule:`, `example:` y `tool:`")]


def _check_opening(page: PageSource) -> list[Finding]:
    """A lead of a few sentences, then the minutes and the objectives, all before the first level 2 heading."""
    title = page.headings[0]
    end = page.headings[1].line if len(page.headings) > 1 else page.text.count("\n") + 2
    findings = []
    calls, unreadable = find_macro_calls(page)
    macros = {call.name: call for call in calls if title.line < call.line < end}
    for name in ("minutes", "objectives"):
        if name not in macros and not unreadable:
            message = f"falta la macro `{name}` al principio de la página, detrás de la entrada"
            findings.append(Finding(page.path, title.line, 1, message))
    start_of_macros = min((call.line for call in macros.values()), default=end)
    lead = [p for p in _find_running(page, title.line, start_of_macros) if p.kind == "paragraph"]
    sentences = sum(len(passage.sentences) for passage in lead)
    if not lead:
        message = "falta la entrada: de dos a cuatro frases que digan de qué va la página y por qué importa"
        findings.append(Finding(page.path, title.line, 1, message))
    elif not SHORTEST_LEAD <= sentences <= LONGEST_LEAD:
        number = "una frase" if sentences == 1 else f"{sentences} frases"
        message = f"la entrada tiene {number}: van de {SHORTEST_LEAD} a {LONGEST_LEAD}"
        findings.append(Finding(page.path, lead[0].line, 1, message))
    return findings


def _check_legal_notice(course: Course, page: PageSource) -> list[Finding]:
    """A page that explains the law warns once, before its first section, that a summary is not legal advice."""
    calls, unreadable = find_macro_calls(page)
    if unreadable:
        return []
    notices = [call.line for call in calls if call.name == "legal_notice"]
    cited = {
        (work.key, article)
        for work in read_citations(page.text).citations
        if work.locator and course.find_norm(work.key)
        for article in split_locator(work.locator)
    }
    title, *others = page.headings
    tells_law = len(cited) >= FEWEST_ARTICLES or any(
        call.name in MACROS and MACROS[call.name].shows_law for call in calls
    )
    if not notices and tells_law:
        told = (
            f"cita {len(cited)} artículos de normas" if len(cited) >= FEWEST_ARTICLES else "enseña normas con una macro"
        )
        message = f"la página {told} y no avisa de que es un resumen"
        suggestion = "pon `{{ legal_notice() }}` detrás de los objetivos"
        return [Finding(page.path, title.line, 1, message, suggestion)]
    if notices and others and notices[0] > others[0].line:
        return [
            Finding(page.path, notices[0], 1, "el aviso legal va al principio de la página, detrás de los objetivos")
        ]
    return []


def _check_boxes(page: PageSource) -> list[Finding]:
    """A page has a practice box and an activity, and every activity has its solution inside."""
    kinds: dict[str, int] = {}
    unsolved: int | None = None
    findings = []
    for number, line in enumerate(blank_code(blank_raw_blocks(page.text)).expandtabs(4).split("\n"), start=1):
        match = _BOX.match(line)
        if not match:
            continue
        kinds.setdefault(match["kind"], number)
        if match["kind"] == "solution" and line.startswith(" "):
            unsolved = None
        elif not line.startswith(" "):
            findings += _make_unsolved(page, unsolved)
            unsolved = number if match["kind"] == "activity" else None
    findings += _make_unsolved(page, unsolved)
    for kind, name in (("practice", "En tu ayuntamiento"), ("activity", "Actividad: … (15 minutos)")):
        if kind not in kinds:
            message = f'falta el recuadro `!!! {kind} "{name}"`'
            findings.append(Finding(page.path, page.headings[0].line, 1, message))
    return findings


def _make_unsolved(page: PageSource, line: int | None) -> list[Finding]:
    if line is None:
        return []
    return [
        Finding(
            page.path, line, 1, "la actividad no lleva solución ni rúbrica", 'ponla dentro: `??? solution "Solución"`'
        )
    ]


def _check_closing(page: PageSource) -> list[Finding]:
    """The three closing headings are the last ones, in order, each with its content."""
    present = [heading for heading in page.headings if heading.anchor in CLOSING_ANCHORS]
    missing = [
        f"`## {text} {{ #{anchor} }}`" for anchor, text in CLOSING_ANCHORS.items() if page.find_heading(anchor) is None
    ]
    if missing:
        message = f"falta el cierre {missing[0]}" if len(missing) == 1 else f"faltan los cierres {', '.join(missing)}"
        return [Finding(page.path, page.headings[-1].line, 1, message)]
    findings: list[Finding] = []
    if page.headings[-3:] != present or [heading.anchor for heading in present] != list(CLOSING_ANCHORS):
        order = "», «".join(CLOSING_ANCHORS.values())
        return [Finding(page.path, present[0].line, 1, f"la página termina así y en este orden: «{order}»")]
    calls, unreadable = find_macro_calls(page)
    if unreadable:
        return []
    for heading in present:
        findings += _check_closing_content(page, heading, calls)
    return findings


def _check_closing_content(page: PageSource, heading: PageHeading, calls: list[MacroCall]) -> list[Finding]:
    following = [other.line for other in page.headings if other.line > heading.line]
    end = following[0] if following else page.text.count("\n") + 2
    if heading.anchor in _CLOSING_MACROS:
        macro = _CLOSING_MACROS[heading.anchor]
        if not any(call.name == macro and heading.line < call.line < end for call in calls):
            return [Finding(page.path, heading.line, 1, f"debajo de «{heading.text}» va la macro `{macro}`")]
        return []
    ideas = [passage for passage in _find_running(page, heading.line, end) if passage.kind == "item"]
    if FEWEST_IDEAS <= len(ideas) <= MOST_IDEAS:
        return []
    message = f"«{heading.text}» tiene {len(ideas)} líneas: van de {FEWEST_IDEAS} a {MOST_IDEAS}"
    return [Finding(page.path, heading.line, 1, message)]


def _find_running(page: PageSource, start: int, end: int) -> list[Passage]:
    return [passage for passage in collect_page_passages(page) if start < passage.line < end and passage.is_running]
