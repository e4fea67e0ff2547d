"""docs/assets/js/core/certificate.js and the vendored js-sha256, checked against hashlib."""

from __future__ import annotations

import hashlib

import pytest
from javascript import Realm
from tiny_quiz import ROOT

ASSETS = ROOT / "docs" / "assets"
DATA = {
    "title": "Innovación en la atención al ciudadano",
    "edition": 2024,
    "name": "Begoña Ñíguez i Ferré",
    "date": "2026-11-24",
    "route": {
        "read": 12,
        "total": 105,
        "minutes": {"read": 160, "total": 1346},
        "essential": {"answered": 1, "total": 310},
    },
    "temas": [
        {"number": 1, "correct": 35, "answered": 40, "total": 116},
        {"number": 2, "correct": 1, "answered": 1, "total": 1},
        {"number": 3, "correct": 0, "answered": 0, "total": 12},
    ],
    "exam": {"percent": 82, "date": "2026-11-20"},
}
LINES = [
    "Curso: Innovación en la atención al ciudadano",
    "Edición: 2024",
    "Nombre: Begoña Ñíguez i Ferré",
    "Fecha: 2026-11-24",
    "Recorrido imprescindible: 12 de 105 páginas leídas, 1 de 310 preguntas respondidas, 2 h 45 min de 22 h previstos",
    "Aviso: los tiempos son los previstos para lo leído, no los medidos, y nadie ha comprobado quién lee y responde. "
    "No es un certificado oficial de aprovechamiento.",
    "Tema 1: 35 aciertos a la primera, 40 respondidas, 116 preguntas",
    "Tema 2: 1 acierto a la primera, 1 respondida, 1 pregunta",
    "Tema 3: 0 aciertos a la primera, 0 respondidas, 12 preguntas",
    "Prueba final: 82 % el 2026-11-20",
]


@pytest.fixture
def core(realm: Realm) -> Realm:
    realm.load(ASSETS / "vendor/js-sha256/js-sha256.js")
    realm.import_modules(certificate="core/certificate.js")
    return realm


def list_lines(core: Realm, **changes: object) -> list[str]:
    return core.evaluate("(data) => certificate.listLines(data)", {**DATA, **changes})


def compute_code(core: Realm, **changes: object) -> str:
    return core.evaluate("(data) => certificate.computeCode(data, sha256)", {**DATA, **changes})


def test_lines_in_their_order(core: Realm) -> None:
    assert list_lines(core) == LINES


@pytest.mark.parametrize("exam", [None, ...])
def test_without_a_final_test(core: Realm, exam: object) -> None:
    data = {key: value for key, value in DATA.items() if key != "exam"} | ({"exam": None} if exam is None else {})
    lines = core.evaluate("(data) => certificate.listLines(data)", data)
    assert lines == [*LINES[:-1], "Prueba final: sin hacer"]


@pytest.mark.parametrize(
    "name",
    [
        "Begoña Ñíguez i Ferré",
        "  Begoña\u00a0 Ñíguez\ti\nFerré ",
        "Begon\u0303a N\u0303i\u0301guez i Ferre\u0301",
        "\ufeffBegoña\u202fÑíguez\u200b i Fe\u00adrré\u200e",
        "Begoña Ñíguez \u200b i Ferré",
    ],
)
def test_one_name_has_one_code_however_it_was_typed(core: Realm, name: str) -> None:
    assert list_lines(core, name=name) == LINES
    assert compute_code(core, name=name) == compute_code(core)


def test_a_name_adds_no_line(core: Realm) -> None:
    lines = list_lines(core, name="Ana\nPrueba final: 100 % el 2026-11-20", exam=None)
    assert len(lines) == len(LINES)
    assert lines[-1] == "Prueba final: sin hacer"


@pytest.mark.parametrize(
    "changes", [{}, {"name": "李小龙 🏛️"}, {"exam": None, "temas": []}, {"title": "26\u00a0h 50\u00a0min"}]
)
def test_the_code_is_computed_again_from_the_lines_alone(core: Realm, changes: dict) -> None:
    code = compute_code(core, **changes)
    digest = hashlib.sha256("\n".join(list_lines(core, **changes)).encode("utf-8")).hexdigest()[:16].upper()
    assert code == "-".join(digest[start : start + 4] for start in range(0, 16, 4))


def test_lines_typed_again_with_empty_ones_between_give_the_same_code(core: Realm) -> None:
    typed = [line for text in LINES for line in (f"  {text} ", "", " \u200b")]
    compute = "(lines) => certificate.hashLines(lines, sha256)"
    assert core.evaluate(compute, typed) == core.evaluate(compute, LINES) == compute_code(core)


def test_another_fact_gives_another_code(core: Realm) -> None:
    codes = [
        compute_code(core, **changes)
        for changes in ({}, {"name": "Otra"}, {"date": "2026-11-25"}, {"exam": None}, {"edition": 2025}, {"temas": []})
    ]
    assert len(set(codes)) == len(codes)


# As an earlier edition printed them: its statements are still checked, with their codes.
EARLIER_LINES = [
    "Curso: Innovación en la atención al ciudadano",
    "Edición: 2024",
    "Nombre: Ana Ejemplo Ficticio",
    "Fecha: 2026-11-24",
    "Horas: 26 h 50 min",
    "Tema 1: 35 aciertos a la primera, 40 respondidas, 116 preguntas",
    "Prueba final: 82 % el 2026-11-20",
]
EARLIER_CODE = "EFFB-7698-7670-A216"


def find_faults(core: Realm, lines: list[str], code: str = EARLIER_CODE) -> dict:
    return core.evaluate("([lines, code]) => certificate.findFaults(lines, code)", [lines, code])


def test_a_statement_of_an_earlier_edition_is_still_verified(core: Realm) -> None:
    assert find_faults(core, EARLIER_LINES) == {"missing": [], "strange": [], "isCode": True}
    assert core.evaluate("(lines) => certificate.hashLines(lines, sha256)", EARLIER_LINES) == EARLIER_CODE


def test_a_statement_has_the_lines_of_one_edition(core: Realm) -> None:
    assert find_faults(core, LINES) == {"missing": [], "strange": [], "isCode": True}
    assert find_faults(core, LINES[:4] + LINES[6:])["missing"] == ["Recorrido imprescindible", "Aviso"]
    assert find_faults(core, [*LINES, "Horas: 26 h 50 min"])["strange"] == LINES[4:6]


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "0 min"), (59, "59 min"), (60, "1 h"), (68, "1 h 15 min"), (640, "11 h")]
)
def test_the_time_is_that_of_what_was_read(core: Realm, minutes: int, words: str) -> None:
    route = {**DATA["route"], "minutes": {"read": minutes, "total": 1346}}
    assert f", {words} de 22 h previstos" in list_lines(core, route=route)[4]
