"""The menu: every page has exactly one place in it, and the pages and headings that it names exist."""

from __future__ import annotations

from collections.abc import Iterator

from course.derived.menu import build_menu, list_trails
from course.files.location import Location
from course.findings import Finding, suggest_close_match
from course.loaded.draft import Draft
from course.model import Menu


def check_menu(draft: Draft) -> list[Finding]:
    """Check the menu only if every page could be read: a page that seems to be missing may be one that was not."""
    if not draft.is_whole("data/menu.yml", "data/programme.yml", "docs/"):
        return []
    return [*_check_named(draft), *_check_places(draft)]


def _check_named(draft: Draft) -> Iterator[Finding]:
    located = draft.find_located(Menu)
    if located is None:
        return
    uris = [page.uri for page in draft.pages]
    seen: set[str] = set()
    for place, uri in _list_named(located.value):
        if uri not in uris:
            message = f"no existe la página docs/{uri}"
            yield located.make_finding(message, *place, suggestion=suggest_close_match(uri, uris))
        elif place[0] == "entries" and uri in seen:
            yield located.make_finding(f"`{uri}` ya está más arriba en el menú", *place)
        seen.add(uri)
    for position, entry in enumerate(located.value.entries):
        for number, insertion in enumerate(entry.temas or ()):
            known = insertion.after in draft.index.ids
            if known and draft.index.find_page(insertion.after) is None:
                message = f"ninguna página trata el epígrafe `{insertion.after}`, y aquí va algo detrás de él"
                yield located.make_finding(message, "entries", position, "temas", number, "after")


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
    for number, uri in enumerate(menu.footer):
        yield ("footer", number), uri


def _check_places(draft: Draft) -> Iterator[Finding]:
    """Every page outside the temas is in the menu. `course/checks/outline.py` checks the pages of a tema."""
    placed = {uri for uri, _ in list_trails(build_menu(draft))}
    for page in draft.pages:
        if page.uri not in placed and page.tema is None:
            yield Finding(page.path, None, None, "esta página no está en el menú", "añádela a data/menu.yml")
