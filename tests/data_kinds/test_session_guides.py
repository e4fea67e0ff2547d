"""The guide of a session: what its page says, and its document. Its checks are in tests/broken/session_guides.yml."""

from __future__ import annotations

import io
import re
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from lxml import html
from minimal_course import copy_minimal_course, replace_in_file

from course.checks import check_folder
from course.derived.printing import PrintedItem, add_up_copies, describe_total
from course.derived.session_guides import complete_guide, get_guide
from course.derived.sessions import list_session_pages
from course.loaded.whole import Course, complete
from course.model import SessionGuide
from course.pages.boxes import count_numbered_items, find_activities
from data_kinds import render_macro, write_files
from exports.place import Place
from exports.request import BuiltSite
from exports.session_guides import build_session_guides
from exports.slides.files import read_contents
from exports.slides.plan import Mark
from exports.slides.session_deck import plan_session
from exports.slides.text import write_plain

_ENDING = """\
goes_wrong:
  - {problem: Nadie habla & se oye el reloj., response: Empieza tú.}
  - {problem: Hablan todos., response: Da turnos.}
  - {problem: Se va la luz., response: Sigue con el papel.}
ask_next:
  - {question: ¿Qué recuerdas?, listen_for: El nombre de un modelo.}
  - {question: ¿Qué has probado?, listen_for: Algo con fecha.}
"""
_PLAIN_GUIDE = """\
session: {number}
prepare: [Abre la sala., Enciende la luz., Lee las páginas.]
say: [Esto es una prueba.]
"""
_PAGE = """\
---
title: Guía de la sesión {number}
description: Cómo se da la sesión {number} del curso mínimo, para probar lo que escribe su macro.
---
# Guía de la sesión {number} {{ #sesion-{number} }}

{{{{ session_files({number}) }}}}

{{{{ session_guide({number}) }}}}
"""
_HOME = """\
---
title: Para quien imparte
description: Las sesiones del curso mínimo, para probar la tabla de todas sus guías.
---
# Para quien imparte { #kit }

{{ session_guides() }}
"""
# The minimal course has no activity: its guides tell none.
SAMPLE_FILES = {
    "docs/para-quien-imparte/index.md": _HOME,
    "docs/para-quien-imparte/sesion-1.md": _PAGE.format(number=1),
    "docs/para-quien-imparte/sesion-2.md": _PAGE.format(number=2),
    "data/session_guides/sesion-1.yml": _PLAIN_GUIDE.format(number=1) + _ENDING,
    "data/session_guides/sesion-2.yml": _PLAIN_GUIDE.format(number=2) + _ENDING,
}

_CARDS = """\
  - {title: Salidas & voces, copies_for: table, what: Se levanta una., size: card, texts: [Verde, Rojo]}
"""
_GUIDE = """\
session: 1
prepare:
  - Escribe en la pizarra **Canal** & institución.
  - Corta las fichas.
  - Lee las dos páginas.
handouts:
  - {page: index.md, copies_for: as_needed, copies_note: las que pidan, what: La portada.}
  - {page: tema-1/2-modelos.md, copies_for: pair, what: La actividad}
  - documents: [acta]
    copies_for: person
    copies_note: y otra para ti
    counts: [9, 16, 26]
    what: Se rellena.
say:
  - Un canal nuevo se abre en una tarde.
  - Una *institución* nueva pide más.
activity:
  page: t1/1
  result: Una lista de canales.
  groups_8: Con ocho, cuatro parejas.
  groups_15: Con quince, cinco tríos.
  groups_25: Con veinticinco, cinco mesas.
  no_network: Sin red, en papel.
  video_call: Por vídeo, en salas.
  wrap_up: Se cierra con una frase.
other_activities:
  t1/2: Cada pareja elige un modelo.
tool_sections:
  t1/1: ideas-clave
leave_out:
  - {kind: activity, page: t1/1, instead: Se cuenta.}
  - {kind: questions, page: t1/2, instead: Se llevan a casa.}
  - {kind: reading, page: t1/1, instead: Se lee en casa.}
"""
_DOCUMENT = """\
id: acta
title: Acta
intro: Para apuntar lo acordado.
sections: [t1/2]
parts:
  - {title: Acuerdos, table: {columns: [Qué, Quién], rows: 3}}
"""
GUIDE_PATH = "data/session_guides/sesion-1.yml"
_ACTIVITY = """\
!!! activity essential "Actividad: {name} ({minutes} minutos)"
    Se escribe en una hoja.

    - **A solas.** Escribe.
    - **En pareja.** Comparad.
    - **En grupo.** Votad.

## Comprueba lo aprendido {{ #comprueba }}"""


def lay_out_class(folder: Path) -> Path:
    """A copy of the minimal course whose first session has activities, and guides for its two sessions."""
    source = copy_minimal_course(folder / "course")
    files = {GUIDE_PATH: f"{_GUIDE}cards:\n{_CARDS}{_ENDING}", "data/documents/acta.yml": _DOCUMENT}
    write_files(source, SAMPLE_FILES | files)
    welcome = "- {kind: welcome, minutes: 90, text: Cada persona cuenta qué atiende y a quién.}"
    shorter = welcome.replace("90", "65") + "\n      - {kind: activity, pages: {t1/1: 17, t1/2: 8}}"
    replace_in_file(source / "data/course.yml", welcome, shorter)
    for page, name, minutes in (("1-introduccion", "cuenta canales", 17), ("2-modelos", "elige modelo", 8)):
        path = source / f"docs/tema-1/{page}.md"
        heading = "## Comprueba lo aprendido { #comprueba }"
        replace_in_file(path, heading, _ACTIVITY.format(name=name, minutes=minutes))
    replace_in_file(path, "## Comprueba lo aprendido", '{{ document("acta") }}\n\n## Comprueba lo aprendido')
    return source


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    draft, findings = check_folder(lay_out_class(tmp_path_factory.mktemp("guias")))
    assert findings == []
    return complete(draft)


def read_words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def read_section(course: Course, title: str) -> html.HtmlElement:
    """The content of a section of the page of the first guide."""
    written = render_macro(course, "session_guide", 1)
    (body,) = re.findall(
        rf"^## {re.escape(title)} \{{ #[a-z-]+ \}}$(.*?)(?=^## |\Z)", written, re.MULTILINE | re.DOTALL
    )
    return html.fromstring(f"<div>{body}</div>")


def test_a_page_has_each_section_with_its_anchor(course: Course) -> None:
    written = render_macro(course, "session_guide", 1)
    assert re.findall(r"^## (.+) \{ #([a-z-]+) \}$", written, re.MULTILINE) == [
        ("Antes de la sesión", "antes"),
        ("Qué se imprime o se abre", "hojas"),
        ("Qué decir, en cinco líneas", "decir"),
        ("La mañana, bloque a bloque", "manana"),
        ("La actividad, paso a paso", "la-actividad"),
        ("Las demás actividades", "otras-actividades"),
        ("Lo que suele ir mal", "fallos"),
        ("Si pierdes 20 minutos", "retraso"),
        ("Con qué empieza la sesión siguiente", "despues"),
    ]
    last = render_macro(course, "session_guide", 2)
    assert "## Qué preguntar un mes después { #despues }" in last and "#la-actividad" not in last


def test_a_page_shows_the_texts_as_they_are_meant(course: Course) -> None:
    first = read_section(course, "Antes de la sesión").xpath(".//li")[0]
    assert read_words(first) == "Escribe en la pizarra Canal & institución."
    assert first.xpath("string(strong)") == "Canal"


def test_what_is_printed_has_its_file_and_its_copies_added_up(course: Course) -> None:
    section = read_section(course, "Qué se imprime o se abre")
    assert [[read_words(cell) for cell in row] for row in section.xpath(".//tr")] == [
        ["Qué", "Copias", "Para quién y para qué"],
        ["Actividad 2 de «actividades»: 2. Modelos (tema 1)", "4 · 8 · 13", "Una por pareja. La actividad"],
        ["Página 1 de «tarjetas»: Salidas & voces", "2 · 3 · 5", "Una por mesa. Se levanta una."],
        ["Plantillas, en DOCX: Acta", "9 · 16 · 26", "Una por persona, y otra para ti. Se rellena."],
        ["Página de la web: Curso mínimo", "varía", "Las que pidan. La portada."],
        ["Copias en total", "15 · 27 · 44", "Sin las que varían."],
    ]
    advice = read_words(section.xpath("./p")[0])
    assert "lleva todas las copias de «actividades», «tarjetas» y las plantillas." in advice
    assert "para 8, 15 y 25 personas, en 2, 3 y 5 mesas." in advice


def test_the_copies_are_added_up_with_and_without_what_replaces_computers() -> None:
    shared = PrintedItem("sheets", "", None, (), (2, 3, 5), "Una por mesa", "El caso.", (1,))
    own = shared._replace(sort="plan", counts=(8, 15, 25), numbers=())
    assert add_up_copies([shared, own]) == (10, 18, 30)
    assert describe_total([shared, own]) == "Con un ordenador por persona, 2 · 3 · 5."
    assert describe_total([shared]) == ""
    assert add_up_copies([shared._replace(numbers=(1, 2))]) == (4, 6, 10), "a sheet for each activity of the page"


def test_an_activity_begins_when_those_before_it_in_its_block_end(course: Course) -> None:
    told = read_section(course, "La actividad, paso a paso")
    assert (
        read_words(told.xpath("./p")[0])
        == "Cuenta canales · 10:35 · 17 min · 1. Introducción (tema 1) Una lista de canales."
    )
    assert told.xpath("./p//a/@href") == ["tema-1/1-introduccion/#actividad"]
    assert [read_words(item) for item in told.xpath(".//li")][::5] == [
        "Con 8 personas. Con ocho, cuatro parejas.",
        "Puesta en común. Se cierra con una frase.",
    ]
    (other,) = read_section(course, "Las demás actividades").xpath(".//li")
    assert read_words(other) == "Elige modelo · 10:52 · 8 min · 2. Modelos (tema 1) Cada pareja elige un modelo."


def test_what_is_left_out_has_its_minutes_and_their_sum(course: Course) -> None:
    rows = read_section(course, "Si pierdes 20 minutos").xpath(".//tbody/tr")
    assert [[read_words(cell) for cell in row] for row in rows] == [
        ["Actividades: 1. Introducción (tema 1)", "Se cuenta.", "17", "17"],
        ["Preguntas: 2. Modelos (tema 1)", "Se llevan a casa.", "3", "20"],
        ["Lectura o explicación: 1. Introducción (tema 1)", "Se lee en casa.", "1", "21"],
    ]


def test_the_morning_says_which_questions_are_on_the_slides(course: Course) -> None:
    (row,) = [
        row
        for row in read_section(course, "La mañana, bloque a bloque").xpath(".//tr")
        if "pregunta" in read_words(row)
    ]
    assert read_words(row.xpath(".//li")[1]) == "2. Modelos (tema 1)"
    session = course.facts.sessions[0]
    told = read_words(row.xpath(".//td/div")[0])
    shown = [slide.title.split()[1] for slide in plan_session(course, session, {}).slides if "Pregunta" in slide.title]
    assert len(shown) == 2 and told.startswith(f"En las diapositivas, las preguntas {' y '.join(shown)};")
    file = docx.Document(io.BytesIO(build_session_guides(course, Place())["curso-minimo-guia-sesion-1.docx"]))
    assert any(told in cell.text for row in file.tables[1].rows for cell in row.cells)


def test_the_table_of_all_the_sessions_links_each_guide_and_its_file(course: Course) -> None:
    rows = html.fromstring(f"<div>{render_macro(course, 'session_guides')}</div>").xpath(".//tbody/tr")
    assert [row.xpath(".//a/@href") for row in rows] == [
        [
            "para-quien-imparte/sesion-1/",
            "tema-1/1-introduccion/#actividad",
            "descargas/curso-minimo-guia-sesion-1.docx",
        ],
        ["para-quien-imparte/sesion-2/", "descargas/curso-minimo-guia-sesion-2.docx"],
    ]


def test_the_document_has_the_sections_and_the_tables_of_the_page(course: Course) -> None:
    place = Place("https://example.org/", {page.uri: page.uri.replace(".md", "/") for page in course.pages})
    files = build_session_guides(course, place)
    assert files == build_session_guides(course, place) and len(files) == 2
    content = files["curso-minimo-guia-sesion-1.docx"]
    file = docx.Document(io.BytesIO(content))
    titles = [paragraph.text for paragraph in file.paragraphs if paragraph.style.name == "Heading 1"]
    assert titles == [section.title for section in get_guide(course, 1).sections]
    assert [[cell.text for cell in table.rows[0].cells] for table in file.tables] == [
        ["Qué", "Copias", "Para quién y para qué"],
        ["Hora", "Qué se hace", "Min."],
        ["Qué pasa", "Qué haces"],
        ["Qué se quita", "Qué se hace en su lugar", "Min.", "Suma"],
    ]
    assert [cell.text for cell in file.tables[0].rows[2].cells] == [
        *("Página 1 de «tarjetas»: Salidas & voces", "2 · 3 · 5", "Una por mesa. Se levanta una."),
    ]
    assert file.tables[2].cell(1, 0).text == "Nadie habla & se oye el reloj."
    xml = ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    assert "HYPERLINK &quot;https://example.org/tema-1/2-modelos/&quot;" in xml
    assert "HYPERLINK &quot;https://example.org/descargas/acta.docx&quot;" in xml
    assert (
        "HYPERLINK"
        not in ZipFile(io.BytesIO(build_session_guides(course, Place())["curso-minimo-guia-sesion-1.docx"]))
        .read("word/document.xml")
        .decode()
    )


def test_the_slides_of_a_page_show_the_section_that_its_guide_says(course: Course, tmp_path: Path) -> None:
    session = course.facts.sessions[0]
    body = """<h1 id="1">1</h1><div class="admonition practice"><p>En tu ayuntamiento</p><p>Mira.</p>
<ul><li>Sí.</li></ul></div><h2 id="otra">Otra</h2><ul><li>No.</li></ul>
<h2 id="ideas-clave">Ideas</h2><ul><li>Idea.</li></ul>"""
    for page in list_session_pages(course, session):
        write_files(tmp_path, {f"{page.uri.removesuffix('.md')}/index.html": f"<article>{body}</article>"})
    contents = read_contents(course, session, BuiltSite(tmp_path, tmp_path), {})
    first = contents["tema-1/1-introduccion.md"].tool
    assert [write_plain(line.runs) for line in first.lines] == ["Ideas.", "Idea."]
    assert [write_plain(line.runs) for line in contents["tema-1/2-modelos.md"].tool.lines] == ["Mira.", "Sí."]


def test_a_session_opens_with_what_the_one_before_it_asks(course: Course) -> None:
    asked = [each.question for each in get_guide(course, 1).guide.ask_next]
    assert not get_guide(course, 1).opening
    assert [each.question for each in get_guide(course, 2).opening] == asked
    first, second = (plan_session(course, session, {}).slides for session in course.facts.sessions)
    (opening,) = (slide for slide in second if slide.title == "De la sesión anterior")
    for slide in (opening, first[-1]):
        assert asked == [write_plain(line.runs) for line in slide.lines if line.mark == Mark.BULLET]
        assert get_guide(course, 1).guide.ask_next[0].listen_for in slide.notes[-2]
    assert second.index(opening) < [slide.title for slide in second].index("Bienvenida")
    page = html.fromstring(render_macro(course, "session_guide", 2))
    assert asked[0] in page.text_content()


def test_the_objectives_of_a_guide_are_those_of_its_pages(course: Course, tmp_path: Path) -> None:
    source = lay_out_class(tmp_path)
    page = source / "docs/tema-1/2-modelos.md"
    replace_in_file(page, "Dos modelos conviven", '{{ objectives("E1") }}\n\nDos modelos conviven')
    draft, findings = check_folder(source)
    assert findings == []
    guide = complete_guide(complete(draft), next(each for each in draft.list_values(SessionGuide) if each.session == 1))
    assert [objective.id for objective in guide.objectives] == ["E1"]
    assert get_guide(course, 1).objectives == ()


def test_the_items_of_an_activity_are_those_of_its_own_longest_list() -> None:
    text = """\
!!! activity essential "Actividad: elige (8 minutos)"
    1. Un paso.

    Los mensajes:

    1. Uno.
        1. De uno.
    2. Otro.
    3. Otro más.

    Se termina así:

    1. Se lee.

    ??? solution "Solución"
        1. A.
        2. B.
        3. C.
        4. D.

1. Fuera de la caja.
"""
    assert count_numbered_items(text, find_activities(text)["actividad"]) == 3
