"""The temas as books for Moodle: a ZIP a tema, which a book activity imports with each file as a chapter
(`/mod/book/tool/importhtml`).

Made from the built site. Questions are not in the books: they travel in the question bank, and a line of each chapter
says so. The same site always gives the same bytes.

What Moodle's importer asks for (`mod/book/tool/importhtml/locallib.php`): chapters beside each other, in the order of
their names; images beside them; and links to a chapter without an anchor, or it doesn't find the chapter.
"""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, StrictUndefined
from lxml import html

from course.derived.reading import list_lessons
from course.files.template_loader import TemplateLoader
from course.loaded.whole import Course
from course.pages.places import get_tema_cover
from exports.book.chapters import Book, BookForm, make_book
from exports.book.drawings import read_colours
from exports.fixed_zip import pack
from exports.request import ExportError

STYLESHEET = "assets/css/site.css"
QUESTION_NOTE = "Las preguntas de esta página están en el banco de preguntas del curso."
# Moodle writes the title of a chapter as a heading of level 3. Its themes draw the lines of a `table`.
_FIRST_LEVEL = 4
_TABLE_CLASS = "table"


class UnbuiltSiteError(ExportError):
    """Raised if the site has no page of a tema. The text is in Spanish."""


def get_book_name(tema: int) -> str:
    """The file name of a tema's book."""
    return f"libro-tema-{tema}.zip"


def build_books(site_folder: Path, course: Course) -> dict[str, bytes]:
    """The book of each tema that has lessons, by file name, from the site built in `site_folder`.

    Links to the rest of the site lead to where it says that it is published. Raises UnbuiltSiteError.
    """
    stylesheet = site_folder / STYLESHEET
    colours = read_colours(stylesheet.read_text(encoding="utf-8")) if stylesheet.is_file() else {}
    uris: dict[int, list[str]] = {}
    for lesson in list_lessons(course):
        uris.setdefault(lesson.tema, [get_tema_cover(lesson.tema)]).append(lesson.uri)
    books = {}
    for tema, tema_uris in uris.items():
        pages = dict(_read_page(site_folder, uri) for uri in tema_uris)
        form = BookForm(
            site_url=_find_site_url(pages),
            question_note=QUESTION_NOTE,
            first_level=_FIRST_LEVEL,
            links_to_parts=False,
            table_class=_TABLE_CLASS,
        )
        books[get_book_name(tema)] = _pack_book(make_book(pages, colours, form), site_folder, course.facts.language)
    return books


def _read_page(site_folder: Path, uri: str) -> tuple[str, str]:
    """The address and the HTML of a page, which may be a folder's or a file."""
    name = uri.removesuffix(".md").removesuffix("index")
    folder = f"{name.rstrip('/')}/"
    for address, path in ((folder, f"{folder}index.html"), (f"{name}.html", f"{name}.html")):
        if (site_folder / path).is_file():
            return address, (site_folder / path).read_text(encoding="utf-8")
    raise UnbuiltSiteError(f"{site_folder}: falta la página de `docs/{uri}`; ¿está construida la web?")


def _find_site_url(pages: dict[str, str]) -> str:
    """The published address of the site, from what a page says of its own; empty if it says none."""
    url, page = next(iter(pages.items()))
    link = html.document_fromstring(page).find("head/link[@rel='canonical']")
    address = link.get("href", "") if link is not None else ""
    return address.removesuffix(url) if address.endswith(url) else ""


def _pack_book(book: Book, site_folder: Path, language: str) -> bytes:
    environment = Environment(
        loader=TemplateLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    template = environment.get_template("book_chapter.html.jinja")
    files = {
        chapter.name: template.render(chapter=chapter, language=language).encode("utf-8") for chapter in book.chapters
    }
    files |= book.drawings
    files |= {name: (site_folder / path).read_bytes() for name, path in book.copied.items()}
    return pack(files)
