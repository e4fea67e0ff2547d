"""Documents to download: the file has everything in the data, in a form that screen readers and office suites read."""

from __future__ import annotations

import io

import docx
import pytest
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.shared import Pt
from loaded_courses import load_minimal_course

from course.model import CourseFacts, Document
from exports.documents import build_document, get_document_name
from exports.office import LANGUAGE

FIELDS = {
    "title": "Quién",
    "help": "Una línea.\nY otra.",
    "fields": [{"label": "¿Quién atiende?", "help": "Un nombre."}],
}
TABLE = {"title": "Tareas", "table": {"columns": ["Tarea", "Persona"], "rows": 3}}
PARTS = [
    FIELDS,
    TABLE,
    {"title": "Reglas", "clauses": ["Se contesta en un día.", "No se discute."]},
    {"title": "Antes de publicar", "checks": ["Se ha leído dos veces.", "Tiene fecha."]},
]


def make(**changes: object) -> Document:
    return Document.model_validate(
        {"id": "prueba", "title": "Prueba", "intro": "Una prueba.", "sections": ["t1/1"], "parts": [FIELDS]} | changes
    )


DOCUMENTS = {"whole": make(parts=PARTS), "fields": make(), "table": make(parts=[TABLE])}


@pytest.fixture(scope="module")
def course() -> CourseFacts:
    return load_minimal_course().facts


@pytest.fixture
def document(request: pytest.FixtureRequest) -> Document:
    """The document named by the test's parameter."""
    return DOCUMENTS[request.param]


def test_the_file_is_named_after_the_document_and_opens_in_word() -> None:
    assert get_document_name(DOCUMENTS["whole"]) == "prueba.docx"


def read(document: Document, course: CourseFacts) -> WordFile:
    return docx.Document(io.BytesIO(build_document(document, course)))


def list_texts(word: WordFile) -> list[str]:
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in word.paragraphs] + [line for text in cells for line in text.split("\n")]


def list_headings(word: WordFile) -> list[tuple[str, str]]:
    styles = ("Title", "Heading 1")
    return [(paragraph.style.name, paragraph.text) for paragraph in word.paragraphs if paragraph.style.name in styles]


@pytest.mark.parametrize("document", DOCUMENTS, indirect=True)
def test_every_text_of_the_data_is_in_the_file(document: Document, course: CourseFacts) -> None:
    texts = list_texts(read(document, course))
    wanted = [document.intro]
    for number, part in enumerate(document.parts, start=1):
        wanted += part.help.split("\n") if part.help else []
        wanted += [f"{number}.{position}. {text}" for position, text in enumerate(part.clauses, start=1)]
        wanted += [f"{field.label}{'' if field.label.endswith('?') else '.'} {field.help}" for field in part.fields]
        wanted += [*(f"☐ {text}" for text in part.checks), *(part.table.columns if part.table else ())]
    assert [text for text in wanted if text not in texts] == []


@pytest.mark.parametrize("document", DOCUMENTS, indirect=True)
def test_a_screen_reader_finds_its_way(document: Document, course: CourseFacts) -> None:
    word = read(document, course)
    parts = [("Heading 1", f"{number}. {part.title}") for number, part in enumerate(document.parts, start=1)]
    assert list_headings(word) == [("Title", document.title), *parts]
    assert (word.core_properties.title, word.core_properties.language) == (document.title, LANGUAGE)
    defaults = word.styles.element.find(qn("w:docDefaults"))
    assert [element.get(qn("w:val")) for element in defaults.iter(qn("w:lang"))] == [LANGUAGE]
    assert all(paragraph.text.strip() for paragraph in word.paragraphs)  # no empty lines as spacing
    assert len(word.tables) == sum(bool(part.fields or part.table) for part in document.parts)
    for table in word.tables:
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))
        headers = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert headers == [True] + [False] * (len(table.rows) - 1)
        assert all(cell.text for cell in table.rows[0].cells)


ASKED = [
    {"label": "¿Quién atiende?", "help": "Un nombre."},
    {"label": "Cuándo", "help": "El día."},
    {"label": "Dónde…", "help": "El sitio."},
]


def test_a_question_takes_no_full_stop_and_the_answer_has_the_wider_column(course: CourseFacts) -> None:
    table = read(make(), course).tables[0]
    assert table.rows[1].cells[0].text == "¿Quién atiende? Un nombre."
    asked, answer = (column.width for column in table.columns)  # of the grid, which LibreOffice reads
    assert asked < answer


def test_long_titles_and_introductions_are_no_obstacle(course: CourseFacts) -> None:
    document = make(title="Título " * 50, intro="Una frase larga. " * 50)
    word = read(document, course)
    assert len(word.core_properties.title) == 255
    assert (word.paragraphs[0].text, word.paragraphs[1].text) == (document.title, document.intro)


def test_a_table_has_the_rows_asked_for(course: CourseFacts) -> None:
    table = read(make(parts=[TABLE]), course).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Tarea", "Persona"], *[["", ""]] * 3]


@pytest.mark.parametrize("document", DOCUMENTS, indirect=True)
def test_no_row_is_parted_by_the_end_of_a_page(document: Document, course: CourseFacts) -> None:
    for table in read(document, course).tables:
        assert [len(row._tr.findall(f".//{qn('w:cantSplit')}")) for row in table.rows] == [1] * len(table.rows)
        # The header row stays with the first row under it.
        assert all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in table.rows[0].cells)


@pytest.mark.parametrize("document", ["whole"], indirect=True)
def test_the_same_document_gives_the_same_bytes_and_names_nobody(document: Document, course: CourseFacts) -> None:
    other = DOCUMENTS["table"]
    first = build_document(document, course)
    assert build_document(other, course, ["Una fuente."]) != first
    assert build_document(document, course) == first  # nothing is left of the one between
    properties = read(document, course).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == (course.title, "", "")


def test_it_is_laid_out_for_paper(course: CourseFacts) -> None:
    word = read(make(), course)
    (section,) = word.sections
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert {round(margin.cm, 1) for margin in margins} == {1.8} and round(section.footer_distance.cm, 1) == 0.8
    sizes = {name: word.styles[name].font.size.pt for name in ("Normal", "Title", "Heading 1")}
    assert sizes == {"Normal": 10, "Title": 20, "Heading 1": 12}
    spaces = {name: word.styles[name].paragraph_format for name in sizes}
    assert [spaces[name].space_before for name in ("Title", "Heading 1")] == [0, Pt(8)]
    assert [spaces[name].space_after for name in ("Normal", "Title")] == [Pt(3), Pt(3)]
    footer = section.footer.paragraphs[0].text
    assert footer == f"Plantilla del curso «{course.title}». Licencia CC BY 4.0."


def test_what_helps_is_smaller_and_what_is_asked_bold(course: CourseFacts) -> None:
    word = read(make(parts=[{"title": "Quién", "help": "Una.\nDos.", "fields": ASKED}]), course)
    intro, first, second = (word.paragraphs[number] for number in (1, 3, 4))
    assert [one.text for one in (intro, first, second)] == ["Una prueba.", "Una.", "Dos."]
    assert {one.runs[0].font.size for one in (intro, first, second)} == {Pt(9)}
    assert [one.paragraph_format.keep_with_next for one in (first, second)] == [True, True]
    table = word.tables[0]
    label, text = table.rows[1].cells[0].paragraphs[0].runs
    assert (label.text, label.bold, text.text, text.font.size) == ("¿Quién atiende? ", True, "Un nombre.", Pt(9))
    assert [table.rows[2].cells[0].text, table.rows[3].cells[0].text] == ["Cuándo. El día.", "Dónde… El sitio."]
    assert [[cell.text, cell.paragraphs[0].runs[0].bold] for cell in table.rows[0].cells] == [
        ["Qué", True],
        ["Tu respuesta", True],
    ]
    cells = [cell for row in table.rows for cell in row.cells]
    assert {cell.paragraphs[0].paragraph_format.space_after for cell in cells} == {0}
    assert [row.height and round(row.height.cm, 1) for row in table.rows] == [None, 0.7, 0.7, 0.7]
    assert {tuple(round(cell.width.cm, 1) for cell in row.cells) for row in table.rows} == {(8.6, 8.8)}
    assert [round(column.width.cm, 1) for column in table.columns] == [8.6, 8.8]
    assert table.style.name == "Table Grid"
    caption, description = (
        table._tbl.tblPr.find(qn(f"w:tbl{name}")).get(qn("w:val")) for name in ("Caption", "Description")
    )
    assert (caption, description) == ("1. Quién", "Tabla para rellenar. Columnas: Qué, Tu respuesta.")


def test_sources_close_the_document_under_a_heading(course: CourseFacts) -> None:
    word = docx.Document(io.BytesIO(build_document(make(), course, ["Una.", "Otra."])))
    assert list_headings(word)[-1] == ("Heading 1", "Fuentes")
    assert [paragraph.text for paragraph in word.paragraphs[-2:]] == ["Una.", "Otra."]
    assert "Fuentes" not in list_texts(read(make(), course))


def test_its_properties_tell_nothing_of_when_it_was_made(course: CourseFacts) -> None:
    properties = read(make(), course).core_properties
    assert (properties.keywords, properties.comments) == ("", "")
    told = {element.tag.rpartition("}")[2] for element in properties._element}
    assert not {"created", "modified"} & told
    languages = list(read(make(), course).styles.element.iter(qn("w:lang")))
    assert {lang.get(qn(name)) for lang in languages for name in ("w:val", "w:eastAsia")} == {"es-ES"}


@pytest.mark.parametrize(
    ("part", "place"),
    [({"title": "Nada"}, "title"), ({"title": "Dos", "clauses": ["a"], "checks": ["b"]}, "checks")],
)
def test_a_part_has_one_shape(part: dict, place: str) -> None:
    with pytest.raises(ValueError, match="solo una") as caught:
        make(parts=[part])
    assert caught.value.errors()[0]["ctx"]["at"] == (place,)
