"""The menu and the order of reading in MkDocs' format: the hooks set them instead of a `nav` in `mkdocs.yml`."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section

from course.derived.menu import MenuItem
from course.findings import Finding

NavItem = dict[str, "str | list[NavItem]"]


def make_nav(items: Iterable[MenuItem]) -> list[NavItem]:
    """The menu as the value of MkDocs' setting `nav`."""
    return [{item.title: make_nav(item.children) if item.uri is None else item.uri} for item in items]


def mark_apart(items: Iterable[StructureItem], menu: Iterable[MenuItem]) -> None:
    """Mark the parts that only their own pages show in the menu, as `overrides/partials/nav.html` asks."""
    for item, wanted in zip(items, menu, strict=True):
        if isinstance(item, Section):
            vars(item)["is_apart"] = wanted.is_apart


def chain_pages(nav: Navigation, reading: Iterable[str]) -> None:
    """Make «Anterior» and «Siguiente» lead through the pages of `reading`, paths under `docs/`, and no others."""
    pages = {page.file.src_uri: page for page in nav.pages}
    for page in nav.pages:
        page.previous_page = page.next_page = None
    for page, following in pairwise(pages[uri] for uri in reading if uri in pages):
        page.next_page, following.previous_page = following, page


def rename_items(items: Iterable[StructureItem], menu: Iterable[MenuItem]) -> None:
    """Copy the titles of a menu to the items that MkDocs made from another one with the same pages."""
    for item, wanted in zip(items, menu, strict=True):
        item.title = wanted.title
        rename_items(item.children if isinstance(item, Section) else (), wanted.children)


def check_nav(config: MkDocsConfig) -> list[Finding]:
    """Report a menu in `mkdocs.yml`, which would be ignored."""
    if config.nav is None:
        return []
    return [
        Finding("mkdocs.yml", None, None, "el menú no se escribe en `nav`", "está en data/menu.yml: quítalo de aquí")
    ]
