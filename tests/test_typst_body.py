"""exports/pdf/typst_body.py and exports/pdf/looks.typ: the HTML of a chapter, as it is read in the PDF."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pymupdf
import pytest
from pdf_reader import list_errors, list_failures, list_links, list_outline, list_structure

from exports.pdf import document
from exports.pdf.typesetting import MissingGlyphError, typeset
from exports.pdf.typst_body import Surroundings, list_ids, write_body, write_title
from exports.request import ExportError

LOOKS = (Path(document.__file__).parent / "looks.typ").read_bytes()
START = '#import "looks.typ": *\n#show: course-document.with(title: "Prueba", description: "De todo")\n'
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'
# Every element of the vocabulary and every part.
EVERYTHING = """
<p id="p1-a">Uno   <strong>dos</strong> <em>tres <a href="#p1-z">zeta</a></em>,
<a href="https://example.org/x-y">https://example.org/x-y</a>
<q>cita</q> H<sub>2</sub>O m<sup>2</sup> <code>a "b" \\ #c</code> <kbd>Intro</kbd><br/>otra
<s>no</s> <u>sí</u> <mark>marca</mark> <small>nota</small>
<span lang="en">smart city</span> <time datetime="2024">2024</time> <a href="no.html#nada">a ninguna parte</a>.</p>
<p data-part="aside">Para ampliar · 1 min</p>
<h5 id="p1-h">Un epígrafe muy hondo</h5>
<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>
<ol start="3"><li>tres</li></ol><ol type="a"><li>con letra</li></ol>
<ol data-part="outline"><li>1. Sin número<ol><li>1.1. Tampoco</li></ol></li></ol>
<ul data-part="entries"><li id="ref-z">Zeta, A. (2020).</li></ul>
<dl><div><dt>Término</dt><dd>Breve</dd></div><dt>Otro</dt><dt>igual</dt><dd><p>Con bloques.</p><p>Dos.</p></dd></dl>
<table><caption>Título de la tabla</caption><thead>
<tr><th scope="col">Qué</th><th scope="col" data-part="number">Valor</th></tr></thead>
<tbody><tr><th scope="row">Uno</th><td data-part="number">1,5 %</td></tr><tr><td colspan="2">Los dos</td></tr>
<tr><td rowspan="2" data-part="number">Alto</td><td>x</td></tr><tr><td>y</td></tr></tbody></table>
<figure><div><img src="dibujo.svg" alt="Un rectángulo verde."/></div><figcaption>Pie del dibujo.</figcaption></figure>
<blockquote><p>Cita en bloque.</p></blockquote><pre>línea 1
línea 2</pre><hr/>
<div data-part="practice"><p><strong>En tu ayuntamiento</strong></p><ul><li>Para marcar</li></ul></div>
<div data-part="thread"><p><strong>Un hilo</strong></p><ol data-part="unnumbered"><li>
<div data-part="message"><p><strong>Josefa</strong> martes</p>
<p>¡Ya llega! 🎉 👉 ➡️</p></div><p data-part="remark"><strong>Bien:</strong> saluda.</p></li></ol></div>
<section id="p1-z"><h3>Zeta</h3><p>Aquí lleva el enlace.</p></section>
"""


def write_source(html: str, **options: str) -> str:
    labels = {f"#{identifier}": identifier for identifier in list_ids(html)}
    return START + write_title("Prueba", 1, "t") + "\n\n" + write_body(html, Surroundings(labels), 1, **options)


def make(folder: Path, html: str) -> Path:
    path = folder / "prueba.pdf"
    path.write_bytes(typeset(write_source(html), {"looks.typ": LOOKS, "dibujo.svg": DRAWING}))
    return path


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("pdf"), EVERYTHING)


def test_all_that_a_chapter_may_have_keeps_the_standard(everything: Path) -> None:
    assert list_failures(everything) == []
    assert list_errors(everything) == []


def test_the_words_are_those_of_the_html(everything: Path) -> None:
    with pymupdf.open(everything) as pdf:
        text = " ".join(" ".join(each.get_text() for each in pdf).split())
    for words in (
        'Uno dos tres zeta, https://example.org/x-y «cita» H2O m2 a "b" \\ #c Intro otra',
        "no sí marca nota smart city 2024",
        "a ninguna parte.",
        "3. tres",
        "a) con letra",
        "Término Breve",
        "Otro igual Con bloques. Dos.",
        "Título de la tabla",
        "1,5 %",
        "línea 1 línea 2",
        "¡Ya llega! 🎉 👉 ➡",
        "Bien: saluda.",
    ):
        assert words in text, words
    assert "• Sin" not in text and "1. 1. Sin número" not in text


def test_the_structure_is_that_of_the_html(everything: Path) -> None:
    with pikepdf.open(everything) as pdf:
        structure = list_structure(pdf)
        outline = list_outline(pdf)
        languages = str(pdf.Root.Lang)
    kinds = [kind for kind, _ in structure]
    assert [alt for kind, alt in structure if kind == "/Figure"] == ["Un rectángulo verde."]
    for kind, count in {"/Table": 1, "/TH": 2, "/BlockQuote": 1, "/Caption": 1}.items():
        assert kinds.count(kind) >= count, kind
    assert outline == [(1, "Prueba"), (2, "Un epígrafe muy hondo"), (2, "Zeta")]
    assert languages.startswith("es")


def test_links_lead_to_their_places(everything: Path) -> None:
    with pymupdf.open(everything) as pdf:
        assert set(list_links(pdf)) == {("https://example.org/x-y", -1), ("", 1)}
    assert "nada" not in write_source('<p><a href="no.html#nada">a</a></p>')


def test_a_sheet_is_of_questions_with_boxes_to_tick() -> None:
    source = write_source('<div id="q-a"><p>¿Sí?</p><ul><li>Verdadero</li></ul></div>', wrapper="question")
    assert "#question()[#metadata(none)" not in source and "#question()[" in source and "#checklist([" in source
    assert "#list(" in write_source("<ul><li>a</li></ul>")


def test_a_sign_that_no_typeface_has_is_named() -> None:
    with pytest.raises(MissingGlyphError, match=r"«𓀀» \(U\+13000\)"):
        typeset(write_source("<p>Un jeroglífico: 𓀀.</p>"), {"looks.typ": LOOKS})


def test_an_image_without_words_is_refused() -> None:
    with pytest.raises(ExportError, match="Typst no puede componer el PDF"):
        typeset(START + '#image("dibujo.svg")', {"looks.typ": LOOKS, "dibujo.svg": DRAWING})


def test_the_columns_of_a_table_share_its_width_by_what_they_say() -> None:
    row = "<tr><td>2007</td><td>{}</td></tr>"
    wide = write_source(f"<table><tbody>{row.format('palabras ' * 40)}</tbody></table>")
    short, long = (int(share) for share in wide.split("#course-table((")[1].split(", )")[0].split(", "))
    assert 0 < short * 4 < long
    assert "#course-table((0, 0, )" in write_source(f"<table><tbody>{row.format('breve')}</tbody></table>")
