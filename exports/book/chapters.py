"""The chapters of a book, from pages of the built site in their order: their names, their ids, and where links lead.

A link to another chapter leads to its file; one to the rest of the site, to its published address; and one that leads
nowhere is left as words. Ids are unique in the whole book, because some readers show all of it as one page.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from course.pages.outline import SOURCES_ANCHOR
from exports.book.clean_html import BUTTON, CleanArticle, clean_article, write_body
from exports.book.drawings import PLACE, Drawing
from exports.book.route import SITE_PAGE, SOURCE_ID
from exports.book.vocabulary import HEADINGS

_COVER_NAME = "portada"
_ROOT = "http://site.invalid/"  # RFC 2606. Addresses are resolved against it, so that no link leaves the site unseen


@dataclass(frozen=True)
class BookForm:
    """What differs from one format of book to another.

    `site_url` is the published address, empty if there is none. `question_note` is a sentence that says where the
    questions are. `first_level` is the level of the headings right below a chapter's title. `links_to_parts`: whether
    a link to another chapter may lead to a part of it. `table_class` is a class for the tables. `is_essential`: only
    what is of the essential route. `sources` is the name of the chapter that lists all the sources, with the id `ref-`
    and its key for each; without it, each chapter lists its own. `keeps_parts`: whether the parts of a chapter say what
    they are (`clean_html.PART`). `is_printed`: without what paper has no use for. `suffix` is that of the chapters'
    files. `links_terms`: whether the terms of the glossary lead to it.
    """

    site_url: str = ""
    question_note: str = ""
    first_level: int = 2
    links_to_parts: bool = True
    table_class: str = ""
    is_essential: bool = False
    sources: str = ""
    keeps_parts: bool = False
    is_printed: bool = False
    suffix: str = ".html"
    links_terms: bool = False


@dataclass(frozen=True)
class Chapter:
    """A chapter: its file's name, its title in plain text, the id of the title, and the HTML under it.

    `anchors` are the ids of its title and of its headings in the book, by those of the page.
    """

    name: str
    title: str
    anchor: str
    body: str
    anchors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Book:
    """The chapters in order, the drawings by file name, and the paths in the site of the other images, by file name.

    `titles` and `details` say in words what each drawing shows, by file name; an image has both in its `alt`.
    """

    chapters: tuple[Chapter, ...]
    drawings: Mapping[str, bytes]
    copied: Mapping[str, str]
    titles: Mapping[str, str] = field(default_factory=dict)
    details: Mapping[str, str] = field(default_factory=dict)


def make_book(pages: Mapping[str, str], colours: Mapping[str, str], form: BookForm) -> Book:
    """Make a book of pages: whole HTML by address relative to the site's root, in order.

    `colours` are the custom properties of the site's light scheme. Raises NoArticleError.
    """
    drafts = [
        _Draft(url, _clean(page, colours, form), number, _name_chapter(url, number, len(pages)) + form.suffix)
        for number, (url, page) in enumerate(pages.items(), 1)
    ]
    binding = _Binding({draft.url: draft for draft in drafts}, form)
    for draft in drafts:
        binding.place_images(draft)
        binding.lead_links(draft)
    chapters = tuple(binding.finish(draft) for draft in drafts)
    drawn = {name: drawing for draft in drafts for name, drawing in draft.placed.items()}
    titles = {name: drawing.title for name, drawing in drawn.items()}
    details = {name: drawing.details for name, drawing in drawn.items()}
    return Book(chapters, binding.drawings, binding.copied, titles, details)


def _clean(page: str, colours: Mapping[str, str], form: BookForm) -> CleanArticle:
    return clean_article(
        page,
        colours,
        form.question_note,
        is_essential=form.is_essential,
        lists_sources=not form.sources,
        keeps_parts=form.keeps_parts,
        is_printed=form.is_printed,
        links_terms=form.links_terms,
    )


def _name_chapter(url: str, number: int, count: int) -> str:
    """The file of a page, without its suffix: `tema-1/2-modelos/` → `03-2-modelos`, `tema-1/` → `01-tema-1`."""
    slug = posixpath.basename(_get_page_key(url)).removesuffix(".html") or _COVER_NAME
    return f"{number:0{max(2, len(str(count)))}}-{slug}"


@dataclass
class _Draft:
    """A chapter that is being made. `linked` are the ids that links lead to; `placed`, its drawings by file name."""

    url: str
    article: CleanArticle
    number: int
    name: str
    linked: set[str] = field(default_factory=set)
    placed: dict[str, Drawing] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.ids = {element.get("id") for element in self.article.body.iter() if element.get("id")}
        self.ids.add(self.article.anchor)

    def name_id(self, identifier: str) -> str:
        """An id, unique in the book. It begins with a letter, as XML asks."""
        return f"p{self.number}-{identifier}" if identifier else ""


class _Binding:
    """What the chapters of a book share while it is made."""

    def __init__(self, drafts: Mapping[str, _Draft], form: BookForm) -> None:
        self._drafts = {_get_page_key(url): draft for url, draft in drafts.items()}
        self._form = form
        self.drawings: dict[str, bytes] = {}
        self.copied: dict[str, str] = {}

    def place_images(self, draft: _Draft) -> None:
        for image in list(draft.article.body.iter("img")):
            place = image.attrib.pop(PLACE, None)
            if place is not None:
                drawing = draft.article.drawings[int(place)]
                name = self._keep_drawing(drawing)
                draft.placed[name] = drawing
                image.set("src", name)
                image.set("alt", drawing.description)
            else:
                path = unquote(urlsplit(urljoin(_ROOT + draft.url, image.get("src", ""))).path).lstrip("/")
                name = _find_free_name(posixpath.basename(path), self.copied, path)
                self.copied[name] = path
                image.set("src", name)
                image.set("alt", image.get("alt", ""))

    def _keep_drawing(self, drawing: Drawing) -> str:
        name = _find_free_name(f"{drawing.name}.svg", self.drawings, drawing.file)
        self.drawings[name] = drawing.file
        return name

    def lead_links(self, draft: _Draft) -> None:
        for link in list(draft.article.body.iter("a")):
            place = link.attrib.pop(SITE_PAGE, None)
            address = (
                self._find_address(draft, link.get("href"))
                if place is None
                else self._find_site_address(draft.url, place)
            )
            if address is not None:
                link.set("href", address)
            else:
                link.drop_tag()
        for button in draft.article.body.findall(f".//p[@{BUTTON}]"):
            del button.attrib[BUTTON]
            if button.find(".//a") is None:
                button.drop_tree()

    def _find_address(self, draft: _Draft, href: str | None) -> str | None:
        """Where a link of a chapter leads in the book; None if nowhere."""
        if not href:
            return None
        target, anchor = urldefrag(urljoin(_ROOT + draft.url, href))
        anchor = unquote(anchor)
        if not target.startswith(_ROOT):
            return href
        path = target.removeprefix(_ROOT)
        if self._form.sources and anchor.startswith(SOURCE_ID):
            return f"{self._form.sources}#{anchor}"
        chapter = self._drafts.get(_get_page_key(path))
        if self._form.sources and chapter is not None and anchor == SOURCES_ANCHOR and anchor not in chapter.ids:
            return self._form.sources
        if chapter is None:
            return self._find_site_address(path, anchor)
        is_own = chapter is draft
        leads_to_part = anchor in chapter.ids and (is_own or self._form.links_to_parts)
        if not leads_to_part:
            return None if is_own else chapter.name
        chapter.linked.add(anchor)
        return f"{'' if is_own else chapter.name}#{chapter.name_id(anchor)}"

    def _find_site_address(self, path: str, anchor: str) -> str | None:
        """The published address of a page of the site; None if it is not published."""
        return self._form.site_url + path + (f"#{anchor}" if anchor else "") if self._form.site_url else None

    def finish(self, draft: _Draft) -> Chapter:
        """The chapter with its own ids, those that a link leads to and those of headings, and its levels."""
        body = draft.article.body
        anchors = {draft.article.anchor: draft.name_id(draft.article.anchor)}
        for element in body.iterdescendants():
            identifier = element.attrib.pop("id", None)
            if identifier and (identifier in draft.linked or element.tag in HEADINGS):
                element.set("id", draft.name_id(identifier))
            if element.tag in HEADINGS:
                if identifier:
                    anchors[identifier] = draft.name_id(identifier)
                level = int(element.tag[1]) - 2 + self._form.first_level
                element.tag = f"h{min(level, 6)}"
            elif element.tag == "table" and self._form.table_class:
                element.set("class", self._form.table_class)
        article = draft.article
        return Chapter(draft.name, article.title, draft.name_id(article.anchor), write_body(body), anchors)


def _get_page_key(url: str) -> str:
    """A page by any of its addresses: `tema-1/`, `tema-1/index.html`."""
    return url.removesuffix("index.html").rstrip("/")


def _find_free_name(name: str, taken: Mapping[str, object], content: object) -> str:
    """A file name that no other content has: «plano.svg», «plano-2.svg»."""
    stem, suffix = posixpath.splitext(name)
    number = 1
    while taken.get(name, content) != content:
        number += 1
        name = f"{stem}-{number}{suffix}"
    return name
