"""The guide of a session: its checks, what its page says, and its document."""

from __future__ import annotations

from pathlib import Path

import pytest
from minimal_course import copy_minimal_course, replace_in_file

from course.checks import check_folder
from course.findings import render_finding
from data_kinds import write_files

_ENDING = """\
goes_wrong:
  - {problem: Nadie habla & se oye el reloj., response: Empieza tú.}
  - {problem: Hablan todos., response: Da turnos.}
  - {problem: Se va la luz., response: Sigue con el papel.}
ask_next:
  - {question: ¿Qué recuerdas?, listen_for: El nombre de un modelo.}
  - {question: ¿Qué has probado?, listen_for: Algo con fecha.}
"""
_PLAIN_GUIDE = """\
session: {number}
prepare: [Abre la sala., Enciende la luz., Lee las páginas.]
say: [Esto es una prueba.]
"""
# The minimal course has no activity: its guides tell none.
SAMPLE_FILES = {
    "data/session_guides/sesion-1.yml": _PLAIN_GUIDE.format(number=1) + _ENDING,
    "data/session_guides/sesion-2.yml": _PLAIN_GUIDE.format(number=2) + _ENDING,
}

_GUIDE = """\
session: 1
prepare:
  - Escribe en la pizarra **Canal** & institución.
  - Corta las fichas.
  - Lee las dos páginas.
handouts:
  - {page: tema-1/2-modelos.md, copies: una por pareja, what: La actividad}
say:
  - Un canal nuevo se abre en una tarde.
  - Una *institución* nueva pide más.
activity:
  page: t1/1
  result: Una lista de canales.
  groups_8: Con ocho, cuatro parejas.
  groups_15: Con quince, cinco tríos.
  groups_25: Con veinticinco, cinco mesas.
  no_network: Sin red, en papel.
  video_call: Por vídeo, en salas.
  wrap_up: Se cierra con una frase.
other_activities:
  t1/2: Cada pareja elige un modelo.
leave_out:
  - {kind: activity, page: t1/1, instead: Se cuenta.}
  - {kind: questions, page: t1/2, instead: Se llevan a casa.}
  - {kind: reading, page: t1/1, instead: Se lee en casa.}
"""
GUIDE_PATH = "data/session_guides/sesion-1.yml"
_ACTIVITY = """\
!!! activity essential "Actividad: {name} ({minutes} minutos)"
    Se escribe en una hoja.

    - **A solas.** Escribe.
    - **En pareja.** Comparad.
    - **En grupo.** Votad.

## Comprueba lo aprendido {{ #comprueba }}"""


def lay_out_class(folder: Path) -> Path:
    """A copy of the minimal course whose first session has activities, and guides for its two sessions."""
    source = copy_minimal_course(folder / "course")
    write_files(source, SAMPLE_FILES | {GUIDE_PATH: _GUIDE + _ENDING})
    welcome = "- {kind: welcome, minutes: 90, text: Cada persona cuenta qué atiende y a quién.}"
    shorter = welcome.replace("90", "65") + "\n      - {kind: activity, pages: {t1/1: 17, t1/2: 8}}"
    replace_in_file(source / "data/course.yml", welcome, shorter)
    for page, name, minutes in (("1-introduccion", "cuenta canales", 17), ("2-modelos", "elige modelo", 8)):
        path = source / f"docs/tema-1/{page}.md"
        heading = "## Comprueba lo aprendido { #comprueba }"
        replace_in_file(path, heading, _ACTIVITY.format(name=name, minutes=minutes))
    return source


def test_the_guides_of_a_course_are_accepted(tmp_path: Path) -> None:
    assert check_folder(lay_out_class(tmp_path))[1] == []


# What is written, what is written in its place, the line of the finding and what it says.
FAULTS = {
    "no such session": ("session: 1\n", "session: 7\n", 1, "el curso no tiene la sesión 7"),
    "another's session": ("session: 1\n", "session: 2\n", 1, "la guía de la sesión 2 se llama `sesion-2.yml`"),
    "a page without activity": ("page: t1/1\n", "page: t1/3\n", 12, "no da minutos a `t1/3`"),
    "another without activity": ("  t1/2: Cada", "  t1/3: Cada", 21, "no da minutos a `t1/3`"),
    "told twice": ("  t1/2: Cada", "  t1/1: Cada", 21, "la actividad de `t1/1` ya se cuenta entera"),
    "forgotten": (
        "other_activities:\n  t1/2: Cada pareja elige un modelo.\n",
        "",
        12,
        "faltan en `other_activities` actividades de la sesión 1: `t1/2`",
    ),
    "no minutes to leave out": ("kind: reading, page: t1/1", "kind: writing, page: t1/1", 25, "en «Mi plan»"),
    "left out twice": ("kind: reading, page: t1/1", "kind: activity, page: t1/1", 25, "ya se quita más arriba"),
    "too little left out": ("kind: activity, page: t1/1", "kind: activity, page: t1/2", 23, "suma 12 minutos"),
    "no such page": ("tema-1/2-modelos.md", "tema-1/2-modelo.md", 7, "no existe la página docs/tema-1/2-modelo.md"),
    "six lines": ("say:\n", "say:\n" + "  - Otra línea.\n" * 4, 9, "`say` tiene más elementos que los 5 permitidos"),
    "a long line": ("en una tarde.", f"en una{' tarde' * 35}.", 9, "esta línea tiene 42 palabras"),
    "a link": ("Corta las", "Corta [las](https://example.org)", 4, "aquí solo caben énfasis y código"),
    "a citation": ("Corta las", "Corta [@perez_2020] las", 4, "aquí no van citas"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_a_guide_is_reported_on_its_line(fault: str, tmp_path: Path) -> None:
    old, new, line, message = FAULTS[fault]
    source = lay_out_class(tmp_path)
    replace_in_file(source / GUIDE_PATH, old, new)
    told = [render_finding(finding) for finding in check_folder(source)[1]]
    assert any(each.startswith(f"{GUIDE_PATH}:{line}:") and message in each for each in told), told


def test_a_session_without_guide_is_reported_if_others_have_theirs(tmp_path: Path) -> None:
    source = lay_out_class(tmp_path)
    (source / "data/session_guides/sesion-2.yml").unlink()
    told = [render_finding(finding) for finding in check_folder(source)[1]]
    assert len(told) == 1 and "data/session_guides/sesion-2.yml" in told[0] and "no tiene guía" in told[0]


def test_a_session_with_activities_tells_one_of_them(tmp_path: Path) -> None:
    source = lay_out_class(tmp_path)
    text = (source / GUIDE_PATH).read_text(encoding="utf-8")
    start, end = text.index("activity:\n"), text.index("other_activities:")
    (source / GUIDE_PATH).write_text(text[:start] + text[end:], encoding="utf-8", newline="\n")
    told = [render_finding(finding) for finding in check_folder(source)[1]]
    assert [line for line in told if "falta `activity`: la sesión 1 tiene actividades" in line], told
