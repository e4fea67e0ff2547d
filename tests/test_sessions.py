"""Sessions as plans of blocks: their clock times, the headings that they work, and the minutes of their pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from loaded_courses import load_minimal_course
from minimal_course import copy_minimal_course, replace_in_file

from course.checks.text.session_minutes import check_session_minutes
from course.derived.sessions import list_session_headings, list_session_pages, time_blocks
from course.findings import render_finding
from course.loaded.loading import load_draft
from course.loaded.whole import complete
from course.time_report import main, render_time_report

PATH = "docs/tema-1/1-introduccion.md"


def test_blocks_follow_each_other_by_the_clock() -> None:
    facts = load_minimal_course().facts
    timed = time_blocks(facts.sessions[0])
    assert [(each.block.kind, f"{each.start:%H:%M}", f"{each.end:%H:%M}") for each in timed] == [
        ("welcome", "09:30", "11:00"),
        ("reading", "11:00", "11:02"),
        ("pause", "11:02", "11:22"),
        ("questions", "11:22", "11:26"),
        ("closing", "11:26", "13:11"),
    ]


def test_a_session_works_the_headings_of_its_pages() -> None:
    course = load_minimal_course()
    first, second = course.facts.sessions
    pages = list_session_pages(course, first)
    assert [page.path for page in pages] == [PATH, "docs/tema-1/2-modelos.md"]
    assert list_session_headings(course, first) == ["t1/1", "t1/2", "t1/2-1", "t1/2-2", "t1/ejemplo"]
    assert list_session_headings(course, second) == []


def check(folder: Path) -> list[str]:
    return [render_finding(finding) for finding in check_session_minutes(complete(load_draft(folder)[0]))]


def test_the_minutes_of_a_page_are_those_that_its_session_gives_it(tmp_path: Path) -> None:
    folder = copy_minimal_course(tmp_path / "course")
    assert check(folder) == []
    replace_in_file(folder / PATH, "## Ideas clave", "palabra " * 400 + "\n\n## Ideas clave")
    told = "`t1/1` pide 3 min de lectura en lo imprescindible, y la sesión 1 le da 1"
    assert check(folder) == [f"data/course.yml:28:39: error: {told} (a la sesión le quedan 9 min libres)"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("questions, pages: {t1/1: 1, ", "questions, pages: {", "28:39: error: `t1/1` pide 1 min de preguntas"),
        ("kind: questions", "kind: activity", "30:49: error: `t1/2` no tiene actividades"),
    ],
    ids=["nothing given", "nothing asked for"],
)
def test_a_component_that_only_one_of_the_two_has_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    folder = copy_minimal_course(tmp_path / "course")
    replace_in_file(folder / "data/course.yml", old, new)
    assert any(told in line for line in check(folder)), check(folder)


def test_a_session_without_a_free_minute_says_so(tmp_path: Path) -> None:
    folder = copy_minimal_course(tmp_path / "course")
    replace_in_file(folder / "data/course.yml", "minutes: 105", "minutes: 114")
    replace_in_file(folder / "data/course.yml", "{t1/1: 1, t1/2: 3}", "{t1/1: 1, t1/2: 2}")
    (told,) = check(folder)
    assert told.endswith("y la sesión 1 le da 2 (a la sesión le queda 1 min libre)")


WAY_OUT = ": marca algo `extension` en otra página de esa mañana, o baja los minutos de una actividad"


def test_who_lacks_more_minutes_than_are_left_is_told_the_way_out(tmp_path: Path) -> None:
    folder = copy_minimal_course(tmp_path / "course")
    replace_in_file(folder / PATH, "## Ideas clave", "palabra " * 2400 + "\n\n## Ideas clave")
    (told,) = check(folder)
    assert told.endswith(f"(a la sesión le quedan 9 min libres{WAY_OUT})")
    replace_in_file(folder / "data/course.yml", "minutes: 105", "minutes: 120")
    (told,) = check(folder)
    assert told.endswith(f"(a la sesión no le queda ni un minuto libre{WAY_OUT})")


def test_the_report_shows_what_a_session_has_too_many_of(tmp_path: Path) -> None:
    folder = copy_minimal_course(tmp_path / "course")
    assert "; quedan 9 libres" in render_time_report(load_draft(folder)[0], [1])
    replace_in_file(folder / "data/course.yml", "minutes: 105", "minutes: 120")
    report = render_time_report(load_draft(folder)[0], [1])
    assert "= Sesión 1: 236 min con pausa, bienvenida y cierre; sobran 6" in report
    assert "tema-1/1-introduccion.md" in report and "Sin sesión" not in report


def test_the_report_adds_the_pages_of_each_session() -> None:
    lines = render_time_report(load_minimal_course(), [1]).split("\n")
    assert [line.split()[0] for line in lines[2:4]] == ["tema-1/1-introduccion.md", "tema-1/2-modelos.md"]
    assert next(line for line in lines if line.startswith("= Sesión 1")).split()[-2:] == ["6", "7"]


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_the_report_tells_how_it_is_asked_for(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([option]) == 0
    assert "python3 tasks.py minutes [TEMA…]" in capsys.readouterr().out
