"""exports/book/chapters.py: the ids, the links and the images of a book."""

from __future__ import annotations

import pytest
from book_reader import list_faults
from lxml import etree

from exports.book.chapters import Book, BookForm, make_book

ADDRESS = "https://example.org/curso/"
COVER = '<article><h1 id="tema-1">Tema 1</h1>{}</article>'
FIRST = '<article><h1 id="1">1. Uno</h1><h2 id="fuentes">Fuentes</h2><ul><li id="ref-a">A</li></ul>{}</article>'
SECOND = '<article><h1 id="2">2. Dos</h1><h2 id="fuentes">Fuentes</h2><p id="suelto">Texto.</p>{}</article>'
DRAWING = (
    '<figure><svg viewBox="0 0 {size} 1" role="img" aria-labelledby="plano-title" xmlns="http://www.w3.org/2000/svg">'
    "<title>Plano</title></svg></figure>"
)


def make(cover: str = "<p>Portada.</p>", first: str = "", second: str = "", form: BookForm | None = None) -> Book:
    pages = {
        "tema-1/": COVER.format(cover),
        "tema-1/1-uno/": FIRST.format(first),
        "tema-1/2-dos/": SECOND.format(second),
    }
    return make_book(pages, {}, form or BookForm(ADDRESS))


def lead(href: str, form: BookForm | None = None) -> str | None:
    """Where a link of the first page leads in the book; None if it is left as words."""
    chapter = make(first=f'<p><a href="{href}">enlace</a></p>', form=form).chapters[1]
    link = etree.fromstring(f"<div>{chapter.body}</div>").find(".//a")
    assert "enlace" in chapter.body
    return None if link is None else link.get("href")


def test_chapters_are_named_in_order() -> None:
    chapters = make().chapters
    assert [chapter.name for chapter in chapters] == ["01-tema-1.html", "02-1-uno.html", "03-2-dos.html"]
    assert [chapter.title for chapter in chapters] == ["Tema 1", "1. Uno", "2. Dos"]
    assert [chapter.anchor for chapter in chapters] == ["p1-tema-1", "p2-1", "p3-2"]


def test_pages_that_are_files_are_chapters_too() -> None:
    pages = {
        "tema-1/index.html": COVER.format('<p><a href="1-uno.html">uno</a></p>'),
        "tema-1/1-uno.html": FIRST.format(""),
    }
    cover, first = make_book(pages, {}, BookForm()).chapters
    assert (cover.name, first.name) == ("01-tema-1.html", "02-1-uno.html")
    assert 'href="02-1-uno.html"' in cover.body


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("#ref-a", "#p2-ref-a"),
        ("#1", "#p2-1"),
        ("../2-dos/", "03-2-dos.html"),
        ("../2-dos/#fuentes", "03-2-dos.html#p3-fuentes"),
        ("../2-dos/#2", "03-2-dos.html#p3-2"),
        ("../", "01-tema-1.html"),
        ("../index.html", "01-tema-1.html"),
        ("https://boe.es/a?b=1&amp;c=2#d", "https://boe.es/a?b=1&c=2#d"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("../../glosario/#gobernanza", f"{ADDRESS}glosario/#gobernanza"),
        ("../../descargas/ficha.docx", f"{ADDRESS}descargas/ficha.docx"),
        # What a link led to was left out.
        ("#pregunta", None),
        ("../2-dos/#pregunta", "03-2-dos.html"),
        ("", None),
    ],
)
def test_a_link_leads_to_the_book_or_to_the_published_site(href: str, expected: str | None) -> None:
    assert lead(href) == expected


def test_without_a_published_site_a_link_to_it_is_left_as_words() -> None:
    assert lead("../../glosario/", BookForm()) is None
    assert lead("../2-dos/", BookForm()) == "03-2-dos.html"


def test_a_link_to_another_chapter_may_have_to_lead_to_its_start() -> None:
    form = BookForm(links_to_parts=False)
    assert lead("../2-dos/#fuentes", form) == "03-2-dos.html"
    assert lead("#fuentes", form) == "#p2-fuentes"


def test_a_button_that_leads_nowhere_goes() -> None:
    button = '<p class="actions"><a class="md-button" href="../../a.docx">Descargar</a></p>'
    assert f'<p><a href="{ADDRESS}a.docx">Descargar</a></p>' in make(first=button).chapters[1].body
    assert "Descargar" not in make(first=button, form=BookForm()).chapters[1].body


def test_a_calculator_is_on_the_site() -> None:
    calculator = (
        '<div class="calculator" aria-labelledby="c"><p class="calculator-title" id="c">Tasas</p><form></form></div>'
    )
    expected = f'<p>La calculadora se usa en <a href="{ADDRESS}tema-1/1-uno/#c">la web del curso</a>.</p>'
    assert expected in make(first=calculator).chapters[1].body
    assert "se usa en la web del curso." in make(first=calculator, form=BookForm()).chapters[1].body


def test_ids_that_nothing_needs_go() -> None:
    bodies = [chapter.body for chapter in make().chapters]
    assert 'id="p2-fuentes"' in bodies[1] and 'id="p3-fuentes"' in bodies[2]
    assert "suelto" not in bodies[2] and "ref-a" not in bodies[1]
    linked = make(first='<a href="../2-dos/#suelto">x</a>').chapters[2].body
    assert '<p id="p3-suelto">' in linked


def test_headings_begin_at_the_level_that_the_format_says() -> None:
    headings = "<h3>Tres</h3><p>.</p><h6>Seis</h6><p>.</p>"
    body = make(first=headings, form=BookForm(first_level=4)).chapters[1].body
    assert '<h4 id="p2-fuentes">' in body and "<h5>Tres" in body and "<h6>Seis" in body


def test_tables_may_have_a_class() -> None:
    table = "<table class='x'><tbody><tr><td>1</td></tr></tbody></table>"
    assert '<table class="table">' in make(first=table, form=BookForm(table_class="table")).chapters[1].body
    assert "<table>" in make(first=table).chapters[1].body


def test_drawings_are_files_of_their_own_names() -> None:
    book = make(DRAWING.format(size=1), DRAWING.format(size=1), DRAWING.format(size=2))
    assert list(book.drawings) == ["plano.svg", "plano-2.svg"]
    sources = ["plano.svg", "plano.svg", "plano-2.svg"]
    for chapter, source in zip(book.chapters, sources, strict=True):
        image = etree.fromstring(f"<div>{chapter.body}</div>").find(".//img")
        assert (image.get("src"), image.get("alt")) == (source, "Plano.")


def test_other_images_are_copied_from_the_site() -> None:
    book = make('<p><img src="../assets/una%20foto.png" alt="Foto"></p>', '<p><img src="/otra/foto.png"></p>')
    assert book.copied == {"una foto.png": "assets/una foto.png", "foto.png": "otra/foto.png"}
    assert 'src="una foto.png" alt="Foto"' in book.chapters[0].body


def test_the_reader_of_the_tests_sees_what_is_wrong() -> None:
    pages = {"a/": COVER.format("<p>Uno.</p>"), "b/": COVER.format("<p>Dos.</p>")}
    book = make_book(pages, {}, BookForm())
    assert list_faults(book, pages) == []
    bad = (
        '<p id="p1-tema-1" class="x" aria-label="y"><a href="#z">¶</a><img src="no.png"/></p><p></p><p>',
        "<p>Otra cosa.</p>",
    )
    chapters = tuple(
        type(chapter)(chapter.name, chapter.title, chapter.anchor, body)
        for chapter, body in zip(book.chapters, bad, strict=True)
    )
    faults = " ".join(list_faults(Book(chapters, {}, {}), pages))
    for fault in ("twice", 'class="x"', "aria-label", "¶", "empty p", "not XML"):
        assert fault in faults, fault
    for fault in ("without words", "without a file", "leads nowhere", "'Dos': 1"):
        assert fault in faults, fault


def test_a_chapter_says_the_ids_of_its_headings_by_those_of_the_page() -> None:
    chapter = make(first='<h3 id="parte">Parte</h3><p id="suelto">Texto.</p>').chapters[1]
    assert chapter.anchors == {"1": "p2-1", "fuentes": "p2-fuentes", "parte": "p2-parte"}
    assert all(f'id="{anchor}"' in chapter.body for anchor in ("p2-fuentes", "p2-parte"))


def test_files_may_have_another_suffix() -> None:
    chapters = make(first='<p><a href="../2-dos/">dos</a></p>', form=BookForm(suffix=".xhtml")).chapters
    assert [chapter.name for chapter in chapters] == ["01-tema-1.xhtml", "02-1-uno.xhtml", "03-2-dos.xhtml"]
    assert 'href="03-2-dos.xhtml"' in chapters[1].body


def test_a_term_may_lead_to_the_glossary_if_the_book_has_it() -> None:
    term = '<p><span class="term"><a href="../2-dos/#suelto">wiki</a><span class="term-tip">Una web.</span></span></p>'
    linked = make(first=term, form=BookForm(links_terms=True)).chapters[1].body
    assert '<a href="03-2-dos.html#p3-suelto">wiki</a>' in linked and "Una web" not in linked
    assert "<p>wiki</p>" in make(first=term).chapters[1].body


def test_what_a_drawing_shows_is_told_by_its_file() -> None:
    drawing = DRAWING.format(size=1).replace("</title>", "</title><desc>Dos calles</desc>")
    book = make(first=drawing)
    assert (book.titles, book.details) == ({"plano.svg": "Plano."}, {"plano.svg": "Dos calles."})
