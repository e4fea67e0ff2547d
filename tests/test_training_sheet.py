"""exports/training_sheet/: what the data say is in the file, and what they don't is left to be filled in."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import time
from itertools import pairwise

import docx
import pytest
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.table import Table
from loaded_courses import copy_loaded, load_minimal_course
from lxml import etree

from course.loaded.located import Located
from course.loaded.whole import Course
from course.model import Term
from exports.file_exports import FILE_EXPORTS, find_export
from exports.office import LANGUAGE
from exports.request import ExportRequest
from exports.training_sheet.programme import count_session_minutes
from exports.training_sheet.sections import Blank, Facts, Grid, Known, Section
from exports.training_sheet.sheet import list_sections
from exports.training_sheet.writing import BLANK_MARK, NAME, write_sheet


@pytest.fixture(scope="module")
def course() -> Course:
    return load_minimal_course()


@pytest.fixture(scope="module")
def word(course: Course) -> WordFile:
    return docx.Document(io.BytesIO(build(course)))


def build(course: Course) -> bytes:
    (make,) = find_export("ficha").plan_files(ExportRequest(course)).values()
    return make()


def list_facts(sections: Sequence[Section]) -> Iterator[Known | Blank]:
    for section in sections:
        for part in section.parts:
            if isinstance(part, Facts):
                yield from part.rows


def get_known(course: Course, label: str) -> str:
    return next(fact.value for fact in list_facts(list_sections(course)) if fact.label == label)


def get_grid(course: Course, title: str) -> Grid:
    parts = [part for section in list_sections(course) for part in section.parts]
    return next(part for part in parts if isinstance(part, Grid) and part.title == title)


def read_text(element: etree._Element) -> str:
    """All the words of an element, those of its content controls too."""
    return "".join(element.itertext(qn("w:t")))


def test_it_is_of_the_whole_course_and_named_after_it(course: Course) -> None:
    export = find_export("ficha")
    assert list(export.plan_files(ExportRequest(course))) == [f"{course.facts.slug}-ficha-formativa.docx"]
    assert (export.is_by_tema, export.has_routes, export.needs_site) == (False, False, False)


def test_it_has_what_such_forms_ask_for(course: Course) -> None:
    labels = {fact.label.casefold() for fact in list_facts(list_sections(course))}
    titles = {section.title for section in list_sections(course)}
    assert {"denominación", "modalidad", "horas de las sesiones", "participantes por edición", "certificado"} <= labels
    assert {"Destinatarios", "Objetivos", "Contenidos", "Metodología", "Evaluación", "Profesorado y coste"} <= titles


def test_words_of_the_programme_are_its_own(course: Course, word: WordFile) -> None:
    paragraphs = [paragraph.text for paragraph in word.paragraphs]
    for objective in course.facts.objectives:
        assert paragraphs.count(f"{objective.id}. {objective.text}") == 1
    for tema in course.programme.temas:
        assert tema.label in paragraphs
        for heading in tema.headings:
            said = " ".join(filter(None, (heading.number, heading.official_text)))
            assert (said if heading.official else f"{said} (de esta edición web)") in paragraphs


def test_hours_are_computed(course: Course) -> None:
    facts = course.facts
    assert (facts.schedule.minutes, len(facts.sessions)) == (230, 2)
    assert read(course, "Horas de las sesiones") == "7 h 40 min: 2 sesiones de 3 h 50 min"
    assert read(course, "De ellas, pausas") == "40 min; sin ellas, 7 h"
    session = facts.sessions[0].model_copy(update={"end": time(11, 0)})
    shorter = replace(course, facts=facts.model_copy(update={"sessions": [session]}))
    assert read(shorter, "Horas de las sesiones") == "1 h 30 min: 1 sesión de 1 h 30 min"


def read(course: Course, label: str) -> str:
    return get_known(course, label).replace("\N{NO-BREAK SPACE}", " ")


def test_the_hours_of_the_temas_and_the_rest_are_those_of_the_sessions(course: Course) -> None:
    *rows, total = get_grid(course, "Horas de cada tema").rows
    assert [row[0] for row in rows[: len(course.programme.temas)]] == [tema.label for tema in course.programme.temas]
    assert sum(read_minutes(row[1]) for row in rows) == read_minutes(total[1]) == course.facts.minutes
    by_tema = [read_minutes(row[1]) for row in rows[: len(course.programme.temas)]]
    assert by_tema == [count_session_minutes(course)[tema.number] for tema in course.programme.temas]
    assert sum(by_tema) > 0
    shares = get_grid(course, "En qué se emplean las sesiones").rows
    assert sum(read_minutes(row[1]) for row in shares) == course.facts.minutes


def read_minutes(text: str) -> int:
    """«3 h 13 min» → 193."""
    units = {"h": 60, "min": 1}
    words = text.replace("\N{NO-BREAK SPACE}", " ").split()
    return sum(int(number) * units[unit] for number, unit in zip(words[::2], words[1::2], strict=True))


def test_the_final_test_has_no_more_questions_than_the_bank(course: Course) -> None:
    drawable = sum(not located.value.is_self_graded for located in course.questions)
    settings = course.facts.assessment
    assert drawable < 100
    for size in (5, 100):
        update = {"assessment": settings.model_copy(update={"exam_questions": size})}
        told = get_known(replace(course, facts=course.facts.model_copy(update=update)), "Prueba final")
        assert told.startswith(f"{min(size, drawable)} preguntas, ")
        assert f"con el {settings.pass_percent}\N{NO-BREAK SPACE}%" in told


def test_the_bank_is_counted_by_objective_without_the_open_ones(course: Course) -> None:
    rows = get_grid(course, "Preguntas de cada objetivo, sin las abiertas").rows
    assert [row[0].partition(".")[0] for row in rows] == [objective.id for objective in course.facts.objectives]
    drawable = [located.value for located in course.questions if not located.value.is_self_graded]
    assert sum(int(row[1]) for row in rows) == len(drawable)
    assert all(int(row[2]) == 0 for row in rows if row[1] == "0")


def test_what_a_course_lacks_has_no_row(course: Course) -> None:
    labels = {fact.label for fact in list_facts(list_sections(course))}
    assert {"Términos del glosario", "Accesibilidad"} & labels == {"Términos del glosario"} & labels
    without = copy_loaded(course)
    without.data[Term] = []
    assert "Términos del glosario" not in {fact.label for fact in list_facts(list_sections(without))}
    without.data[Term] = [Located(None, None)] * 1234
    assert get_known(without, "Términos del glosario") == "1.234"


def test_it_lists_the_other_exports(course: Course, word: WordFile) -> None:
    text = read_text(word.element.body)
    for export in FILE_EXPORTS:
        assert (f"{export.name}: {export.description}." in text) == (export.name != "ficha")


def test_nothing_is_said_of_who_teaches_or_what_it_costs(course: Course) -> None:
    section = list_sections(course)[-1]
    for part in section.parts:
        assert (part.rows == () and part.blank_rows > 2) if isinstance(part, Grid) else all_blank(part)
    assert "Modalidad" in {fact.label for fact in list_facts(list_sections(course)) if isinstance(fact, Blank)}


def all_blank(facts: Facts) -> bool:
    return all(isinstance(fact, Blank) for fact in facts.rows)


def test_each_blank_is_a_field_with_a_name(course: Course, word: WordFile) -> None:
    blanks = [fact for fact in list_facts(list_sections(course)) if isinstance(fact, Blank)]
    controls = list(word.element.body.iter(qn("w:sdt")))
    names = [control.find(f"{qn('w:sdtPr')}/{qn('w:alias')}").get(qn("w:val")) for control in controls]
    assert names == [blank.label for blank in blanks]
    assert [read_text(control) for control in controls] == [f"{BLANK_MARK} {blank.hint}" for blank in blanks]
    assert all(control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is not None for control in controls)
    shaded = sum(len(list(table._tbl.iter(qn("w:shd")))) for table in word.tables)
    empty = sum(part.blank_rows * len(part.columns) for part in list_grids(course))
    assert shaded == len(blanks) + empty
    assert f": {len(blanks)} datos y 2 tablas." in word.paragraphs[1].text
    (told,) = find_export("ficha").describe_left_out(ExportRequest(course))
    assert told == f"En la ficha quedan por completar {len(blanks)} datos y 2 tablas."


def list_grids(course: Course) -> list[Grid]:
    return [part for section in list_sections(course) for part in section.parts if isinstance(part, Grid)]


def test_every_known_fact_is_in_its_row(course: Course, word: WordFile) -> None:
    rows = [
        [cell.text for cell in row.cells]
        for table in word.tables
        if table.rows[0].cells[0].text == "Dato"
        for row in table.rows[1:]
    ]
    for fact in list_facts(list_sections(course, [(e.name, e.description) for e in FILE_EXPORTS if e.name != "ficha"])):
        assert [fact.label, fact.value if isinstance(fact, Known) else ""] in rows


def test_a_screen_reader_finds_its_way(course: Course, word: WordFile) -> None:
    headings = [part.text for part in word.paragraphs if part.style.name == "Heading 1"]
    assert headings == [f"{number}. {section.title}" for number, section in enumerate(list_sections(course), start=1)]
    assert word.paragraphs[0].text == NAME
    assert word.core_properties.title == f"{NAME}: {course.facts.title}"
    assert word.core_properties.language == LANGUAGE
    assert all(paragraph.text.strip() for paragraph in word.paragraphs)
    for table in word.tables:
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))
        assert all(cell.text for cell in table.rows[0].cells)
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    captions = [table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) for table in word.tables]
    assert len(set(captions)) == len(captions)


def test_no_table_touches_another(word: WordFile) -> None:
    """Word and LibreOffice read two tables with nothing between them as one, under the header of the first."""
    kinds = [block.tag for block in word.element.body if block.tag != qn("w:sectPr")]
    assert (qn("w:tbl"), qn("w:tbl")) not in list(pairwise(kinds))
    assert sum(isinstance(block, Table) for block in word.iter_inner_content()) > 10


def test_its_pages_are_numbered(word: WordFile) -> None:
    (field,) = word.sections[0].footer._element.iter(qn("w:fldSimple"))
    assert field.get(qn("w:instr")) == "PAGE"


def test_the_same_course_gives_the_same_bytes(course: Course) -> None:
    first = build(course)
    assert write_sheet(course.facts, list_sections(course)[:1]) != first
    assert build(course) == first


def test_hostile_texts_are_only_text(course: Course) -> None:
    nasty = "A & B <w:p/> \"x\" 'y' ]]> {{ z }}"
    sheet = write_sheet(
        course.facts, [Section(nasty, (Facts((Known(nasty, f"{nasty}\n{nasty}"), Blank(nasty, nasty))),))]
    )
    word = docx.Document(io.BytesIO(sheet))
    (table,) = word.tables
    assert [cell.text for cell in table.rows[1].cells] == [nasty, f"{nasty}\n{nasty}"]
    assert read_text(table.rows[2].cells[1]._tc) == f"{BLANK_MARK} {nasty}"
