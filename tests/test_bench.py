"""The pure parts of `tasks.py bench`: its rows, its table, the edits that it makes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from loaded_courses import copy_loaded, load_minimal_course
from minimal_course import REPOSITORY, copy_minimal_course

from exports.file_exports import FILE_EXPORTS, FileExport
from exports.request import BuiltSite, ExportError, ExportRequest
from tooling.bench.__main__ import parse_options, pick_goals
from tooling.bench.commands import CommandError
from tooling.bench.edits import Edit, find_second_word, mark_paragraph
from tooling.bench.export_run import find_longest_tema, measure_export, time_files
from tooling.bench.goals import GOALS, GROWTH_GOALS, ExportGoal, Goal, list_export_rows
from tooling.bench.measures import MEASURES, REFERENCES
from tooling.bench.table import MISSED, Measurement, render_figure, render_table

AGAINST_STOCK = Goal("build", "Construir", 1.0, "×", "tal cual")
IN_SECONDS = Goal("check", "`check`", 2.0, "s")


def test_every_row_can_be_measured_and_only_once() -> None:
    rows = [goal.row for goal in GOALS]
    assert sorted(rows) == sorted(MEASURES)
    assert {goal.row for goal in GROWTH_GOALS} <= MEASURES.keys()
    assert {goal.row for goal in GOALS if goal.reference} == REFERENCES.keys()


def test_the_tests_are_measured_only_on_demand() -> None:
    assert "tests" not in [goal.row for goal in pick_goals(GOALS, None)]
    assert "tests" in [goal.row for goal in pick_goals(GOALS, None, with_tests=True)]
    assert [goal.row for goal in pick_goals(GOALS, ["tests"])] == ["tests"]


def test_some_rows_are_picked_in_the_order_of_the_table() -> None:
    assert [goal.row for goal in pick_goals(GOALS, ["check-again", "edit-case"])] == ["edit-case", "check-again"]


@pytest.mark.parametrize("arguments", [["--runs", "0"], ["--only", "nada"], ["--grow", "-2"]])
def test_wrong_options_are_refused(arguments: list[str]) -> None:
    with pytest.raises(SystemExit):
        parse_options(arguments)


def test_a_row_tells_medians_and_the_ratios_of_each_run() -> None:
    measured = Measurement(AGAINST_STOCK, [10.0, 30.0, 12.0], [10.0, 20.0, 8.0])
    line = render_table([measured]).splitlines()[1]
    assert line.split("  ")[0] == "Construir"
    for text in ("12,00 s", "10,00 s (tal cual)", "1,50 ×", "1,00 × a 1,50 ×", "≤ 1,00 ×", MISSED):
        assert text in line


def test_a_row_without_reference_tells_its_least_and_most() -> None:
    line = render_table([Measurement(IN_SECONDS, [1.5, 1.0, 3.0])]).splitlines()[1]
    assert "1,50 s" in line and "1,00 s a 3,00 s" in line and MISSED not in line


def test_the_columns_stand_one_under_the_other() -> None:
    lines = render_table([Measurement(IN_SECONDS, [1.0]), Measurement(AGAINST_STOCK, [150.0], [1.0])]).splitlines()
    ends = {line.index("≤") + len("≤ 1,00 ×") for line in lines[1:]}
    assert ends == {lines[0].index("Objetivo") + len("Objetivo")}


def test_a_goal_is_reached_by_the_median() -> None:
    assert Measurement(IN_SECONDS, [1.0, 1.9, 9.0]).is_reached
    assert not Measurement(AGAINST_STOCK, [1.0, 2.2, 3.0], [1.0, 2.0, 1.0]).is_reached


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [(1.25, "×", "1,25 ×"), (0.309, "s", "0,31 s"), (48.4, "ms", "48 ms"), (600, "s", "600 s")],
)
def test_figures_are_written_as_in_spanish(value: float, unit: str, shown: str) -> None:
    assert render_figure(value, unit) == shown


def test_the_edited_paragraph_is_the_first_one() -> None:
    text = "---\ntitle: Uno\n---\n# Uno { #uno }\n\nUna frase.\n\nOtra.\n"
    assert mark_paragraph("a.md", "a/", text).apply(text, "nueva") == text.replace("Una frase.", "Una frase. nueva")


def test_an_edit_without_place_goes_at_the_end() -> None:
    assert Edit("a.css", "a.css", "/* <mark> */").apply("b {}\n", "x") == "b {}\n/* x */"


@pytest.mark.parametrize(
    "written",
    ["prompt: Qué hora es", 'prompt: "Qué hora es"', "prompt: >-\n  Qué\n  hora es", "prompt: |\n  Qué hora\n  es"],
)
def test_a_yaml_text_is_marked_however_it_is_written(written: str) -> None:
    found = find_second_word(written, "Qué hora es", written.index(" ") + 1)
    assert written[found:].startswith("hora")


def list_rows(*exports: FileExport, **goals: ExportGoal) -> list[tuple[str, float, str, bool, str]]:
    rows = list_export_rows(exports, goals)
    return [(row.goal.row, row.goal.limit, row.goal.unit, row.is_of_tema, row.figure) for row in rows]


def test_each_export_has_its_rows() -> None:
    goal = ExportGoal(60.0, tema_seconds=8.0, megabytes=2000)
    assert list_rows(make_export("libro"), make_export("ficha"), libro=goal) == [
        ("export-libro", 60.0, "s", False, "seconds"),
        ("export-libro-tema", 8.0, "s", True, "seconds"),
        ("export-libro-memory", 2000, "MB", False, "megabytes"),
        ("export-ficha", ExportGoal().seconds, "s", False, "seconds"),
    ]
    assert {f"export-{export.name}" for export in FILE_EXPORTS} <= {goal.row for goal in GOALS}


def make_export(name: str, work: Callable[[ExportRequest], bytes] = lambda _: b"", **form: Any) -> FileExport:
    return FileExport(name, "una prueba", lambda request: {"a.txt": partial(work, request)}, **form)


def test_memory_is_written_without_decimals() -> None:
    assert render_figure(1470.4, "MB") == "1470 MB" and render_figure(88.6, "MB") == "89 MB"
    assert not Measurement(Goal("m", "Memoria", 10, "MB", time="MB"), [float("nan")]).is_reached


def test_an_export_is_timed_while_it_makes_its_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked = []

    def work(request: ExportRequest) -> bytes:
        asked.append((request.tema, request.get_site().web))
        sleep(0.05)
        return b"x"

    rows = (make_export("lenta", work), make_export("entera", is_by_tema=False))
    monkeypatch.setattr("tooling.bench.export_run.FILE_EXPORTS", rows)
    site = BuiltSite(tmp_path / "web", tmp_path / "offline")
    assert 0.05 <= time_files(load_minimal_course(), "lenta", site, 2) < 5
    assert asked == [(2, tmp_path / "web")]
    with pytest.raises(ExportError, match="entera"):
        time_files(load_minimal_course(), "entera", site, 2)


def test_an_export_is_measured_in_a_process_of_its_own(tmp_path: Path) -> None:
    project = copy_minimal_course(tmp_path / "curso")
    for name in ("course", "exports", "tooling", "tasks.py"):
        (project / name).symlink_to(REPOSITORY / name)
    weight = bytearray(500_000_000 if sys.platform == "linux" else 1)
    weight[::4096] = b"x" * len(weight[::4096])  # what starts it is heavier, as a run of all the tests is
    figures = measure_export(project, tmp_path, tmp_path, "ficha")
    del weight
    assert 0 < figures.seconds < 60
    assert sys.platform == "win32" or 20 < figures.megabytes < 400  # Python and its libraries, at least
    with pytest.raises(CommandError, match="«ficha» no se puede hacer así"):
        measure_export(project, tmp_path, tmp_path, "ficha", 1)


def test_the_longest_tema_is_that_with_most_text() -> None:
    course = copy_loaded(load_minimal_course())
    for number in (1, 2):
        pages = [replace(page, text=page.text * 50) if page.tema == number else page for page in course.pages]
        assert find_longest_tema(replace(course, pages=pages)) == number
