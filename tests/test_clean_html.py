"""exports/book/clean_html.py: what is left of an article, and what is not."""

from __future__ import annotations

import pytest

from exports.book.clean_html import NoArticleError, clean_article, write_body

DRAWING = (
    '<svg class="{form}" viewBox="0 0 1 1" role="img" aria-labelledby="f-title"'
    ' xmlns="http://www.w3.org/2000/svg"><title>Una figura</title></svg>'
)


def clean(content: str, question_note: str = "") -> str:
    """What is left of an article with this under its title."""
    page = f"<!doctype html><html><body><nav>Menú</nav><article><h1>Título</h1>{content}</article></body></html>"
    return write_body(clean_article(page, {}, question_note).body)


def test_a_title_is_apart_in_plain_text() -> None:
    title = '<h1 id="1">1. Un <em>título</em>\n largo<a class="headerlink" href="#1">¶</a></h1>'
    article = clean_article(f"<article>{title}<p>Texto.</p></article>", {})
    assert (article.title, article.anchor, write_body(article.body)) == ("1. Un título largo", "1", "<p>Texto.</p>")


@pytest.mark.parametrize("page", ["<p>Nada</p>", "<article><p>Nada</p></article>"])
def test_a_page_without_a_titled_article_is_refused(page: str) -> None:
    with pytest.raises(NoArticleError):
        clean_article(page, {})


@pytest.mark.parametrize(
    "content",
    [
        '<form><p>Escribe: <input></p></form><div><button type="button">Enviar</button></div>',
        '<p class="needs-script">Con guiones</p><p hidden>Escondido</p><template><p>Molde</p></template>',
        '<p class="tema-line">Página 2 de 3</p><nav class="page-turn"><a href="../">Siguiente</a></nav>',
        '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg><script>x()</script><noscript><p>Sin guiones</p></noscript>',
        '<p><span class="term-tip" role="tooltip">Definición</span></p><p>&nbsp;</p><!-- nada --><ul><li></li></ul>',
        '<div class="plan-control"><label>Nombre</label></div><table class="plan-blank"><tr><th>Eje</th></tr></table>',
    ],
)
def test_what_needs_a_browser_is_left_out(content: str) -> None:
    assert clean(content) == ""


def test_text_around_what_is_left_out_stays() -> None:
    content = '<p>Uno<button>no</button> dos<!-- no --> tres <a class="headerlink" href="#x">¶</a>cuatro</p>'
    assert clean(content) == "<p>Uno dos tres cuatro</p>"


def test_questions_leave_one_line_where_the_last_ones_were() -> None:
    content = (
        '<div class="quiz"><p>¿Sí?</p></div><p>Texto.</p>'
        '<h2>Comprueba</h2><section class="quiz quiz-last"><div class="quiz">¿No?</div></section>'
        "<h2>Fuentes</h2><p>Una.</p>"
    )
    assert (
        clean(content, "Están en el <banco>.")
        == "<p>Texto.</p><h2>Comprueba</h2><p>Están en el &lt;banco&gt;.</p><h2>Fuentes</h2><p>Una.</p>"
    )


def test_a_heading_with_nothing_under_it_goes() -> None:
    content = (
        "<h2>Sin nada</h2><h3>Tampoco</h3><form>No</form>"
        "<h2>Con algo debajo</h2><h3>Esto</h3><div><p>Algo.</p></div>"
        "<section><h2>Con una imagen</h2></section><p><img src='a.png' alt='A'></p><h2>Última</h2>"
    )
    left = clean(content)
    for word in ("Sin nada", "Tampoco", "Última"):
        assert word not in left
    for word in ("Con algo debajo", "Esto", "Con una imagen"):
        assert word in left


def test_what_folds_is_open() -> None:
    content = (
        '<details class="solution"><summary>Solución</summary><p>Esta.</p></details>'
        '<section class="fold" data-route="extension"><h3 id="x">Más</h3><p class="fold-line">Para ampliar'
        '<span class="fold-paper">, sin imprimir</span> <button>Mostrar</button></p><div class="fold-text" id="p1">'
        "<p>Lo plegado.</p></div></section>"
    )
    assert clean(content) == (
        "<div><p><strong>Solución</strong></p><p>Esta.</p></div>"
        '<section><h3 id="x">Más</h3><p>Para ampliar </p><div id="p1"><p>Lo plegado.</p></div></section>'
    )


def test_the_names_of_fields_are_words() -> None:
    content = (
        '<fieldset class="plan-field"><legend><b>Para qué</b> <i>mínimo</i></legend><p>Marca una.</p></fieldset>'
        '<div class="plan-field"><label for="x"><b>Nombre</b></label></div><p>Sí <label>o no</label></p>'
        "<details><summary><h3>Apartado</h3></summary><p>Texto.</p></details>"
    )
    assert clean(content) == (
        "<div><p><strong>Para qué <i>mínimo</i></strong></p><p>Marca una.</p></div>"
        "<div><p><strong>Nombre</strong></p></div><p>Sí o no</p>"
        "<div><div><h3>Apartado</h3></div><p>Texto.</p></div>"
    )


def test_the_titles_of_boxes_are_bold() -> None:
    content = '<p class="admonition-title">Actividad: <strong>uno</strong></p><p class="untitled">No</p>'
    assert clean(content) == "<p><strong>Actividad: uno</strong></p><p>No</p>"


def test_a_proposal_says_so() -> None:
    name = '<a href="../a/"><span class="visually-hidden proposal-name">Propuesta del curso</span></a>'
    sign = f'<span class="term proposal-sign">{name}<span class="term-tip">No obliga.</span></span>'
    assert clean(f"<p>{sign} Dos personas.</p>") == "<p><strong>Propuesta del curso.</strong> Dos personas.</p>"


def test_a_term_is_left_as_words() -> None:
    content = (
        '<p>La <span class="term"><a aria-describedby="t" href="../glosario/#t"><em>gobernanza</em></a>'
        '<span class="term-tip" id="t">Manera de decidir.</span></span> cambia.</p>'
    )
    assert clean(content) == "<p>La <em>gobernanza</em> cambia.</p>"


def test_of_the_forms_of_a_drawing_one_is_left() -> None:
    figure = (
        f"<figure>{DRAWING.format(form='wide')}{DRAWING.format(form='narrow')}<figcaption>Pie.</figcaption></figure>"
    )
    page = f"<article><h1>T</h1>{figure}</article>"
    article = clean_article(page, {})
    assert [image.get("data-drawing") for image in article.body.iter("img")] == ["0"]
    assert article.drawings[0].description == "Una figura."


def test_only_plain_elements_and_attributes_are_left() -> None:
    content = (
        '<div class="a" role="group" aria-labelledby="x" data-y="1"><p lang="en" style="color: red" onclick="z()">Uno '
        '<span class="b">dos</span> <span lang="en">three</span> <bdi>cuatro</bdi></p></div>'
        '<table class="c"><tr><th scope="col">A</th><td data-column="A"></td></tr></table>'
    )
    assert clean(content) == (
        '<div><p lang="en">Uno dos <span lang="en">three</span> cuatro</p></div>'
        '<table><tr><th scope="col">A</th><td></td></tr></table>'
    )


def test_markup_in_the_text_stays_text() -> None:
    assert (
        clean("<p>a &lt; b &amp;&amp; c &gt; «d»<br>&nbsp;e</p>") == "<p>a &lt; b &amp;&amp; c &gt; «d»<br/>\xa0e</p>"
    )


def test_code_keeps_its_lines() -> None:
    assert clean("<pre><code>a\n\n  b\n</code></pre>\n\n\n<p>c</p>") == "<pre><code>a\n\n  b\n</code></pre>\n<p>c</p>"
