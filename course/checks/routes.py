"""What each section, box and question is to the reader is said, once, and never more essential than what it is in.

How it is written: `course/pages/outline.py` and `course/pages/boxes.py`. A class that doesn't exist is a slip of
`markdown_slips/attribute_lists.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

from course.findings import Finding, suggest_close_match
from course.loaded.draft import Draft
from course.loaded.programme_index import ProgrammeIndex
from course.model.route import ROUTE_NAMES, ROUTES, find_route, suggest_route
from course.pages.boxes import ROUTED_BOXES, Box, find_boxes
from course.pages.macro_calls import find_macro_calls
from course.pages.outline import CLOSING_ANCHORS, PROPOSAL, PageHeading, PageSource
from course.pages.routes import RoutedPage, Section, get_routes

_CLASSES = ", ".join(f"`.{route}`" for route in ROUTES[:-1]) + f" o `.{ROUTES[-1]}`"


def check_routes(draft: Draft) -> list[Finding]:
    findings: list[Finding] = []
    for page in draft.pages:
        if page.is_chapter:
            findings += _check_headings(draft.index, page)
        else:
            findings += _check_other_headings(page)
        findings += _check_boxes(page)
    return findings


def _check_headings(index: ProgrammeIndex, page: PageSource) -> Iterator[Finding]:
    routes = get_routes(page)
    lines = page.text.split("\n")
    above: list[Section] = []
    for section in routes.sections:
        heading = section.heading
        while above and above[-1].heading.level >= heading.level:
            above.pop()
        message, suggestion = _judge_heading(index, page, routes, section, above[-1] if above else None)
        if message:
            yield Finding(page.path, heading.line, _find_column(lines, heading), message, suggestion)
        above.append(section)


def _check_other_headings(page: PageSource) -> Iterator[Finding]:
    """Outside the pages of a tema nothing folds."""
    lines = page.text.split("\n")
    for heading in page.headings:
        said = next((route for route in map(find_route, heading.classes) if route), None)
        if said:
            message = f"un epígrafe fuera de las páginas de un tema no lleva `.{said}`"
            yield Finding(page.path, heading.line, _find_column(lines, heading), message, "bórralo")


def _judge_heading(
    index: ProgrammeIndex,
    page: PageSource,
    routes: RoutedPage,
    section: Section,
    parent: Section | None,
) -> tuple[str | None, str | None]:
    """What is wrong in the route of a heading, and a suggestion; None if nothing is."""
    heading = section.heading
    said = [route for route in map(find_route, heading.classes) if route]
    is_official = f"t{page.tema}/{heading.anchor}" in index.headings
    if len(said) > 1:
        if said[0] == said[1]:
            return f"`.{said[0]}` está dos veces", "deja una"
        return f"el epígrafe dice dos cosas: `.{said[0]}` y `.{said[1]}`", "deja una"
    if said and heading.anchor in CLOSING_ANCHORS:
        return f"el epígrafe de cierre «{heading.text}» no lleva `.{said[0]}`", "bórralo: es igual en todas las páginas"
    if said and heading.level == 1:
        return f"el título de la página no lleva `.{said[0]}`", "bórralo: siempre es imprescindible"
    if said and said[0] != "essential" and is_official:
        message = f"un epígrafe oficial es siempre imprescindible, y este es `.{said[0]}`"
        return message, "pon lo que sobre debajo de un epígrafe propio, o en un recuadro"
    if said == ["essential"] and parent and parent.route != "essential":
        message = (
            f"este epígrafe es imprescindible y está dentro de «{parent.heading.text}» (línea {parent.heading.line}),"
            f" que es {ROUTE_NAMES[parent.route]}"
        )
        return message, "sácalo de ahí o cambia uno de los dos"
    if heading.level == 2 and not heading.classes and heading.anchor and heading.anchor not in CLOSING_ANCHORS:
        return "el epígrafe no dice qué es para el lector", f"detrás del ancla, {_CLASSES}"
    if is_official and section.route == "essential" and not _has_essential_text(page, routes, section):
        return "el epígrafe oficial no tiene nada imprescindible debajo", "deja ahí lo que hay que saber de él"
    return None, None


def _has_essential_text(page: PageSource, routes: RoutedPage, section: Section) -> bool:
    """Whether a section has words, or something that a macro shows, in the essential route, before its closing."""
    calls, unreadable = find_macro_calls(page)
    if unreadable:
        return True
    closing = min((each.heading.line for each in routes.sections if each.heading.anchor in CLOSING_ANCHORS), default=0)
    end = closing if section.heading.line < closing <= section.end else section.end + 1
    lines = [piece.start for piece in routes.pieces if sum(piece.words) > 0]
    lines += [call.line for call in calls]
    return any(section.heading.line < line < end and routes.find_line(line).route == "essential" for line in lines)


def _find_column(lines: list[str], heading: PageHeading) -> int:
    """The column of the class, or the first one."""
    return max(lines[heading.line - 1].rfind(" .") + 2 if heading.classes else 1, 1)


def _check_boxes(page: PageSource) -> Iterator[Finding]:
    boxes = find_boxes(page.text)
    lines = page.text.split("\n") if boxes else []
    sections = get_routes(page).sections if page.is_chapter and boxes else ()
    for box in boxes:
        message, suggestion = _judge_box(box, sections, page.is_chapter)
        if message:
            column = _find_word(lines[box.line - 1], box.word or box.kind)
            yield Finding(page.path, box.line, column, message, suggestion)


def _find_word(line: str, word: str) -> int:
    return line.index(word, line.index(" ", len(line) - len(line.lstrip()))) + 1


def _judge_box(box: Box, sections: tuple[Section, ...], is_chapter: bool) -> tuple[str | None, str | None]:
    """What is wrong in the route of a box, and a suggestion; None if nothing is."""
    if box.kind not in ROUTED_BOXES:
        if box.word is None:
            return None, None
        message = f"un recuadro `{box.kind}` no lleva `{box.word}`: es lo mismo que su epígrafe"
        return message, suggest_close_match(box.word, [PROPOSAL]) or f"solo lo llevan {_list_kinds()}"
    if box.word and box.route is None:
        return f"un recuadro no puede ser `{box.word}`", _suggest_word(box.word) or f"se espera {_list_routes(box)}"
    if box.word and not is_chapter:
        return f"un recuadro fuera de los temas no lleva `{box.word}`", "bórralo"
    if box.kind == "update" and box.route == "essential":
        message = "un recuadro `update` no es imprescindible"
        return message, "lo que cambia lo que la página enseña va en su texto; lo demás es `extension` o `reference`"
    if not is_chapter:
        return None, None
    if box.word is None:
        return "el recuadro no dice qué es para el lector", f"detrás de `{box.kind}`, {_list_routes(box)}"
    around = [section for section in sections if section.heading.line < box.line <= section.end]
    if box.route == "essential" and around and around[-1].route != "essential":
        owner = around[-1].heading
        message = (
            f"este recuadro es imprescindible y está debajo de «{owner.text}» (línea {owner.line}),"
            f" que es {ROUTE_NAMES[around[-1].route]}"
        )
        return message, "ponlo antes de ese epígrafe o cambia uno de los dos"
    return None, None


def _suggest_word(word: str) -> str | None:
    return suggest_route(word) or suggest_close_match(word, [PROPOSAL])


def _list_routes(box: Box) -> str:
    routes = [f"`{route}`" for route in ROUTES if box.kind != "update" or route != "essential"]
    return ", ".join(routes[:-1]) + f" o {routes[-1]}"


def _list_kinds() -> str:
    kinds = [f"`{kind}`" for kind in ROUTED_BOXES]
    return ", ".join(kinds[:-1]) + f" y {kinds[-1]}"
