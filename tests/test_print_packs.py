"""exports/print_packs: all the paper of a session of a small course, with its copies and what isn't among them."""

from __future__ import annotations

import re
from pathlib import Path

import pymupdf
import pytest
from data_kinds import write_files
from data_kinds.test_session_guides import SAMPLE_FILES
from minimal_course import copy_minimal_course, replace_in_file
from pdf_reader import list_errors, list_failures
from test_activity_sheets import SITE, add_activities, add_writing

from course.derived.printing import PrintedItem, list_packed
from course.loaded.loading import load_draft
from course.loaded.whole import Course, complete
from exports.file_exports import find_export
from exports.request import BuiltSite, ExportRequest

_GUIDE_PATH = "data/session_guides/sesion-1.yml"
_UNCOUNTED = (
    "  - {title: Palabras, copies_for: as_needed, copies_note: las que pidan, what: Se dan., size: strip, texts"
)
_CARDS = f"""\
cards:
{_UNCOUNTED}: [Una, Otra]}}
  - {{title: Salidas, copies_for: table, what: Se levantan., size: card, texts: [Verde, Rojo]}}
"""


_OTHER_GUIDE = "data/session_guides/sesion-2.yml"
_HANDED_DOCUMENT = "handouts:\n  - {documents: [acta], copies_for: table, what: Se rellena.}\n"
_DOCUMENT = """\
id: acta
title: Acta de la mesa
intro: Para apuntar lo acordado.
sections: [t1/2]
parts:
  - {title: Quién, help: Una línea., fields: [{label: ¿Quién atiende?, help: Un nombre.}, {label: Día, help: Hoy.}]}
  - {title: Reglas, clauses: [Se contesta., De ____ a ____.]}
  - {title: Antes, checks: [Tiene fecha., "Lo ha visto ____."]}
  - {title: Tareas, table: {columns: [Tarea, Persona], rows: 20}}
"""


def _add_cards(source: Path, cards: str) -> Course:
    replace_in_file(source / _GUIDE_PATH, "goes_wrong:", f"{cards}goes_wrong:")
    return _load(source)


def _load(source: Path) -> Course:
    draft, findings = load_draft(source)
    assert findings == []
    return complete(draft)


@pytest.fixture(scope="module")
def request_(tmp_path_factory: pytest.TempPathFactory) -> ExportRequest:
    """A session with two activities, the second of which is handed out, two sets of cards and fields of the plan."""
    folder = tmp_path_factory.mktemp("print-packs")
    source = copy_minimal_course(folder / "course")
    add_activities(source)
    add_writing(source)
    first = "tema-1/1-introduccion.html"
    long = SITE[first].replace("<li>El teléfono.</li>", "<li>El teléfono.</li>" * 60)  # its sheet takes two pages
    write_files(folder / "site", {**SITE, first: long})
    return ExportRequest(_add_cards(source, _CARDS), site=BuiltSite(folder / "site", folder / "site"))


def test_a_session_has_a_file_for_each_size_of_group(request_: ExportRequest) -> None:
    slug = request_.course.facts.slug
    names = [f"{slug}-sesion-1-imprimir-{size}.pdf" for size in (8, 15, 25)]
    assert list(find_export("imprimir").plan_files(request_)) == names  # the other session hands nothing out


def test_a_session_whose_copies_nobody_can_count_has_no_file(tmp_path: Path) -> None:
    source = copy_minimal_course(tmp_path / "course")
    add_activities(source)
    replace_in_file(source / _GUIDE_PATH, "copies_for: pair", "copies_for: as_needed\n    copies_note: las que pidan")
    course = _add_cards(source, f"cards:\n{_UNCOUNTED}: [Una, Otra]}}\n")
    assert find_export("imprimir").plan_files(ExportRequest(course)) == {}


def test_what_replaces_computers_is_the_last_of_what_can_be_counted() -> None:
    sheets = PrintedItem("sheets", "", None, (), (2, 3, 5), "Una por mesa", "El caso.", (1, 2))
    plan, cards = sheets._replace(sort="plan", numbers=()), sheets._replace(sort="cards", numbers=(1,))
    documents = sheets._replace(sort="documents", numbers=())
    apart = [sheets._replace(counts=()), documents._replace(counts=()), sheets._replace(sort="page")]
    assert list_packed([*apart, sheets, plan, cards, documents]) == [sheets, documents, cards, plan]


def test_each_copy_is_whole_and_the_first_page_says_where_they_are(request_: ExportRequest, tmp_path: Path) -> None:
    path = tmp_path / "imprimir.pdf"
    path.write_bytes(next(iter(find_export("imprimir").plan_files(request_).values()))())
    assert list_failures(path) == [] and list_errors(path) == []
    with pymupdf.open(path) as pdf:
        order, *pages = (" ".join(page.get_text().split()) for page in pdf)
        outline = [(title, page) for level, title, page in pdf.get_toc() if level == 1]
    copies = [*["Cuenta canales", "La oficina de la plaza"] * 4, *["Salidas"] * 2, *["Mi plan: lo de esta mañana"] * 8]
    assert len(pages) == len(copies) and all(map(str.__contains__, pages, copies))
    numbers = [page.rpartition(" ")[2] for page in pages]
    assert numbers == [*["2", "3"] * 4, *["2"] * 2, *["4"] * 8], "those of their own files"
    assert f"Son {1 + len(pages)} hojas con esta, para 8 personas en 2 mesas" in order
    sheet = "2 a 9 Actividad 2: Cuenta canales 4, de 2 páginas Una por pareja. El cuadro."
    for words in (
        sheet,
        "10 a 11 Tarjetas: Salidas 2 Una por mesa.",
        "12 a 19 Mi plan",
        "imprime solo hasta la página 11, porque las demás son de «Mi plan».",
        "Si sois menos de 8, quita del final una página por cada persona que falte.",
    ):
        assert words in order, words
    apart = order.partition("Lo que no va en este archivo")[2]
    assert "Página 1 de «tarjetas»: Palabras varía Las que pidan. Se dan." in apart
    assert "«actividades-soluciones»" in apart
    assert outline[1:] == [("Cuenta canales", 2), ("Salidas", 10), ("Mi plan: lo de esta mañana", 12)], "once each"
    assert not any(words in page for page in pages for words in ("Rúbrica", "quién decide", "Elige modelo"))


def test_a_document_is_a_sheet_to_fill_in_with_all_that_it_says(tmp_path: Path) -> None:
    """It is all that a session hands out, and takes two pages."""
    source = copy_minimal_course(tmp_path / "course")
    guide = {_OTHER_GUIDE: SAMPLE_FILES[_OTHER_GUIDE] + _HANDED_DOCUMENT}
    write_files(source, SAMPLE_FILES | guide | {"data/documents/acta.yml": _DOCUMENT})
    write_files(tmp_path / "site", SITE)
    request = ExportRequest(_load(source), site=BuiltSite(tmp_path / "site", tmp_path / "site"))
    files = find_export("imprimir").plan_files(request)
    slug = request.course.facts.slug
    assert list(files) == [f"{slug}-sesion-2-imprimir-{size}.pdf" for size in (8, 15, 25)]
    path = tmp_path / "imprimir.pdf"
    path.write_bytes(next(iter(files.values()))())
    assert list_failures(path) == []
    with pymupdf.open(path) as pdf:
        order, *pages = (" ".join(page.get_text().split()) for page in pdf)
    assert "2 a 5 Plantilla: Acta de la mesa 2, de 2 páginas Una por mesa. Se rellena." in order
    feet = [page.partition("Sesión 2. Plantilla: ")[2] for page in pages]
    assert feet == [f"Acta de la mesa. Página {number}" for number in (1, 2, 1, 2)]
    assert pages[:2] == pages[2:]
    first = re.sub("_+", "____", pages[0])
    for words in (
        "Acta de la mesa Para apuntar lo acordado. Licencia CC BY 4.0.",
        "1. Quién Una línea. Qué Tu respuesta ¿Quién atiende? Un nombre. Día. Hoy.",
        "2. Reglas 2.1. Se contesta. 2.2. De ____ a ____.",
        "3. Antes Tiene fecha. Lo ha visto ____.",
        "4. Tareas Tarea Persona",
    ):
        assert words in first, words
