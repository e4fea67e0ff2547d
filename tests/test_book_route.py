"""exports/book/route.py: what is not of the essential route is left out of a book, and a line says where it is."""

from __future__ import annotations

from exports.book.chapters import BookForm, make_book

ADDRESS = "https://example.org/curso/"
FOLD = '<p class="fold-line"><span>Para ampliar</span></p><div class="fold-text"><p>{}</p></div>'
HEADING = '<h2 id="{}">{}<a class="headerlink" href="#x">¶</a></h2>'
SECTION = f'<section class="fold" data-route="{{}}">{HEADING}{FOLD}</section>'
TITLE = '<p class="admonition-title">Qué ha cambiado</p>'
BOX = f'<div class="admonition update fold" data-route="reference">{TITLE}{FOLD}</div>'
SOURCES = SECTION.format("reference", "fuentes", "Fuentes", '</p><ul class="sources"><li id="ref-a">A</li></ul><p>')
PAGE = '<article><h1 id="1">Uno</h1><p>Lo que queda.</p>{}</article>'


def make(content: str, *, is_essential: bool = True, site_url: str = ADDRESS, sources: str = "") -> str:
    form = BookForm(site_url=site_url, is_essential=is_essential, sources=sources)
    return make_book({"tema-1/1-uno/": PAGE.format(content)}, {}, form).chapters[0].body


def test_what_is_left_out_is_named_at_the_end_of_what_is_left() -> None:
    more = SECTION.format("extension", "mas", "Más.", "Lo plegado.")
    body = make(more + BOX.format("Cambió.") + SECTION.format("extension", "otra", "Otra", "Aparte.") + "<p>Final.</p>")
    page = f"{ADDRESS}tema-1/1-uno/"
    assert body == (
        "<p>Lo que queda.</p><p>Final.</p><p>En la web del curso hay más. "
        f'Para ampliar: <a href="{page}#mas">«Más»</a> y <a href="{page}#otra">«Otra»</a>. '
        f'De consulta: <a href="{page}">«Qué ha cambiado»</a>.</p>'
    )


def test_in_a_whole_book_all_of_it_stays() -> None:
    body = make(SECTION.format("extension", "mas", "Más", "Lo plegado."), is_essential=False)
    assert "Lo plegado." in body and "En la web" not in body


def test_the_list_of_sources_stays_for_what_cites_them() -> None:
    more = SECTION.format("extension", "mas", "Más", "Lo plegado.")
    body = make('<p><a href="#ref-a">A, 2020</a></p>' + more + SOURCES)
    assert "Lo plegado." not in body
    assert body.index("En la web del curso hay más.") < body.index("Fuentes") < body.index('<li id="p1-ref-a">A</li>')


def test_what_is_inside_of_what_goes_is_not_named_apart() -> None:
    body = make(SECTION.format("extension", "mas", "Más", BOX.format("Dentro.")))
    assert "«Más»" in body and "Qué ha cambiado" not in body and "Dentro." not in body


def test_a_page_of_only_the_essential_says_nothing() -> None:
    assert make("") == "<p>Lo que queda.</p>"


def test_without_a_published_site_it_is_named_all_the_same() -> None:
    body = make(SECTION.format("extension", "mas", "Más", "Lo plegado."), site_url="")
    assert "Para ampliar: «Más»." in body and "<a" not in body


def test_sources_may_be_in_a_chapter_of_their_own() -> None:
    content = '<p><a href="#ref-a">A, 2020</a>, y en <a href="#fuentes">Fuentes</a>.</p>' + SOURCES
    body = make(content, is_essential=False, sources="todas.html")
    assert '<a href="todas.html#ref-a">A, 2020</a>, y en <a href="todas.html">Fuentes</a>.' in body
    assert "ref-a</li>" not in body and "<h2" not in body and "Para ampliar" not in body
