"""The documents of the book: what each has, and the entries that the table of contents has of it."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import html
from markupsafe import Markup

from exports.epub.roles import Role


@dataclass(frozen=True)
class Entry:
    """An entry of the table of contents. It leads nowhere if `href` is None."""

    title: str
    href: str | None
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Document:
    """A document of the book: its file's name, its title in plain text and the title's id, and the HTML under it."""

    name: str
    title: str
    anchor: str
    body: Markup
    role: Role

    def make_entry(self, *entries: Entry) -> Entry:
        """Its entry in the table of contents, with its own sections unless it is given others."""
        return Entry(self.title, self.name, entries or tuple(_list_sections(self)))


def _list_sections(document: Document) -> list[Entry]:
    """The headings right below the title."""
    headings = parse_body(document.body).iter("h2")
    return [
        Entry(" ".join(heading.text_content().split()), f"{document.name}#{heading.get('id')}")
        for heading in headings
        if heading.get("id")
    ]


def parse_body(body: str) -> html.HtmlElement:
    """The elements of a body, in a `<div>`."""
    return html.fragment_fromstring(body, create_parent="div")
