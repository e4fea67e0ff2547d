"""What the check of typed deadlines leaves alone. What it finds is in `tests/broken/typed_deadlines.yml`."""

from __future__ import annotations

import pytest
from course_in_memory import make_draft, make_page
from data_kinds.test_inbox import SAMPLE_FILES

from course.checks.typed_deadlines import check_typed_deadlines
from course.files.yaml_source import read_yaml
from course.loaded.located import Located
from course.model import Inbox


def locate_inbox() -> Located[Inbox]:
    document, findings = read_yaml(SAMPLE_FILES["data/inbox.yml"], "data/inbox.yml")
    assert document is not None and not findings
    return Located(Inbox.model_validate(document.data), document)


def find_in_page(text: str) -> list[str]:
    page = make_page(f"# Página {{ #pagina }}\n\n{text}\n", "docs/pagina.md")
    return [finding.message for finding in check_typed_deadlines(make_draft(page, data={Inbox: [locate_inbox()]}))]


def find_in_data(text: str, path: str = "data/plan.yml") -> list[str]:
    draft = make_draft(data={Inbox: [locate_inbox()]})
    draft.texts[path] = text
    return [finding.message for finding in check_typed_deadlines(draft)]


@pytest.mark.parametrize(
    "text",
    [
        "La guía catalana recomienda contestar en dos horas como mucho [@gencat_guia_2019].",
        "Según el decreto, se responde en dos días hábiles.",
        "La ley manda contestar la queja en un día hábil.",
        "> Contestamos en un día hábil.",
        "Se escribe `Contestamos en un día hábil`.",
        "Contestamos en un día hábil. <!-- plazo ajeno: una promesa mal hecha -->",
        "| Duda | Plazo |\n| --- | --- |\n| Una foto | Un día hábil <!-- plazo ajeno: entre áreas --> |",
        # Durations, results and other goals.
        "Más vale un perfil que contesta dos horas al día que cuatro sin nadie.",
        "Pide un turno de refuerzo de dos horas para contestar.",
        "Llegaron 150 consultas y se contestaron a tiempo 126, el 84 %.",
        "Contestamos a tiempo el 88 %, dos puntos por debajo de la meta.",
        "La meta es que el 95 % de las publicaciones lleve texto alternativo.",
        "| Día | Qué se hace | Tiempo |\n| --- | --- | --- |\n| Lunes | Contestar mensajes | 2 horas |",
        "| Dato | Febrero |\n| --- | --- |\n| Tiempo mediano de respuesta | 5 h |",
        "El texto se pasa 24 horas antes a quien responde.",
        "Contestamos en {{ deadline('acknowledge') }} a {{ target('acknowledge') }}.",
    ],
)
def test_what_is_not_a_deadline_of_ours_is_left_alone(text: str) -> None:
    assert find_in_page(text) == []


@pytest.mark.parametrize(
    "text",
    [
        'clauses:\n  - "Se contesta en dos días hábiles." # plazo ajeno: lo fija la ordenanza\n',
        'example:\n  - {tipo: "Petición", plazo: "{{ deadline(\'acknowledge\', start=True) }}"}\n',
        'example:\n  - duda: "¿Es campaña?"\n    quien: "Secretaría"\n    plazo: "4 horas"\n',
        'example:\n  - indicador: "Contestadas a tiempo"\n    hoy: "20 %"\n',
        'help: "Apunta cada fallo el mismo día. Las respuestas no se tocan."\n',
    ],
)
def test_data_that_say_nothing_of_ours_are_left_alone(text: str) -> None:
    assert find_in_data(text) == []


@pytest.mark.parametrize(
    "text",
    [
        'why: "La ley lo lleva al día hábil siguiente."\n',
        'text: "Contestar el 100 % de los mensajes en una hora."\n',
        'prompt: "Se contestan las quejas en 20 días hábiles."\n',
        "prompt: \"Se contesta en {{ deadline('acknowledge') }}.\"\n",
    ],
)
def test_a_question_may_say_the_deadlines_of_others_and_wrong_ones(text: str) -> None:
    assert find_in_data(text, "quizzes/tema-1.yml") == []


def test_a_row_of_the_data_is_read_whole() -> None:
    other = '  - tipo: "Otra cosa"\n    plazo: "Una hora"\n'
    row = 'example:\n  - tipo: "Un bulo"\n    plazo: "Una hora si hay riesgo"\n' + other
    assert [message.partition(" está")[0] for message in find_in_data(row)] == ["«Una hora»"]
    goal = 'example:\n  - indicador: "Contestadas a tiempo"\n    meta: "85 % o más"\n'
    assert [message.partition(" está")[0] for message in find_in_data(goal)] == ["«85 %»"]


def test_a_course_without_an_inbox_writes_its_own() -> None:
    page = make_page("# Página { #pagina }\n\nContestamos en un día hábil.\n", "docs/pagina.md")
    assert check_typed_deadlines(make_draft(page)) == []
