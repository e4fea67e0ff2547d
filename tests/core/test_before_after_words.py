"""What the before and the after say: docs/assets/js/assessment/before-after-words.js."""

from __future__ import annotations

import pytest
from javascript import Realm
from test_measurements_core import compare, make_measurement

BEFORE, AFTER = make_measurement(1), make_measurement(20, "after")


@pytest.fixture
def core(realm: Realm) -> Realm:
    realm.import_modules(words="assessment/before-after-words.js", measurements="core/measurements.js")
    return realm


def say(core: Realm, name: str, *arguments: object) -> str:
    return core.evaluate(f"(given) => words.{name}(...given)", list(arguments)).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("moment", "done", "said"),
    [
        ("before", [], "Todavía no lo has hecho."),
        ("before", [BEFORE], "Guardado el 1 de marzo de 2027. Lo que está bien"),
        ("before", [BEFORE, AFTER], "Guardado el 1 de marzo de 2027."),
        ("after", [], "Sin un «antes» no hay con qué comparar."),
        ("after", [BEFORE], "Hazlo cuando acabes el curso"),
        ("after", [BEFORE, AFTER, make_measurement(22, "after")], "Hecho el 22 de marzo de 2027."),
    ],
)
def test_each_moment_says_whether_it_is_done(core: Realm, moment: str, done: list[dict], said: str) -> None:
    assert say(core, "describeState", moment, done).startswith(said)


@pytest.mark.parametrize(
    ("moment", "done", "said"),
    [
        ("before", [], ""),
        ("after", [BEFORE], ""),
        (
            "before",
            [BEFORE, make_measurement(3)],
            "el «antes» el 1 de marzo de 2027. Se conserva, y es el que se compara",
        ),
        ("before", [AFTER], "no sirve para comparar"),
        ("after", [BEFORE, AFTER], "El anterior se conserva."),
    ],
)
def test_repeating_is_warned_of(core: Realm, moment: str, done: list[dict], said: str) -> None:
    warning = say(core, "describeWarning", moment, done)
    assert said in warning and bool(said) == bool(warning)


@pytest.mark.parametrize(
    ("blank", "said"),
    [
        ([4], "Falta por responder: 5."),
        ([0, 1, 7], "Faltan por responder: 1, 2, 8."),
        ([0, 1, 2, 3, 4, 5], "Faltan 6 por responder."),
    ],
)
def test_few_questions_without_answer_are_told_by_their_numbers(core: Realm, blank: list[int], said: str) -> None:
    assert say(core, "describeBlank", blank) == f"{said} Si no sabes alguna, marca «No lo sé»."


def test_points_are_rounded_down_so_that_full_marks_are_full(core: Realm) -> None:
    assert [say(core, "formatPoints", points, 12) for points in (11.99, 12, 0.1 + 0.2)] == [
        "11,9 de 12",
        "12 de 12",
        "0,3 de 12",
    ]


def test_what_changed_is_counted_with_what_was_unknown(core: Realm) -> None:
    found = compare(core, {"t1-a": 0, "t1-b": 0}, {"t1-a": 1, "t1-b": 0.5})
    assert say(core, "describeChange", found, BEFORE, AFTER | {"responses": {"t1-a": ["x"], "t1-b": ["x"]}}) == (
        "Resultado: 2 preguntas han mejorado, ninguna ha empeorado y ninguna sigue igual."
        " «No lo sé»: 1 antes y 0 después."
        " El «antes» es del 1 de marzo de 2027, y el «después», del 20 de marzo de 2027."
    )
    assert say(core, "describeChange", found, None, AFTER) == (
        "Hecho el 20 de marzo de 2027, sin un «antes» de una fecha anterior con el que compararlo. «No lo sé»: 1."
    )


@pytest.mark.parametrize(
    ("better", "worse", "is_clear", "said"),
    [(0, 0, False, ""), (1, 0, False, "puede salir por azar"), (9, 1, True, "rara vez sale por azar")],
)
def test_chance_is_told_of_what_changed(core: Realm, better: int, worse: int, is_clear: bool, said: str) -> None:
    chance = say(core, "describeChance", {"better": better, "worse": worse, "isClear": is_clear})
    assert said in chance and bool(said) == bool(chance)


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (0, ""),
        (1, "1 pregunta no cuenta, porque ya no está aquí o no estaba en el «antes»."),
        (2, "2 preguntas no cuentan, porque ya no están aquí o no estaban en el «antes»."),
    ],
)
def test_questions_that_are_not_counted_are_told(core: Realm, left: int, said: str) -> None:
    assert say(core, "describeLeft", left) == said


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"id": "t1-a", "before": 1, "after": 0}, "Antes: correcta. Ahora: ✗ no es correcta."),
        ({"id": "t1-a", "before": 0.5, "after": 1}, "Antes: a medias, 50 %. Ahora: ✓ correcta."),
        ({"id": "t1-b", "before": 0, "after": 0}, "Antes: no lo sé. Ahora: ✗ no lo sé."),
    ],
)
def test_a_question_says_what_it_was_and_what_it_is(core: Realm, row: dict, said: str) -> None:
    assert say(core, "describeRow", row, BEFORE, AFTER) == said
    assert say(core, "describeRow", row, None, AFTER) == said.partition(" Ahora: ")[2]
