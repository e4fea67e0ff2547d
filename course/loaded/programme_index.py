"""Lookups of the programme's headings by id, of their descendants, and of the page that teaches each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from course.model import Heading, Programme, Tema
from course.pages.outline import PageSource


@dataclass(frozen=True)
class IndexedHeading:
    """A heading of the programme with its place in it."""

    id: str
    tema: Tema
    heading: Heading
    parent_id: str
    is_leaf: bool


class ProgrammeIndex:
    """Lookups in the programme. The id of a tema (`t1`) is also valid, as the parent of its level 1 headings."""

    def __init__(self, programme: Programme | None, pages: list[PageSource]) -> None:
        self.temas: dict[str, Tema] = {tema.id: tema for tema in programme.temas} if programme else {}
        self.headings: dict[str, IndexedHeading] = {}
        for tema in self.temas.values():
            self._add_tema(tema)
        self._pages: dict[str, PageSource] = {}
        for page in pages:
            if page.is_chapter:
                for heading in page.headings:
                    heading_id = f"t{page.tema}/{heading.anchor}"
                    if heading_id in self.headings:
                        self._pages.setdefault(heading_id, page)
            elif page.is_tema_cover:
                self._pages.setdefault(f"t{page.tema}", page)

    def _add_tema(self, tema: Tema) -> None:
        ancestors: list[tuple[int, str]] = []
        for position, heading in enumerate(tema.headings):
            while ancestors and ancestors[-1][0] >= heading.level:
                ancestors.pop()
            heading_id = tema.get_id(heading)
            parent_id = ancestors[-1][1] if ancestors else tema.id
            following = tema.headings[position + 1] if position + 1 < len(tema.headings) else None
            is_leaf = following is None or following.level <= heading.level
            self.headings[heading_id] = IndexedHeading(heading_id, tema, heading, parent_id, is_leaf)
            ancestors.append((heading.level, heading_id))

    @property
    def ids(self) -> list[str]:
        """Every valid id, temas included."""
        return [*self.temas, *self.headings]

    def find_page(self, heading_id: str) -> PageSource | None:
        """The page that teaches the heading, or None while it is not published."""
        return self._pages.get(heading_id)

    def get_page(self, heading_id: str) -> PageSource:
        """As `find_page`. Raises LookupError while the heading is not published."""
        page = self.find_page(heading_id)
        if page is None:
            raise LookupError(f"no page teaches {heading_id}")
        return page

    def find_branch(self, heading_id: str) -> set[str]:
        """The ids of the heading and all its descendants."""
        branch = {heading_id}
        for indexed in self.headings.values():
            if indexed.parent_id in branch:
                branch.add(indexed.id)
        return branch

    def find_ids_on_page(self, page: PageSource) -> list[str]:
        """The ids of the programme's headings that a page teaches, in programme order."""
        return [heading_id for heading_id in self._ids_by_path.get(page.path, ()) if self._pages[heading_id] is page]

    @cached_property
    def _ids_by_path(self) -> dict[str, list[str]]:
        ids: dict[str, list[str]] = {}
        for heading_id in self.headings:
            if heading_id in self._pages:
                ids.setdefault(self._pages[heading_id].path, []).append(heading_id)
        return ids
