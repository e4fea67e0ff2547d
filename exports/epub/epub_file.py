"""The EPUB that is asked for: of the whole course or of a tema, with all of its pages or the essential route."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, StrictUndefined

from course.files.template_loader import TemplateLoader
from exports.epub.book import make_epub_book
from exports.epub.cover import draw_cover, make_cover_words
from exports.epub.metadata import make_metadata
from exports.epub.package import pack_epub
from exports.request import ExportRequest


def build_epub(request: ExportRequest) -> bytes:
    """The file. The same site always gives the same bytes. Raises ExportError if the site has not all its pages."""
    course, tema = request.course, request.tema
    environment = Environment(
        loader=TemplateLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    book = make_epub_book(request, environment)
    words = make_cover_words(course, tema, request.is_essential)
    cover = draw_cover(course, words, tema)
    return pack_epub(book, make_metadata(request), cover, words.describe(), environment)
