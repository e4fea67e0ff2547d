"""The page around the content: a digest of the theme's input, so that a page with a known digest is not laid out again.

Material writes the whole menu into each page, so a page depends on every title and address in the menu, besides its own
content and metadata, and on the theme itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from course.runtime.memory import hash_text
from macros.facts import digest

# The key of the remembered output in a page's template context.
REMEMBERED = "remembered_output"


class RememberingTemplate(Template):
    """A template that returns the remembered output of a page if the context has it."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        context = args[0] if args else kwargs
        remembered = context.get(REMEMBERED)
        return super().render(*args, **kwargs) if remembered is None else remembered


def install_memory(env: Environment) -> None:
    env.template_class = RememberingTemplate


def describe_navigation(nav: Navigation) -> str:
    """A digest of the menu: titles, addresses and nesting."""
    return digest([_describe_item(item) for item in nav.items])


def describe_layout(page: Page, content: str, variables: Mapping[str, object], shared: str) -> str:
    """A digest of the theme's input for a page.

    `variables` are those of its template that aren't of MkDocs; `shared` is the digest of what pages share: menu,
    theme, settings.
    """
    neighbours = [neighbour and (neighbour.title, neighbour.url) for neighbour in (page.previous_page, page.next_page)]
    toc = [_describe_entry(entry) for entry in page.toc]
    meta = sorted(page.meta.items())
    return digest(
        shared,
        hash_text(content),
        page.title,
        page.url,
        page.canonical_url,
        meta,
        toc,
        neighbours,
        sorted(variables.items()),
    )


def describe_theme(folder: Path) -> str:
    """A digest of our own partials and icons. Material's are covered by the installed versions."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return digest([(path.relative_to(folder).as_posix(), path.read_bytes()) for path in files])


def _describe_item(item: StructureItem) -> object:
    children = [_describe_item(child) for child in getattr(item, "children", None) or ()]
    marks = [getattr(item, name, None) for name in ("url", "is_index", "is_apart", "lesson_id")]
    return item.title, marks, children


def _describe_entry(entry: AnchorLink) -> object:
    return entry.title, entry.id, entry.level, [_describe_entry(child) for child in entry.children]
