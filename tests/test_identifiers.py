"""Identifiers in the data are found wherever a type declares them, whatever the kind of data."""

from __future__ import annotations

import pytest
from course_in_memory import make_draft, make_page
from loaded_courses import load_minimal_draft
from pydantic import BaseModel

from course.checks.citations import check_citations
from course.checks.identifiers import check_identifiers, list_named
from course.files.yaml_source import read_yaml
from course.loaded.located import Located
from course.model import ResponseBank, Triage
from course.model.base import Target
from course.register import KINDS_BY_NAME

TRIAGE = """\
id: triaje
title: Triaje
intro: Contesta a cada pregunta.
steps:
  - id: ofensa
    question: ¿Ofende?
    options: [{text: Sí, goto: borrar}, {text: No, goto: responder}]
outcomes:
  - {id: borrar, action: moderate, kind: KIND, title: Se borra, actions: [Borra.], read: [HEADING], sources: [KEY]}
  - {id: responder, action: answer, kind: KIND, title: Se contesta, actions: [Contesta.], read: [t1/1]}
"""
RESPONSES = """\
id: respuestas
title: Respuestas
intro: Para copiar.
responses:
  - id: horario
    title: Preguntan el horario
    kind: KIND
    action: answer
    channel: public
    when: Si es de hoy.
    text: Abrimos de 9 a 14.
    bad_example: Míralo en la web.
    why: No contesta.
    read: HEADING
    sources: [KEY]
"""
KINDS = [(Triage, "triage", TRIAGE), (ResponseBank, "responses", RESPONSES)]


def locate(model: type[BaseModel], name: str, text: str) -> dict[type[BaseModel], list[Located[BaseModel]]]:
    document, findings = read_yaml(text, KINDS_BY_NAME[name].files)
    assert document is not None and not findings
    return {model: [Located(model.model_validate(document.data), document)]}


@pytest.mark.parametrize(("model", "name", "text"), KINDS)
def test_a_work_that_the_data_list_is_cited(model: type[BaseModel], name: str, text: str) -> None:
    cited = "# T { #1 }\n\nCita [@ley39_2015; @diputacion_2024].\n"
    without = check_citations(make_draft(make_page(cited)))
    assert [finding.message for finding in without] == ["ninguna página ni dato cita la fuente `perez_2020`"]
    named = text.replace("KEY", "perez_2020").replace("HEADING", "t1/1").replace("KIND", "request")
    data = locate(model, name, named)
    assert check_citations(make_draft(make_page(cited), data=data)) == []


@pytest.mark.parametrize(("model", "name", "text"), KINDS)
def test_what_is_named_and_is_not_there_is_found_in_its_place(model: type[BaseModel], name: str, text: str) -> None:
    text = text.replace("KEY", "perez_2002").replace("HEADING", "t1/11").replace("KIND", "reply")
    found = check_identifiers(make_draft(data=locate(model, name, text)))
    lines = text.split("\n")
    assert {(lines[finding.line - 1][finding.column - 1 :][:5], finding.message) for finding in found} == {
        ("t1/11", "el epígrafe `t1/11` no está en el programa"),
        ("perez", "la fuente `perez_2002` no está en data/references.bib"),
        ("reply", "no hay ningún tipo de mensaje `reply` en data/inbox.yml"),
    }
    assert "¿quisiste decir `perez_2020`?" in {finding.suggestion for finding in found}


def test_an_objective_is_named_by_questions_and_not_by_its_own_entry() -> None:
    named = [
        located.document.path for located, named in list_named(load_minimal_draft()) if named.mark is Target.OBJECTIVE
    ]
    assert set(named) == {"quizzes/tema-1.yml"}
