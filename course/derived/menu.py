"""The menu of a course, made from the order of the programme, from `data/menu.yml` and from the pages' menu names.

Without that file the menu has all the pages: the cover, the temas, and the others by path.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from course.derived.titles import get_menu_name, get_tema_menu_name
from course.loaded.parts import CourseParts
from course.model import Menu, MenuEntry, Tema
from course.pages.outline import PageSource
from course.pages.places import COVER
from course.sources.collation import get_sort_key

_ARTICLE = re.compile(r"^(?:el|la|los|las)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class MenuItem:
    """A page of the menu (`uri` is its path under `docs/`), or a part of the menu with its `children`.

    One that `is_apart` is shown only in the menu of its own pages.
    """

    title: str
    uri: str | None = None
    children: tuple[MenuItem, ...] = ()
    is_apart: bool = False


def build_menu(course: CourseParts) -> tuple[MenuItem, ...]:
    """The menu, without the pages that don't exist (`course/checks/menu.py` reports them)."""
    return _MenuMaker(course).make()


def list_trails(items: tuple[MenuItem, ...], above: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each page of the menu, with the titles on the way to it; the last one is its own."""
    for item in items:
        trail = (*above, item.title)
        if item.uri is not None:
            yield item.uri, trail
        yield from list_trails(item.children, trail)


def list_pages(items: tuple[MenuItem, ...]) -> list[Any]:
    """The pages of a menu without titles; the pages of a part are a nested list, with whether it is apart."""
    return [item.uri or (list_pages(item.children), item.is_apart) for item in items]


class _MenuMaker:
    def __init__(self, course: CourseParts) -> None:
        self._course = course
        self._pages = {page.uri: page for page in course.pages}

    def make(self) -> tuple[MenuItem, ...]:
        menu = self._course.find_value(Menu)
        entries = menu.entries if menu else [MenuEntry(page=COVER), MenuEntry(temas=[])]
        items = [item for entry in entries for item in self._make_entry(entry)]
        return tuple(items if menu else [*items, *self._make_others()])

    def _make_entry(self, entry: MenuEntry) -> Iterator[MenuItem]:
        if entry.page is not None:
            yield from self._make_pages([entry.page])
        elif entry.temas is not None:
            inserted: dict[str, list[str]] = {}
            for insertion in entry.temas:
                page = self._course.index.find_page(insertion.after)
                if page is not None:
                    inserted.setdefault(page.uri, []).extend(insertion.pages)
            for tema in self._course.index.temas.values():
                yield from self._make_tema(tema, inserted)
        elif entry.title is not None:
            rest = self._list_folder(entry.folder, entry.pages) if entry.folder else []
            yield from self._make_part(entry.title, [*entry.pages, *rest], is_apart=entry.apart)

    def _make_tema(self, tema: Tema, inserted: dict[str, list[str]]) -> Iterator[MenuItem]:
        """A tema's cover and its pages in programme order, each followed by those that are inserted after it."""
        index = self._course.index
        taught = (index.find_page(heading_id) for heading_id in (tema.id, *map(tema.get_id, tema.headings)))
        uris = list(dict.fromkeys(page.uri for page in taught if page is not None))
        yield from self._make_part(
            get_tema_menu_name(tema), [each for uri in uris for each in (uri, *inserted.get(uri, ()))]
        )

    def _list_folder(self, folder: str, named: list[str]) -> list[str]:
        """The pages of a folder that are not named, in alphabetical order: «La DANA» is sorted under D."""
        rest = [page for uri, page in self._pages.items() if uri.startswith(f"{folder}/") and uri not in named]
        return [page.uri for page in sorted(rest, key=self._get_place)]

    def _get_place(self, page: PageSource) -> tuple[str, str]:
        return get_sort_key(_ARTICLE.sub("", get_menu_name(self._course, page)))

    def _make_others(self) -> Iterator[MenuItem]:
        """The pages that are neither the cover nor of a tema; each folder is a part named after its cover."""
        others = sorted(uri for uri, page in self._pages.items() if page.tema is None and uri != COVER)
        yield from self._make_pages([uri for uri in others if "/" not in uri])
        for folder in dict.fromkeys(uri.rpartition("/")[0] for uri in others if "/" in uri):
            cover = self._pages.get(f"{folder}/index.md")
            title = get_menu_name(self._course, cover) if cover else folder
            yield from self._make_part(title, [uri for uri in others if uri.rpartition("/")[0] == folder])

    def _make_part(self, title: str, uris: list[str], is_apart: bool = False) -> Iterator[MenuItem]:
        children = tuple(self._make_pages(uris))
        if children:
            yield MenuItem(title, children=children, is_apart=is_apart)

    def _make_pages(self, uris: list[str]) -> Iterator[MenuItem]:
        for uri in uris:
            if page := self._pages.get(uri):
                yield MenuItem(get_menu_name(self._course, page), uri)
