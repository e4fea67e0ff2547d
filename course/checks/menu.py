"""The menu: every page has exactly one place in it, and the pages and headings that it names exist."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.checks.named_places import report_missing_page
from course.derived.menu import build_menu, list_trails
from course.files.location import Location
from course.findings import Finding, suggest_close_match
from course.loaded.draft import Draft
from course.loaded.located import Located
from course.model import Menu
from course.pages.outline import PageSource

_NUMBER = re.compile(r"\d+(?:\.\d+)*\.\s|[Tt]ema \d+\b")


def check_menu(draft: Draft) -> list[Finding]:
    """Check the menu only if every page could be read: a page that seems to be missing may be one that was not."""
    if not draft.is_whole("data/menu.yml", "data/programme.yml", "docs/"):
        return []
    located = draft.find_located(Menu)
    if located is None:
        return list(_check_places(draft, set(), ""))
    checks = (_check_named, _check_part_names, _check_temas, _check_folders)
    findings = [finding for check in checks for finding in check(draft, located)]
    named = {uri for place, uri in _list_named(located.value) if place[0] == "entries"}
    suggested = " ".join(finding.suggestion or "" for finding in findings)
    return [*findings, *_check_places(draft, named, suggested)]


def _check_named(draft: Draft, located: Located[Menu]) -> Iterator[Finding]:
    pages = {page.uri: page for page in draft.pages}
    seen: set[tuple[str | int, str]] = set()
    for place, uri in _list_named(located.value):
        part = place[0]
        if uri not in pages:
            yield report_missing_page(pages, located, uri, place)
        elif (part, uri) in seen:
            where = "en el menú" if part == "entries" else "entre las del pie"
            yield located.make_finding(f"`{uri}` ya está más arriba {where}", *place)
        elif part == "entries" and pages[uri].tema is not None:
            message = f"`{uri}` es de un tema, y las páginas de los temas las pone `temas`"
            yield located.make_finding(message, *place, suggestion="bórrala de aquí")
        seen.add((part, uri))


def _check_part_names(draft: Draft, located: Located[Menu]) -> Iterator[Finding]:
    for position, entry in enumerate(located.value.entries):
        if entry.title and _NUMBER.match(entry.title):
            message = "una parte del menú no lleva número: parecería un epígrafe del programa"
            yield located.make_finding(message, "entries", position, "title", suggestion="quita el número")


def _check_temas(draft: Draft, located: Located[Menu]) -> Iterator[Finding]:
    """The temas are in the menu once, and pages are inserted after headings that a page teaches."""
    positions = [position for position, entry in enumerate(located.value.entries) if entry.temas is not None]
    if not positions:
        yield located.make_finding("los temas no están en el menú", "entries", suggestion="añade `- temas: []`")
    for position in positions[1:]:
        yield located.make_finding("los temas ya están más arriba en el menú", "entries", position, "temas")
    order = {heading_id: number for number, heading_id in enumerate(draft.index.ids)}
    for position in positions:
        latest = -1
        for number, insertion in enumerate(located.value.entries[position].temas or ()):
            if order.get(insertion.after, latest) < latest:
                message = f"en el programa, `{insertion.after}` va antes que el epígrafe de encima"
                place = ("entries", position, "temas", number, "after")
                yield located.make_finding(message, *place, suggestion="pon estas páginas en el orden del programa")
            latest = max(latest, order.get(insertion.after, latest))
            known = insertion.after in draft.index.ids
            if known and draft.index.find_page(insertion.after) is None:
                message = f"ninguna página trata el epígrafe `{insertion.after}`, y aquí va algo detrás de él"
                yield located.make_finding(message, "entries", position, "temas", number, "after")


def _check_folders(draft: Draft, located: Located[Menu]) -> Iterator[Finding]:
    """Each folder has pages that are nowhere else in the menu."""
    others = [page.uri for page in draft.pages if page.tema is None and "/" in page.uri]
    folders = {uri.partition("/")[0] for uri in others}
    named = {uri: place[1] for place, uri in _list_named(located.value) if place[0] == "entries"}
    seen: set[str] = set()
    for position, entry in enumerate(located.value.entries):
        if entry.folder is None:
            continue
        place: Location = ("entries", position, "folder")
        if entry.folder not in folders:
            message = f"no hay páginas fuera de los temas en docs/{entry.folder}/"
            yield located.make_finding(message, *place, suggestion=suggest_close_match(entry.folder, folders))
        elif entry.folder in seen:
            yield located.make_finding(f"la carpeta `{entry.folder}` ya está más arriba en el menú", *place)
        for uri in others:
            if uri.startswith(f"{entry.folder}/") and named.get(uri, position) != position:
                yield located.make_finding(f"`{uri}`, de esta carpeta, está también en otra línea del menú", *place)
        seen.add(entry.folder)


def _list_named(menu: Menu) -> Iterator[tuple[Location, str]]:
    """Each page that the menu names, with its location in the menu's data."""
    for position, entry in enumerate(menu.entries):
        here: Location = ("entries", position)
        if entry.page is not None:
            yield (*here, "page"), entry.page
        for number, uri in enumerate(entry.pages):
            yield (*here, "pages", number), uri
        for number, insertion in enumerate(entry.temas or ()):
            for inner, uri in enumerate(insertion.pages):
                yield (*here, "temas", number, "pages", inner), uri
    if menu.then is not None:
        yield ("then",), menu.then
    for number, uri in enumerate(menu.footer):
        yield ("footer", number), uri


def _check_number(page: PageSource) -> Iterator[Finding]:
    """A page of no tema has no number, which in the menu would seem that of a heading."""
    names = {name: page.find_meta_text(name) for name in ("title", "menu")}
    heading = page.headings[0] if page.headings else None
    for name, text in names.items():
        if text and _NUMBER.match(text):
            message = f"`{name}` lleva un número, y esta página no es de ningún epígrafe del programa"
            yield Finding(page.path, page.meta_lines[name], 1, message, "quita el número")
    if heading and _NUMBER.match(heading.text) and not any(names.values()):
        message = "el título lleva un número, y esta página no es de ningún epígrafe del programa"
        yield Finding(page.path, heading.line, 1, message, "quita el número")


def _check_places(draft: Draft, named: set[str], suggested: str) -> Iterator[Finding]:
    """Every page outside the temas is in the menu. `course/checks/outline.py` checks the pages of a tema.

    Other findings report the pages `named` there in the wrong place, or with a wrong name: what is `suggested`.
    """
    placed = {uri for uri, _ in list_trails(build_menu(draft))} | named
    for page in draft.pages:
        if page.tema is None:
            yield from _check_number(page)
        if page.uri not in placed and page.tema is None and f"`{page.uri}`" not in suggested:
            yield Finding(page.path, None, None, "esta página no está en el menú", "añádela a data/menu.yml")
