"""The documents of an EPUB: the pages with their questions, the key and the appendices; and the table of contents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from jinja2 import Environment
from lxml import html
from lxml.html import builder
from markupsafe import Markup

from course.pages.places import GLOSSARY
from exports.book.chapters import Book, BookForm, Chapter, make_book
from exports.book.site_pages import find_site_url, read_images, read_page, read_site_colours
from exports.book.worksheet import Worksheet, list_worksheets, name_answer, name_question
from exports.epub import bodies
from exports.epub.contents import BookPage, Contents, list_contents
from exports.epub.documents import Document, Entry, parse_body
from exports.epub.roles import KEY, PREFACE
from exports.request import ExportRequest

SUFFIX = ".xhtml"
# Where the questions of a page go; it can't be a paragraph of any page, nor is it ever read.
_QUESTIONS_MARK = "\N{OBJECT REPLACEMENT CHARACTER}"
_ABOUT_NAME = f"sobre-este-libro{SUFFIX}"


@dataclass(frozen=True)
class EpubBook:
    """The documents in the order of reading, the table of contents, and the images by file name.

    `first` is the document where the text begins.
    """

    documents: tuple[Document, ...]
    entries: tuple[Entry, ...]
    images: Mapping[str, bytes]
    first: Document


@dataclass(frozen=True)
class _Draft:
    """What the documents of one book are made from, by the paths of their pages under `docs/`."""

    request: ExportRequest
    environment: Environment
    contents: Contents
    chapters: Mapping[str, Chapter]
    book: Book
    sheets: Mapping[str, Worksheet]

    def name_key(self, tema: int) -> str:
        return f"soluciones-tema-{tema}{SUFFIX}"

    def name_page_key(self, sheet: Worksheet) -> str:
        """The id of the part of the key about a page."""
        return f"soluciones-{self.chapters[sheet.uri].name.removesuffix(SUFFIX)}"


def make_epub_book(request: ExportRequest, environment: Environment) -> EpubBook:
    """Make all that the book has. `environment` has the templates. Raises ExportError."""
    draft = _read(request, environment)
    pages = {page.uri: _make_chapter(draft, page) for page in draft.contents.list_pages()}
    about = _make_about(draft)
    keys = _make_keys(draft)
    appendices = [pages[page.uri] for page in draft.contents.appendices]
    read = [pages[page.uri] for group in draft.contents.groups for page in group.list_pages()]
    entries = [about.make_entry()]
    for group in draft.contents.groups:
        own = [pages[page.uri].make_entry() for page in group.pages]
        cover = pages[group.cover.uri] if group.cover else None
        entries.append(cover.make_entry(*own) if cover else Entry(group.title, None, tuple(own)))
    entries += [document.make_entry() for document in [*keys, *appendices]]
    site = request.get_site().web
    images = read_images(site, draft.book)
    return EpubBook((about, *read, *keys, *appendices), tuple(entries), images, read[0])


def _read(request: ExportRequest, environment: Environment) -> _Draft:
    course, site = request.course, request.get_site().web
    contents = list_contents(course, request.tema)
    uris = [page.uri for page in contents.list_pages()]
    pages = dict(read_page(site, uri) for uri in uris)
    form = BookForm(
        site_url=find_site_url(pages),
        question_note=_QUESTIONS_MARK,
        is_essential=request.is_essential,
        keeps_parts=True,
        suffix=SUFFIX,
        links_terms=True,
    )
    book = make_book(pages, read_site_colours(site), form)
    chapters = dict(zip(uris, book.chapters, strict=True))

    def find_address(uri: str, anchor: str) -> str | None:
        chapter = chapters.get(uri)
        return f"{chapter.name}#{chapter.anchors[anchor]}" if chapter and anchor in chapter.anchors else None

    sheets = list_worksheets(course, uris, request.is_essential, find_address, lines=0)
    return _Draft(request, environment, contents, chapters, book, {sheet.uri: sheet for sheet in sheets})


def _make_chapter(draft: _Draft, page: BookPage) -> Document:
    chapter = draft.chapters[page.uri]
    root = parse_body(chapter.body)
    bodies.name_parts(root)
    bodies.describe_images(root, draft.book, chapter.name.removesuffix(SUFFIX))
    bodies.fit_tables(root)
    if page.uri == GLOSSARY:
        bodies.drop_introduction(root)
    else:
        glossary = draft.chapters.get(GLOSSARY)
        bodies.mark_terms(root, glossary.name if glossary else None)
    _place_questions(draft, page, root)
    anchor = chapter.anchor or f"titulo-{chapter.name.removesuffix(SUFFIX)}"
    return Document(chapter.name, chapter.title, anchor, bodies.write_elements(root), page.role)


def _place_questions(draft: _Draft, page: BookPage, root: html.HtmlElement) -> None:
    """Put the questions of a page where it asks them or, if it doesn't, at its end."""
    sheet = draft.sheets.get(page.uri)
    if sheet is None:
        bodies.place_questions(root, _QUESTIONS_MARK, None)
        return
    key = draft.name_key(sheet.tema)
    questions = bodies.parse_sheet(sheet.questions, {name_answer(each): key for each in sheet.ids})
    text = draft.environment.get_template("questions.xhtml.jinja").render(
        questions=bodies.write_elements(questions), key=f"{key}#{draft.name_page_key(sheet)}"
    )
    section = parse_body(text)
    section.set("class", "questions")
    if not bodies.place_questions(root, _QUESTIONS_MARK, section):
        heading = builder.H2("Preguntas")
        heading.set("id", f"preguntas-{draft.chapters[page.uri].name.removesuffix(SUFFIX)}")
        root.extend([heading, section])


def _make_keys(draft: _Draft) -> list[Document]:
    """The key to the questions of each tema, a part a page."""
    template = draft.environment.get_template("key.xhtml.jinja")
    keys = []
    for tema, group in groupby(draft.sheets.values(), key=lambda sheet: sheet.tema):
        parts = []
        for sheet in group:
            name = draft.chapters[sheet.uri].name
            root = bodies.parse_sheet(sheet.key, {name_question(each): name for each in sheet.ids})
            parts.append((draft.name_page_key(sheet), name, sheet.title, bodies.write_elements(root)))
        title = f"Soluciones del tema {tema}"
        keys.append(
            Document(draft.name_key(tema), title, f"soluciones-tema-{tema}", Markup(template.render(parts=parts)), KEY)
        )
    return keys


def _make_about(draft: _Draft) -> Document:
    course = draft.request.course
    tema = course.index.temas.get(f"t{draft.request.tema}")
    total = sum(len(sheet.ids) for sheet in draft.sheets.values())
    body = draft.environment.get_template("about.xhtml.jinja").render(
        course=course.facts,
        tema=tema,
        is_essential=draft.request.is_essential,
        total=total,
        site_url=find_site_url(dict([read_page(draft.request.get_site().web, draft.contents.list_pages()[0].uri)])),
    )
    return Document(_ABOUT_NAME, "Sobre este libro", "sobre", Markup(body), PREFACE)
