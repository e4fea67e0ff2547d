"""exports/search_index.py: what the search index takes from a page, and how it is written."""

from __future__ import annotations

import pytest
from search_files import read_documents

from exports.search_index import HEADINGS_FILE, TEXT_FILE_LENGTH, Section, build_search_files, extract_sections

PAGE = """
<p>Antes del título.</p>
<h1 id="2">2. Gobernanza <em>inteligente</em><a class="headerlink" href="#2" title="Enlace permanente">¶</a></h1>
<p>Una <strong>admi</strong>nistración abierta.</p><p>Otro párrafo.</p>
<h2>Sin ancla</h2><p>Sigue en la misma sección.</p>
<h2 id="2-modelos">Modelos</h2>
<table><tr><td>Cliente</td><td>Socio</td></tr></table>
<svg><title>Dibujo</title><text>rótulo</text></svg>
<nav>navegación</nav><script>let guion;</script><style>.estilo{}</style><!-- comentario -->
<p>Término<span role="tooltip">definición emergente</span> final<span aria-hidden="true">adorno</span>.</p>
<section class="quiz inline"><p>pregunta</p><button>Comprobar</button></section> tras la pregunta
<div data-search-exclude><h3 id="oculto">Oculto</h3>nada</div>
<details><summary>Solución</summary><p>La respuesta razonada.</p></details>
<h2 id="vacio">Vacío</h2>
"""


def extract(html):
    return extract_sections(html, "tema-1/2/", "2. Gobernanza inteligente", ("Tema 1",))


def test_one_section_for_each_heading_with_an_id():
    sections = extract(PAGE)
    assert [(s.anchor, s.heading, s.level) for s in sections] == [
        ("", "2. Gobernanza inteligente", 1),
        ("2", "2. Gobernanza inteligente", 1),
        ("2-modelos", "Modelos", 2),
        ("vacio", "Vacío", 2),
    ]
    assert {(s.page_url, s.page_title, s.page_trail) for s in sections} == {
        ("tema-1/2/", "2. Gobernanza inteligente", ("Tema 1",))
    }


def test_text_keeps_words_whole_and_blocks_apart():
    sections = extract(PAGE)
    assert sections[0].text == "Antes del título."
    assert sections[1].text == "Una administración abierta. Otro párrafo. Sin ancla Sigue en la misma sección."


def test_what_is_not_prose_is_left_out():
    assert extract(PAGE)[2].text == "Cliente Socio Término final. tras la pregunta Solución La respuesta razonada."


def test_a_page_without_headings_is_one_section():
    assert [(s.anchor, s.text) for s in extract("<p>Solo texto</p>")] == [("", "Solo texto")]


def test_an_empty_page_has_no_section():
    assert extract("") == []
    assert extract("<!-- nada -->") == []


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h2 id=a>x<img src=b><br>y<p>z", [("a", "x y", "z")]),
        ("<dl><dt id=a>x<dd>y<dt id=b>z<dd>w</dl>", [("a", "x", "y"), ("b", "z", "w")]),
        ("<section id=a data-search-section=Uno>x<h3 id=b>y</h3>z</section>w", [("a", "Uno", "x"), ("b", "y", "z w")]),
        ("<h2 id=a>x<h3 id=b>y</h3></h2>z", [("a", "x y", "z")]),
        ("<h2 id=a>x</h2><nav>y<p>z<img></nav>v<svg><path/><title>y</title></svg>w", [("a", "x", "vw")]),
    ],
    ids=[
        "elements without end",
        "ends left out",
        "named by attribute",
        "heading in a heading",
        "left out and what follows",
    ],
)
def test_a_section_starts_and_ends_where_its_element_does(html, expected):
    assert [(section.anchor, section.heading, section.text) for section in extract(html)] == expected


def test_what_a_chapter_folds_weighs_less():
    html = """
    <h1 id="a">A</h1><h2 id="b">B</h2><div class="admonition fold" data-route="extension"><p>x</p></div>
    <section class="fold" data-route="reference"><h3 id="c">C</h3><p>y</p><h4 id="d">D</h4><img><p>z</p></section>
    <h2 id="e">E</h2><section data-route="essential"><h3 id="f">F</h3></section>
    """
    sections = extract(html)
    lowered = {section.anchor for section in sections if section.weight < 1}
    assert lowered == {"c", "d"}
    assert {section.weight for section in sections if section.anchor not in lowered} == {1}


def test_terms_and_marked_items_are_sections():
    html = """
    <h1 id="glosario">Glosario</h1>
    <dl><dt id="corh">CORH</dt><dd>Comunidad de práctica.</dd><dt>Sin ancla</dt><dd>Sigue.</dd></dl>
    <ul><li id="t2-1" data-search-section>1. Introducción</li>
    <li id="t2-2" data-search-section="2. Wikis">2. <b>Wikis</b> pendiente</li></ul>
    """
    assert [(s.anchor, s.heading, s.level, s.text) for s in extract(html)] == [
        ("glosario", "Glosario", 1, ""),
        ("corh", "CORH", 7, "Comunidad de práctica. Sin ancla Sigue."),
        ("t2-1", "1. Introducción", 7, ""),
        ("t2-2", "2. Wikis", 7, "2. Wikis pendiente"),
    ]


def test_html_entities_and_broken_markup_are_read():
    (section,) = extract("<p>Ley 39/2015 &amp; &ntilde; &lt;b&gt; <b>sin cerrar")
    assert section.text == "Ley 39/2015 & ñ <b> sin cerrar"


def test_index_groups_sections_by_page():
    sections = [
        Section("a/", "A", ("Tema 1",), "1", "Uno", 1, "texto «ñ»"),
        Section("a/", "A", ("Tema 1",), "2", "Dos", 2, ""),
        Section("b/", "B", (), "", "B", 1, "otro"),
    ]
    assert read_documents(build_search_files(sections)) == [
        {
            "u": "a/",
            "p": "A",
            "t": ["Tema 1"],
            "s": [{"a": "1", "h": "Uno", "l": 1, "x": "texto «ñ»"}, {"a": "2", "h": "Dos", "l": 2, "x": ""}],
        },
        {"u": "b/", "p": "B", "s": [{"a": "", "h": "B", "l": 1, "x": "otro"}]},
    ]


def test_only_a_weight_of_its_own_is_written():
    sections = [Section("a/", "A", (), "1", "Uno", 1, ""), Section("a/", "A", (), "2", "Dos", 2, "", 0.5)]
    one, other = read_documents(build_search_files(sections))[0]["s"]
    assert "w" not in one and other["w"] == 0.5


def test_index_is_deterministic_and_each_file_one_line_of_script():
    sections = extract(PAGE)
    files = build_search_files(sections)
    assert files == build_search_files(iter(sections))
    assert len(files) == 2
    assert {script.count("\n") for script in files.values()} == {1}


def test_line_separators_do_not_break_the_script():
    files = build_search_files([Section("a/", "A", (), "", "A", 1, "uno\u2028dos\u2029")])
    assert not any("\u2028" in script or "\u2029" in script for script in files.values())
    assert read_documents(files)[0]["s"][0]["x"] == "uno\u2028dos\u2029"


def test_an_empty_course_has_an_empty_index():
    files = build_search_files([])
    assert list(files) == [HEADINGS_FILE]
    assert read_documents(files) == []


def make_sections(*texts):
    return [Section("a/", "A", (), str(number), "Uno", 1, text) for number, text in enumerate(texts)]


def test_long_texts_come_in_several_files_and_in_order():
    texts = ["uno " * (TEXT_FILE_LENGTH // 4), "dos", "tres " * (TEXT_FILE_LENGTH // 4), "", "cinco"]
    files = build_search_files(make_sections(*texts))
    assert len(files) == 5
    assert [section["x"] for section in read_documents(files)[0]["s"]] == texts


def test_texts_that_come_twice_are_read_twice():
    texts = ["uno " * (TEXT_FILE_LENGTH // 4)] * 2
    assert [section["x"] for section in read_documents(build_search_files(make_sections(*texts)))[0]["s"]] == texts


def test_a_file_has_another_name_when_its_texts_change_and_only_then():
    long = "uno " * (TEXT_FILE_LENGTH // 4)
    before, after = (build_search_files(make_sections(long, text)) for text in ("dos", "otro"))
    same = before.keys() & after.keys() - {HEADINGS_FILE}
    assert len(same) == 1 and len(before) == len(after) == 3
    assert all(before[name] == after[name] for name in same)


# HTML's phrasing content that a text of ours may have.
INLINE = "a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr"
LEFT_OUT = "button input nav noscript option quiz script select style svg template textarea"


@pytest.mark.parametrize("tag", INLINE.split())
def test_an_element_inside_a_line_parts_no_word(tag):
    assert [section.text for section in extract(f"<p>admi<{tag}>nis</{tag}>tración</p>")] == ["administración"]


@pytest.mark.parametrize("tag", LEFT_OUT.split())
def test_what_an_element_that_is_no_prose_holds_is_not_found(tag):
    hidden = "" if tag == "input" else f"nada</{tag}>"
    assert [section.text for section in extract(f"<p>uno</p><{tag}>{hidden}<p>dos</p>")] == ["uno dos"]


@pytest.mark.parametrize("level", range(1, 7))
def test_a_section_knows_the_depth_of_its_heading(level):
    assert [section.level for section in extract(f"<h{level} id=a>x</h{level}>")] == [level]


@pytest.mark.parametrize(
    ("attributes", "is_shown"),
    [
        ('class="headerlink"', False),
        ('class="a footnote-backref b"', False),
        ('class="quiz"', False),
        ('class="quizzes"', True),
        ('role="tooltip"', False),
        ('role="note"', True),
        ('aria-hidden="true"', False),
        ('aria-hidden="false"', True),
        ("data-search-exclude", False),
    ],
)
def test_what_a_reader_does_not_read_as_prose_is_not_found(attributes, is_shown):
    found = [section.text for section in extract(f"<p>uno</p><span {attributes}>más</span>")]
    assert found == ["uno más" if is_shown else "uno"]
