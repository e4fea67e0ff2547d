"""The temas as books for Moodle: a ZIP a tema, which a book activity imports with each file as a chapter
(`/mod/book/tool/importhtml`). The same book always gives the same bytes.

What Moodle's importer asks for (`mod/book/tool/importhtml/locallib.php`): chapters beside each other, in the order of
their names; images beside them; and links to a chapter without an anchor, or it doesn't find the chapter.
"""

from __future__ import annotations

from exports.fixed_zip import pack
from exports.moodle.tema_books import TemaBook
from exports.moodle.templates import load_template


def get_book_name(tema: int) -> str:
    """The file name of a tema's book."""
    return f"libro-tema-{tema}.zip"


def pack_book(book: TemaBook, language: str) -> bytes:
    """The ZIP of a book."""
    template = load_template("book_chapter.html.jinja")
    chapters = {
        chapter.name: template.render(chapter=chapter, language=language).encode("utf-8")
        for chapter in book.book.chapters
    }
    return pack(chapters | book.images)
