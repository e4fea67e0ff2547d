"""What the types say of the course beyond its fields. What they refuse is in `tests/broken`."""

from __future__ import annotations

import datetime

import pytest
from question_kinds import NEW_KINDS

from course.files.yaml_source import read_yaml
from course.model import Case, Heading, Quiz, Schedule, Tema, fold_answer, fold_heading
from course.whole import Course


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
        original_dates="x",
        original_hours="x",
        start="09:30",
        end="13:20",
        timezone="Europe/Madrid",
    )
    assert schedule.minutes == 230
    assert schedule.start == datetime.time(9, 30)


def test_model_refuses_to_convert() -> None:
    with pytest.raises(ValueError, match="HH:MM"):
        Schedule(original_dates="x", original_hours="x", start="9:30", end="13:20", timezone="Europe/Madrid")


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


def test_a_bank_holds_every_kind_with_its_hints_and_what_was_retired() -> None:
    quiz = Quiz.model_validate(read_yaml(NEW_KINDS, "quizzes/tema-1.yml")[0].data)
    assert [question.kind for question in quiz.questions] == ["matching", "ordering", "numeric", "open"]
    assert quiz.questions[0].hints == ["Mira quién decide.", "Y después mira con quién."]
    assert quiz.retired == ["t1-quitada"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("match: Mercado", "match: búrocracia", "ya está más arriba"),
        ("text: Sorteo", "text: MERCADO", "no puede sobrar"),
        ("text: Resolverla.", "text: registrarla.", "ya está más arriba"),
        ("value: 8\n", "value: 13\n", "se da por bueno"),
        ("text: Da una fecha.", "text: dice que falta.", "ya está más arriba"),
        ("retired: [t1-quitada]", "retired: [t1-orden]", "cuelgan respuestas a otra pregunta"),
    ],
)
def test_a_bank_refuses_what_could_not_be_graded(old: str, new: str, message: str) -> None:
    assert NEW_KINDS.count(old) == 1
    with pytest.raises(ValueError, match=message):
        Quiz.model_validate(read_yaml(NEW_KINDS.replace(old, new), "quizzes/tema-1.yml")[0].data)


def test_answers_that_differ_only_in_their_emphasis_are_left_to_the_rules_of_the_text() -> None:
    text = NEW_KINDS.replace("match: Mercado", "match: '*Burocracia*'")
    assert (
        Quiz.model_validate(read_yaml(text, "quizzes/tema-1.yml")[0].data).questions[0].pairs[2].match == "*Burocracia*"
    )


def test_a_number_is_given_whole_or_with_decimals_and_no_tolerance_is_none() -> None:
    whole = NEW_KINDS.replace("answer: 12.5", "answer: 12").replace("    tolerance: 0.5\n", "")
    question = Quiz.model_validate(read_yaml(whole, "quizzes/tema-1.yml")[0].data).questions[2]
    assert (question.answer, question.tolerance, question.unit) == (12, 0, "%")


# What each of these will be is decided by the issues that write them; that the type can hold them is decided here.
LATER_CASES = [
    ("gcpedia", "wiki", "state", ["t2/4-2"]),
    ("future-of-melbourne", "plan", "municipal", ["t2/4-3"]),
    ("ogp", "network", "international", ["t2/4-1"]),
    ("wikigobs", "wiki", "state", ["t2/4-4"]),
    ("iv-plan", "plan", "state", ["t2/5-1"]),
    ("next-generation", "programme", "european", ["t2/5-2", "t2/5-2-3-1"]),
    ("decidim", "platform", "municipal", ["t2/5-3"]),
]


@pytest.mark.parametrize(("case_id", "kind", "scope", "sections"), LATER_CASES)
def test_the_later_cases_fit_the_model_and_the_programme(
    whole_course: Course, case_id: str, kind: str, scope: str, sections: list[str]
) -> None:
    texts = dict.fromkeys(("name", "short_name", "summary", "place", "promoter", "period", "context", "platform"), "x")
    texts |= dict.fromkeys(("results", "limits", "state_today"), "x")
    case = Case(
        id=case_id,
        kind=kind,
        scope=scope,
        status="unknown",
        sections=sections,
        process=["x"],
        copy=["x"],
        sources=["x"],
        **texts,
    )
    assert set(case.sections) <= set(whole_course.index.ids)
