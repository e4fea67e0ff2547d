"""The pure parts of `tasks.py bench`: its rows, its table, the edits that it makes."""

from __future__ import annotations

import json
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
from tooling.bench.__main__ import main, parse_options, pick_goals
from tooling.bench.commands import CommandError
from tooling.bench.edits import Edit, find_second_word, mark_paragraph
from tooling.bench.export_run import find_longest_tema, measure_export, time_files
from tooling.bench.goals import GOALS, GROWTH_GOALS, ExportGoal, Goal, list_export_rows
from tooling.bench.measures import MEASURES, REFERENCES
from tooling.bench.record import describe_cause
from tooling.bench.table import FAILED, MISSED, Measurement, render_figure, render_table
from tooling.bench.workshop import Workshop

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


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., int]:
    """The command with made-up measures, which leaves its file in `tmp_path / "dist"`."""

    def run(*arguments: str, **figures: Callable[[int], float]) -> int:
        made = {row.replace("_", "-"): figure for row, figure in figures.items()}
        measures = {row: lambda workshop, turn, figure=figure: figure(turn) for row, figure in made.items()}
        monkeypatch.setattr("tooling.bench.__main__.MEASURES", measures)
        monkeypatch.setattr("tooling.bench.__main__.REFERENCES", dict.fromkeys(REFERENCES, lambda workshop, turn: 2.0))
        monkeypatch.setattr("tooling.bench.__main__.ROOT", tmp_path)
        monkeypatch.setattr("tooling.bench.__main__.describe", lambda workshop: "dos páginas")
        return main(["--runs", "2", *arguments, *([] if "--only" in arguments else ["--only", *made])])

    return run


def read_kept(tmp_path: Path) -> dict[str, list[float]]:
    kept = json.loads((tmp_path / "dist/bench.json").read_text(encoding="utf-8"))
    return {row["row"]: row["ours"] for row in kept["rows"]}


def fail(turn: int) -> float:
    raise CommandError("ha fallado «mkdocs build»:\nTraceback\nLa página no está.")


def interrupt(turn: int) -> float:
    raise KeyboardInterrupt


def test_each_row_is_kept_as_soon_as_it_is_measured(bench: Callable[..., int], tmp_path: Path) -> None:
    seen = []

    def look(turn: int) -> float:
        seen.append(read_kept(tmp_path))
        return 1.0

    assert bench(edit_heading=lambda turn: 0.5, check_cold=look, check_again=look) == 0
    assert seen == [
        {"edit-heading": [0.5]},
        {"edit-heading": [0.5], "check-cold": [1.0]},
        {"edit-heading": [0.5, 0.5], "check-cold": [1.0], "check-again": [1.0]},
        {"edit-heading": [0.5, 0.5], "check-cold": [1.0, 1.0], "check-again": [1.0]},
    ]
    assert read_kept(tmp_path) == {"edit-heading": [0.5, 0.5], "check-cold": [1.0, 1.0], "check-again": [1.0, 1.0]}


def test_a_run_tells_where_it_keeps_what_it_measures_and_each_figure(
    bench: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench(build_cold=lambda turn: 1.0 + turn) == 0
    told = capsys.readouterr()
    assert told.err.splitlines() == [
        "Cada medida se guarda en dist/bench.json en cuanto está hecha",
        "1/2 build-cold: 1,00 s, 0,50 × que tal cual",
        "2/2 build-cold: 2,00 s, 1,00 × que tal cual",
    ]
    kept = json.loads((tmp_path / "dist/bench.json").read_text(encoding="utf-8"))
    (row,) = kept["rows"]
    assert row["reference"] == [2.0, 2.0] and row["isReached"] and (row["limit"], row["limitUnit"]) == (1.0, "×")
    assert told.out.count("\n") == 2


def test_a_row_that_fails_is_told_and_the_rest_go_on(
    bench: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = []
    assert (
        bench(edit_heading=lambda turn: 0.5, check_cold=lambda turn: fail(asked.append(turn) or 0), check_again=abs)
        == 1
    )
    told = capsys.readouterr()
    said = [line for line in told.err.splitlines() if "no se ha podido" in line]
    assert said == ["check-cold: no se ha podido medir: ha fallado «mkdocs build»: La página no está."]
    assert asked == [0], "once is enough"
    lines = told.out.splitlines()
    assert [FAILED in line for line in lines] == [False, False, True, False]
    assert "0,50 s" in lines[1] and "≤ 6,00 s" in lines[2]
    assert read_kept(tmp_path) == {"edit-heading": [0.5, 0.5], "check-again": [0, 1]}
    assert list(json.loads((tmp_path / "dist/bench.json").read_text(encoding="utf-8"))["causes"]) == ["check-cold"]


def test_what_a_row_measured_before_it_failed_is_in_the_table(
    bench: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench(check_cold=lambda turn: fail(turn) if turn else 3.0) == 1
    line = capsys.readouterr().out.splitlines()[1]
    assert "3,00 s" in line and line.endswith(FAILED)


def test_a_reference_that_fails_leaves_no_half_of_a_measure(
    bench: Callable[..., int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(turn: int) -> float:
        monkeypatch.setattr("tooling.bench.__main__.REFERENCES", {"build-cold": lambda workshop, turn: fail(turn)})
        return 1.0

    assert bench(build_cold=refuse) == 1
    assert capsys.readouterr().out.splitlines()[1].endswith(FAILED)
    assert read_kept(tmp_path) == {}


def test_a_goal_that_is_missed_ends_with_one(bench: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    assert bench(check_cold=lambda turn: 100.0, check_again=abs) == 1
    assert MISSED in capsys.readouterr().out
    assert bench(check_cold=lambda turn: 1.0, check_again=abs) == 0


@pytest.mark.parametrize("is_followed", [False, True])
def test_what_was_measured_before_an_interruption_is_in_the_table(
    bench: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str], is_followed: bool
) -> None:
    """Ctrl+C stops too the program that is being measured, and that it fails is no news."""

    def stop(turn: int) -> float:
        try:
            return interrupt(turn)
        finally:
            if is_followed:
                fail(turn)

    with pytest.raises(KeyboardInterrupt):
        bench(edit_heading=lambda turn: 0.5, check_cold=stop, check_again=abs)
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 2 and "0,50 s" in told.out
    assert "no se ha podido" not in told.err
    assert read_kept(tmp_path) == {"edit-heading": [0.5]}


def test_a_grown_course_is_kept_and_told_too(
    bench: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench("--grow", "2", check_cold=fail, check_again=lambda turn: 4.0) == 1
    told = capsys.readouterr()
    assert told.out.splitlines()[:2] == [
        "Un curso 2 veces mayor: dos páginas. El de hoy: dos páginas.",
        "«Nuestro» es el tiempo del curso mayor, entre 2; con 1 × crece lo mismo que el curso.",
    ]
    assert FAILED in told.out and "0,50 ×" in told.out
    assert read_kept(tmp_path) == {"check-again": [2.0, 2.0]}


def test_pages_that_cannot_be_weighed_are_a_failure_too(
    bench: Callable[..., int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(workshop: Workshop) -> None:
        raise KeyError("portada")

    monkeypatch.setattr("tooling.bench.__main__.print_weights", refuse)
    assert bench("--only", "check-again", "weight", check_again=abs) == 1
    told = capsys.readouterr()
    assert "weight: no se ha podido medir: KeyError: 'portada'\n" in told.err and "`check`" in told.out


def test_where_nothing_can_be_kept_nothing_is_measured(
    bench: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "dist").write_text("no es una carpeta", encoding="utf-8")
    assert bench(check_again=interrupt) == 1
    assert "No puedo escribir en" in capsys.readouterr().err


def test_a_figure_that_a_system_cannot_tell_is_null(bench: Callable[..., int], tmp_path: Path) -> None:
    assert bench(export_pdf_memory=lambda turn: float("nan")) == 1
    assert read_kept(tmp_path) == {"export-pdf-memory": [None, None]}


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (CommandError("ha fallado «x»:\n\nuno\n  dos  \n"), "ha fallado «x»: dos"),
        (CommandError("no se ve"), "no se ve"),
        (KeyError("a"), "KeyError: 'a'"),
        (AssertionError(), "AssertionError"),
        (CommandError(), "CommandError"),
    ],
)
def test_a_cause_takes_one_line(error: Exception, told: str) -> None:
    assert describe_cause(error) == told
