"""The CSV that a Spanish spreadsheet opens: its bytes, its columns and its numbers."""

from __future__ import annotations

import csv

import pytest
from item_analysis.saved_files import make_first_try
from item_analysis.simulated_people import make_bank_course

from course.item_analysis.first_tries.analysis import AnalysedItem, analyse_items
from course.item_analysis.first_tries.flags import Evidence, Flag, FlagKind
from course.item_analysis.first_tries.tables import (
    ITEM_COLUMNS,
    OPTION_COLUMNS,
    write_item_table,
    write_option_table,
)


@pytest.fixture(scope="module")
def items() -> list[AnalysedItem]:
    """The first question, answered right by one of three people."""
    course = make_bank_course()
    question = course.questions[0].value
    choices: list = question.make_view()["choices"]  # type: ignore[assignment]
    people = [{question.id: make_first_try(place == 0, [choices[place]["value"]])} for place in (0, 1, 1)]
    return analyse_items(course, people)


def read(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf") and content.endswith(b"\r\n")
    return list(csv.DictReader(content.decode("utf-8-sig").splitlines(), delimiter=";"))


def test_a_row_for_each_question_with_decimal_commas(items: list[AnalysedItem]) -> None:
    (row,) = read(write_item_table(items))
    assert tuple(row) == ITEM_COLUMNS
    wanted = {
        "Pregunta": "t1-buena-0",
        "Tema": "1",
        "Archivo": "quizzes/tema-1.yml",
        "Línea": "3",
        "Respuestas": "3",
        "Facilidad (%)": "33,3",
        "Acierto pleno (%)": "33,3",
        "Con pista (%)": "0,0",
        "Correlación con el resto": "",
        "Qué se concluye": "no se concluye nada",
        "Señales": "",
        "Enunciado": "¿Qué se hace en buena-0?",
    }
    assert {name: row[name] for name in wanted} == wanted


def test_a_correlation_is_a_number_for_the_spreadsheet(items: list[AnalysedItem]) -> None:
    changed = [item._replace(statistics=item.statistics._replace(correlation=-0.125)) for item in items]
    (row,) = read(write_item_table(changed))
    assert row["Correlación con el resto"] == "-0,12"


def test_a_row_for_each_option(items: list[AnalysedItem]) -> None:
    rows = read(write_option_table(items))
    assert tuple(rows[0]) == OPTION_COLUMNS
    assert [(row["Letra"], row["Correcta"], row["La eligen (%)"]) for row in rows] == [
        ("a", "sí", "33,3"),
        ("b", "no", "66,7"),
        ("c", "no", "0,0"),
        ("d", "no", "0,0"),
    ]


def test_no_text_is_taken_for_a_formula_or_for_two_cells(items: list[AnalysedItem]) -> None:
    flag = Flag(FlagKind.EASY, "=HYPERLINK(1); «a»\nb", Evidence.FIRM)
    question = items[0].question.model_copy(update={"prompt": "=1+1; «b»"})
    (row,) = read(write_item_table([items[0]._replace(question=question, flags=[flag])]))
    assert row["Enunciado"] == "'=1+1; «b»"
    assert row["Señales"].startswith("muy fácil (firme): ")
