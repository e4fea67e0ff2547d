"""The document: which parts it has, in which order, and their Typst source.

A cover, the contents, the temas with a chapter a page and its questions, the key, the glossary and the sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from course.derived.reading import list_lessons
from course.derived.titles import get_tema_menu_name
from course.model import Palette
from course.model.edition import Licence
from course.pages.places import GLOSSARY, get_tema_cover
from exports.book.chapters import Book, BookForm, Chapter, make_book
from exports.book.site_pages import (
    UnbuiltSiteError,
    find_site_url,
    read_images,
    read_page,
    read_site_colours,
    read_tema_pages,
)
from exports.book.source_list import list_cited_keys, render_source_list
from exports.book.worksheet import Worksheet, list_worksheets
from exports.pdf.missing_signs import locating_missing_signs
from exports.pdf.typesetting import LOOKS, typeset
from exports.pdf.typst_body import Surroundings, list_ids, write_body, write_title
from exports.pdf.typst_source import quote, write_call, write_lines
from exports.request import ExportRequest
from exports.templates import make_environment

_SOURCES = "fuentes"
_KEY = "solucionario"
_TEMA, _PAGE, _SECTION = 1, 2, 3  # the levels of headings: a tema, a page, and a section of it
_TEXT_WIDTH, _TALLEST = 464.0, 560.0  # points: of the text block of an A4, and of a drawing in it
_UNIT = 0.62  # points: a unit of a drawing, whose words are then as large as the text around it
_ESSENTIAL = "Ruta imprescindible"


@dataclass(frozen=True)
class _Cover:
    course: str
    title: str
    description: str
    scope: str
    facts: tuple[str, ...]
    licence: Licence
    address: str


@dataclass(frozen=True)
class _Part:
    """A part of the document in Typst; `colour` is that of its headings, empty for that of the text."""

    source: str
    colour: str = ""


@dataclass(frozen=True)
class _Page:
    """A page of the site and the chapter that it is; `uri` is its path under `docs/`. `sheet` are its questions."""

    uri: str
    tema: int
    chapter: Chapter
    sheet: Worksheet | None

    @property
    def questions_label(self) -> str:
        return f"preguntas:{self.chapter.anchor}"

    @property
    def key_label(self) -> str:
        return f"soluciones:{self.chapter.anchor}"


def build_pdf(request: ExportRequest) -> bytes:
    """The PDF of the whole course or of a tema, of all its pages or of the essential route.

    The same site gives the same bytes. Raises ExportError.
    """
    site = request.get_site().web
    pages = _read_pages(request, site)
    addresses = {address: page for own in pages.values() for address, page in own.items()}
    form = BookForm(
        site_url=find_site_url(addresses),
        first_level=_SECTION,
        is_essential=request.is_essential,
        sources=_SOURCES,
        keeps_parts=True,
        is_printed=True,
    )
    has_glossary = request.tema is None and any(page.uri == GLOSSARY for page in request.course.pages)
    if has_glossary:
        addresses |= dict([read_page(site, GLOSSARY)])
    book = make_book(addresses, read_site_colours(site), form)
    document = _Document(request, book, form.site_url, book.chapters[-1] if has_glossary else None)
    files = read_images(site, book)
    files[LOOKS.name] = LOOKS.read_bytes()
    with locating_missing_signs(request.course):
        return typeset(document.write(), files)


def _read_pages(request: ExportRequest, site: Path) -> Mapping[int, Mapping[str, str]]:
    pages = read_tema_pages(site, request.course, request.tema)
    if not pages:
        which = "El curso" if request.tema is None else f"El tema {request.tema}"
        raise UnbuiltSiteError(f"{which} no tiene páginas.")
    return pages


class _Document:
    def __init__(self, request: ExportRequest, book: Book, site_url: str, glossary: Chapter | None) -> None:
        self._request = request
        self._course = request.course
        self._site_url = site_url
        title = request.course.facts.title
        self._running = title if request.tema is None else f"{title}. Tema {request.tema}"
        self._glossary = glossary
        self._pages = _list_pages(request, book.chapters[: -1 if glossary else None])
        sheets = [sheet for page in self._pages if (sheet := page.sheet)]
        htmls = [page.chapter.body for page in self._pages] + [
            text for sheet in sheets for text in (sheet.questions, sheet.key)
        ]
        htmls += [glossary.body] if glossary else []
        keys = list_cited_keys(htmls)
        self._sources = render_source_list(self._course, keys, _PAGE) if keys else ""
        chapters = [*(page.chapter for page in self._pages), *([glossary] if glossary else [])]
        self._surroundings = Surroundings(_list_labels(chapters, [*htmls, self._sources]), size_drawings(book.drawings))

    def write(self) -> str:
        environment = make_environment(Path(__file__).parent, escapes=False)  # Typst, not HTML: `quote`
        environment.filters["quote"] = quote
        parts = [*self._write_temas(), *self._write_key(), *self._write_glossary(), *self._write_sources()]
        return environment.get_template("document.typ.jinja").render(
            cover=self._make_cover(),
            parts=parts,
            language=self._course.facts.language,
            depth=_PAGE if self._request.tema is None else _SECTION,
        )

    def _make_cover(self) -> _Cover:
        facts, tema = self._course.facts, self._request.tema
        scope = [get_tema_menu_name(self._course.index.temas[f"t{tema}"])] if tema is not None else []
        scope += [_ESSENTIAL] if self._request.is_essential else []
        organiser = facts.provenance.organiser
        return _Cover(
            course=facts.title,
            title=". ".join([facts.title, *scope]),
            description=facts.description,
            scope=". ".join(scope),
            facts=(
                f"Edición de {facts.edition}",
                f"A partir del programa del curso que ofreció la {organiser}",
            ),
            licence=facts.licences.content,
            address=self._site_url,
        )

    def _write_temas(self) -> Iterator[_Part]:
        palette = self._course.find_value(Palette)
        for tema in dict.fromkeys(page.tema for page in self._pages):
            own = [page for page in self._pages if page.tema == tema]
            blocks = [self._write_page(page, _TEMA if number == 0 else _PAGE) for number, page in enumerate(own)]
            colour = palette.colours[tema - 1].light.ink if palette else ""
            yield _Part(write_lines(blocks), colour)

    def _write_page(self, page: _Page, level: int) -> str:
        blocks = [
            write_title(page.chapter.title, level, page.chapter.anchor),
            self._write(page.chapter.body, level),
        ]
        if page.sheet:
            blocks += [
                write_title("Preguntas", level + 1, page.questions_label, is_listed=False),
                self._write(page.sheet.questions, level + 1, "question"),
            ]
        return self._write_chapter(page.chapter.title, blocks, opens=level == _TEMA)

    def _write_chapter(self, title: str, blocks: Iterable[str], *, opens: bool = True) -> str:
        """A part that begins on a page of its own. `opens`: its title is at the level of a tema's."""
        return write_call("chapter", write_lines(blocks), self._running, title, opens=opens)

    def _write_key(self) -> Iterator[_Part]:
        answered = [(page, page.sheet) for page in self._pages if page.sheet]
        if not answered:
            return
        blocks = [write_title("Solucionario", _TEMA, _KEY)]
        tema = None
        for page, sheet in answered:
            if page.tema != tema:
                tema = page.tema
                blocks.append(write_title(f"Soluciones del tema {tema}", _PAGE, f"{_KEY}-{tema}"))
            blocks += [
                write_title(page.chapter.title, _SECTION, page.key_label, is_listed=False),
                self._write(sheet.key, _SECTION, "answer"),
            ]
        yield _Part(self._write_chapter("Solucionario", blocks))

    def _write_glossary(self) -> Iterator[_Part]:
        if self._glossary:
            title = write_title(self._glossary.title, _TEMA, self._glossary.anchor)
            terms = self._glossary.body[self._glossary.body.find("<h") :]  # what is before is how the site shows them
            body = self._write(terms, _TEMA)
            yield _Part(self._write_chapter(self._glossary.title, [title, body]))

    def _write_sources(self) -> Iterator[_Part]:
        if self._sources:
            blocks = [write_title("Fuentes", _TEMA, _SOURCES), self._write(self._sources, _TEMA)]
            yield _Part(self._write_chapter("Fuentes", blocks))

    def _write(self, html: str, title_level: int, wrapper: str = "") -> str:
        return write_body(html, self._surroundings, title_level, wrapper)


def _list_pages(request: ExportRequest, made: Sequence[Chapter]) -> list[_Page]:
    """The pages in the order of their chapters: of each tema, its cover and its lessons."""
    course = request.course
    uris: dict[int, list[str]] = {}
    for lesson in list_lessons(course):
        if request.tema in (None, lesson.tema):
            uris.setdefault(lesson.tema, [get_tema_cover(lesson.tema)]).append(lesson.uri)
    found = [(uri, tema) for tema, own in uris.items() for uri in own]
    chapters = dict(zip((uri for uri, _ in found), made, strict=True))
    labels = {f"#{identifier}" for chapter in made for identifier in list_ids(chapter.body)}

    def find_address(uri: str, anchor: str) -> str | None:
        chapter = chapters.get(uri)
        if chapter is None:
            return None
        address = f"#{chapter.anchor.partition('-')[0]}-{anchor}"
        return address if address in labels else chapter.name

    known = {page.uri for page in course.pages}
    sheets = list_worksheets(course, [uri for uri, _ in found if uri in known], request.is_essential, find_address)
    by_uri = {sheet.uri: sheet for sheet in sheets}
    return [_Page(uri, tema, chapters[uri], by_uri.get(uri)) for uri, tema in found]


def _list_labels(chapters: Sequence[Chapter], htmls: Sequence[str]) -> dict[str, str]:
    """The labels of the document, by the addresses in the book that lead to them."""
    labels = {chapter.name: chapter.anchor for chapter in chapters} | {_SOURCES: _SOURCES}
    labels |= {f"#{chapter.anchor}": chapter.anchor for chapter in chapters}
    return labels | {f"#{identifier}": identifier for html in htmls for identifier in list_ids(html)}


def size_drawings(drawings: Mapping[str, bytes]) -> dict[str, float]:
    """The width of each drawing in points, from its size in units."""
    sizes = {}
    for name, file in drawings.items():
        root = etree.fromstring(file)
        width, height = float(root.get("width", "0")), float(root.get("height", "0"))
        unit = min(_UNIT, _TEXT_WIDTH / width, _TALLEST / height)
        sizes[name] = round(width * unit, 1)
    return sizes
