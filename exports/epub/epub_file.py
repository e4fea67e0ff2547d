"""The EPUB that is asked for: of the whole course or of a tema, with all of its pages or the essential route."""

from __future__ import annotations

from pathlib import Path

from exports.epub.book import make_epub_book
from exports.epub.cover import draw_cover, make_cover_words
from exports.epub.metadata import make_metadata
from exports.epub.package import pack_epub
from exports.request import ExportRequest
from exports.templates import make_environment


def build_epub(request: ExportRequest) -> bytes:
    """The file. The same site always gives the same bytes. Raises ExportError if the site has not all its pages."""
    course, tema = request.course, request.tema
    environment = make_environment(Path(__file__).parent, ends_line=True)
    book = make_epub_book(request, environment)
    words = make_cover_words(course, tema, request.is_essential)
    cover = draw_cover(course, words, tema)
    return pack_epub(book, make_metadata(request), cover, words.describe(), environment)
