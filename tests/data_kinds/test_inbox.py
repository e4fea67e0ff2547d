"""`data/inbox.yml`: its macros, and its deadlines in the other files of data."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.derived.inbox import describe_deadlines
from course.loaded.whole import Course
from course.model import Inbox, ResponseBank
from data_kinds import lay_out_sample, render_macro

SAMPLE_FILES = {
    "data/inbox.yml": """\
title: Los tipos
deadlines:
  - {id: acknowledge, name: acuse, words: un día hábil, working_days: 1, means: Se cuenta el día siguiente.}
  - {id: resolve, name: solución, words: diez días hábiles, working_days: 10, means: Se cuenta igual.}
  - {id: at_once, name: aviso, words: en cuanto se lea, working_days: 0, means: No espera.}
targets:
  - {id: acknowledge, words: 9 de cada 10, percent: 90, means: Los que tienen acuse.}
kinds:
  - {id: danger, name: Peligro, signs: Corre peligro., reply: Llama., deadlines: [at_once], sources: [gomez_2021]}
  - {id: formal, name: Escrito, signs: Conste., reply: Di dónde., deadlines: [acknowledge], urgent_if: si hay prisa}
  - {id: request, name: Petición, signs: Pide algo., reply: Acusa recibo., deadlines: [acknowledge, resolve]}
  - {id: opinion, name: Opinión, signs: Opina., reply: Escucha.}
""",
    "docs/bandeja.md": """\
---
title: La bandeja
description: Los tipos de mensaje del curso de prueba, con los plazos de cada uno y las metas que hay.
---
# La bandeja { #bandeja }

Contestamos en {{ deadline("acknowledge") }} a {{ target("acknowledge") }}.

{{ inbox() }}

## Fuentes { #fuentes }

{{ sources() }}
""",
}
_WITHOUT_SOURCE = {"data/inbox.yml": SAMPLE_FILES["data/inbox.yml"].replace(", sources: [gomez_2021]", "")}
BANK = """\
id: banco
title: Banco
intro: Se contesta a {{ target('acknowledge') }} (el {{ target('acknowledge', percent=True) }}).
responses:
  - id: duda
    title: Una duda
    kind: request
    action: answer
    channel: public
    when: "{{ deadline('acknowledge', start=True) }} como mucho."
    text: "Hola: te contestamos en {{ deadline('acknowledge') }}, y si es de otros, en {{ deadline('resolve') }}."
    bad_example: Ya veremos.
    why: No dice cuándo.
    read: t1/2
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return lay_out_sample(tmp_path_factory.mktemp("inbox"), {**_WITHOUT_SOURCE, "data/responses.yml": BANK})


def test_a_sentence_has_the_words_of_the_data(course: Course) -> None:
    assert render_macro(course, "deadline", "acknowledge") == "un día hábil"
    assert render_macro(course, "deadline", "acknowledge", start=True) == "Un día hábil"
    assert render_macro(course, "target", "acknowledge") == "9 de cada 10"
    assert render_macro(course, "target", "acknowledge", percent=True) == "90\N{NO-BREAK SPACE}%"


def test_each_kind_says_its_deadlines(course: Course) -> None:
    inbox = course.get_value(Inbox)
    assert {kind.id: describe_deadlines(inbox, kind) for kind in inbox.kinds} == {
        "danger": "En cuanto se lea.",
        "formal": "Un día hábil. En cuanto se lea, si hay prisa.",
        "request": "Acuse, en un día hábil. Solución, en diez días hábiles.",
        "opinion": "Sin plazo.",
    }
    table = render_macro(course, "inbox")
    assert table.count('<th scope="row">') == len(inbox.kinds)
    assert "<td>Acuse, en un día hábil. Solución, en diez días hábiles.</td>" in table
    assert "<dd>Se cuenta el día siguiente.</dd>" in table


def test_data_that_name_a_deadline_hold_its_words(course: Course) -> None:
    bank = course.get_value(ResponseBank)
    assert bank.intro == "Se contesta a 9 de cada 10 (el 90\N{NO-BREAK SPACE}%)."
    assert bank.responses[0].when == "Un día hábil como mucho."
    assert bank.responses[0].text == "Hola: te contestamos en un día hábil, y si es de otros, en diez días hábiles."


def test_a_new_deadline_changes_what_names_it(tmp_path: Path, course: Course) -> None:
    inbox = _WITHOUT_SOURCE["data/inbox.yml"]
    changed = inbox.replace("un día hábil, working_days: 1", "dos días hábiles, working_days: 2")
    later = lay_out_sample(tmp_path, {"data/inbox.yml": changed, "data/responses.yml": BANK})
    assert later.get_value(ResponseBank).responses[0].when == "Dos días hábiles como mucho."
    texts = [each.get_located(ResponseBank).document.text for each in (course, later)]
    assert texts[0] != texts[1]  # a page that shows the bank is made again
