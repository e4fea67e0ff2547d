"""What the types define beyond their fields. What they refuse is in `tests/broken`."""

from __future__ import annotations

import datetime

import pytest
from pydantic import Field, ValidationError

from course.files.pydantic_findings import make_findings
from course.files.yaml_source import read_yaml
from course.findings import render_finding
from course.language.folded_words import fold_answer
from course.model import Heading, Schedule, Tema, fold_heading
from course.model.base import Model


def test_headings_are_compared_without_case_final_stop_or_spaces() -> None:
    assert fold_heading("MARCO   ANALÍTICO.") == fold_heading("Marco analítico")
    assert fold_heading("Aspectos clave:") == fold_heading("Aspectos clave")
    assert fold_heading("¿QUÉ HAY DE NUEVO?") != fold_heading("Qué hay de nuevo")
    assert fold_heading("año") != fold_heading("ano")


def test_heading_is_shown_in_sentence_case_without_final_stop() -> None:
    heading = Heading(number="4.", title="MARCO ANALÍTICO.", shown="Marco analítico.", anchor="4", level=1)
    assert heading.label == "4. Marco analítico"
    assert Heading(title="Uso aceptable.", anchor="uso-aceptable", level=3).label == "Uso aceptable"


def test_acronym_needs_no_other_form_but_capitals_do() -> None:
    assert Heading(title="OGP", anchor="ogp", level=1).text == "OGP"
    with pytest.raises(ValueError, match="falta `shown`"):
        Heading(title="MARCO ANALÍTICO.", anchor="4", level=1)


def test_heading_id_names_its_tema() -> None:
    heading = Heading(title="Uno", anchor="4-2", level=1)
    tema = Tema(number=3, title="Tres.", shown="Tres.", short="Tres", headings=[heading])
    assert (tema.id, tema.get_id(heading), tema.label) == ("t3", "t3/4-2", "Tema 3. Tres")


def test_session_length_counts_minutes() -> None:
    schedule = Schedule(
        start="09:30",
        end="13:20",
        timezone="Europe/Madrid",
    )
    assert schedule.minutes == 230
    assert schedule.start == datetime.time(9, 30)


def test_model_refuses_to_convert() -> None:
    with pytest.raises(ValueError, match="HH:MM"):
        Schedule(start="9:30", end="13:20", timezone="Europe/Madrid")


@pytest.mark.parametrize(
    ("typed", "accepted", "same"),
    [
        ("  ÚNICA ", "unica", True),
        ("ano", "año", False),
        ("AÑO", "año", True),
        ("pingüino", "pinguino", True),
        ("dos  palabras", "dos palabras", True),
        (" ¡Bloqueados. ", "bloqueados", True),
        ("3.2", "32", False),
    ],
)
def test_typed_answers_are_compared_as_in_the_browser(typed: str, accepted: str, same: bool) -> None:
    assert (fold_answer(typed) == fold_answer(accepted)) is same


def test_a_rule_without_words_of_its_own_is_told_all_the_same() -> None:
    """Nobody meets it today: a type with a new sort of rule would."""

    class Even(Model):
        number: int = Field(multiple_of=2)

    document, _ = read_yaml("number: 3\n", "x.yml")
    assert document is not None
    with pytest.raises(ValidationError) as caught:
        Even.model_validate(document.data)
    assert [render_finding(finding) for finding in make_findings(caught.value, Even, document)] == [
        "x.yml:1:9: error: el valor de `number` no es válido"
    ]
