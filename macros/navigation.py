"""The menu in MkDocs' format: the hooks set it instead of a `nav` in `mkdocs.yml`."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Section

from course.derived.menu import MenuItem
from course.findings import Finding

NavItem = dict[str, "str | list[NavItem]"]


def make_nav(items: Iterable[MenuItem]) -> list[NavItem]:
    """The menu as the value of MkDocs' setting `nav`."""
    return [{item.title: make_nav(item.children) if item.uri is None else item.uri} for item in items]


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
