"""The pure parts of `tasks.py mutate`: what it plants, what it leaves alone, its draw and which tests it runs."""

from __future__ import annotations

import ast

import pytest

from tooling.mutate import test_map
from tooling.mutate.__main__ import PARTS, list_mutants, parse_options
from tooling.mutate.mutants import Mutant, PlantedFault, draw_faults, take_turns
from tooling.mutate.python_mutants import list_mutants as list_python_mutants
from tooling.mutate.report import Tally, render_survivor, render_tallies
from tooling.mutate.test_map import TestFile, TestMap
from tooling.mutate.work_copy import Outcome

MODULE = '''\
"""What the module is for."""

from __future__ import annotations

__all__ = ["find"]


@remembered("name")
def find(values: list[int] | None, least: int = 0) -> str:
    """What it finds."""
    assert values is not None
    if values and least:
        note(values)
    raise Fault("no hay ninguno", suggestion="escribe más", description="largo")


if __name__ == "__main__":
    find([1])
'''


def make_faulty(text: str) -> list[tuple[int, str]]:
    """Each mutant's line number and its text there; nothing but that line differs."""
    changed = []
    for mutant in list_python_mutants("course/x.py", text):
        made = mutant.make()
        if made is None:
            continue
        ast.parse(made)
        differing = [
            (line, new)
            for line, (old, new) in enumerate(zip(text.split("\n"), made.split("\n"), strict=True), 1)
            if old != new
        ]
        assert [line for line, _ in differing] == [mutant.line]
        changed.append((mutant.line, differing[0][1].strip()))
    return changed


def test_conditions_operands_calls_and_values_are_changed() -> None:
    made = make_faulty(MODULE)
    for line, text in (
        (9, "def find(values: list[int] | None, least: int = 1) -> str:"),
        (12, "if not (values and least):"),
        (12, "if values:"),
        (12, "if least:"),
        (12, "if values or least:"),
        (13, "pass"),
        (13, "note(None)"),
    ):
        assert (line, text) in made


def test_what_no_reader_meets_is_left_alone() -> None:
    assert {line for line, _ in make_faulty(MODULE)} == {9, 12, 13}


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ('x = "clave"\n', ['x = "XXclaveXX"', "x = None"]),
        ('x = "Una frase"\n', []),
        ('x = f"Una {frase}"\n', []),
        ('x = f"{frase}-1"\n', ["x = None"]),
        ('x = "año"\n', []),
        ('x = "Clase"\n', []),
        ("Pair = tuple[str, str]\n", []),
        ('Scheme = Literal["light", "dark"]\n', []),
        ("x = False\n", ["x = True"]),
        ('x = r"\\d+ de"\n', ['x = r"XX\\d+ deXX"', "x = None"]),
        ("x = [y for y in z if y]\n", ["x = None", "x = [y for y in z if not (y)]"]),
        ('read(y, encoding="utf-8", strict=True)\n', ["pass", 'read(None, encoding="utf-8", strict=True)']),
    ],
)
def test_words_that_a_person_reads_are_left_alone(text: str, made: list[str]) -> None:
    found = [line for _, line in make_faulty(text)]
    assert set(made) <= set(found)
    if not made:
        assert found == []
    assert not any("encoding=None" in line or "strict=None" in line or "strict=False" in line for line in found)


def make_mutants(*places: tuple[str, int, str | None]) -> list[Mutant]:
    return [Mutant(path, line, "op", lambda text=text: text) for path, line, text in places]


def test_a_seed_gives_the_same_faults_and_a_line_only_one() -> None:
    mutants = make_mutants(
        *((f"{name}.py", line, f"{name}{line}{n}") for name in "ab" for line in range(20) for n in "xyz")
    )
    drawn = draw_faults(mutants, 10, seed=3)
    assert draw_faults(mutants, 10, seed=3) == drawn
    assert draw_faults(list(reversed(mutants)), 10, seed=3) != []
    assert draw_faults(mutants, 10, seed=4) != drawn
    assert len({(fault.path, fault.line) for fault in drawn}) == 10
    assert len(draw_faults(mutants, 99, seed=3)) == 40


def test_what_makes_no_program_is_not_drawn() -> None:
    mutants = make_mutants(("a.py", 1, None), ("a.py", 1, "uno"), ("a.py", 2, None), ("b.py", 1, "dos"))
    assert sorted(fault.text for fault in draw_faults(mutants, 9, seed=1)) == ["dos", "uno"]


def test_the_code_of_this_repository_gives_the_same_faults_twice() -> None:
    first, second = (draw_faults(list_mutants("exports/book"), 12, seed=5) for _ in range(2))
    assert first == second and len(first) == 12
    assert {fault.path.rpartition("/")[0] for fault in first} <= {"exports/book", "exports/book/question_kinds"}


def test_parts_take_turns() -> None:
    groups = [[PlantedFault(name, number, "op", "") for number in range(count)] for name, count in (("a", 3), ("b", 1))]
    assert [(fault.path, fault.line) for fault in take_turns(groups)] == [("a", 0), ("b", 0), ("a", 1), ("a", 2)]


MODULE_PATH, SCRIPT_PATH = "course/pages/outline.py", "docs/assets/js/core/storage.js"


def make_file(path: str, seconds: float, *lines: int) -> TestFile:
    return TestFile(path, seconds, {MODULE_PATH: list(lines)}, [SCRIPT_PATH] if "storage" in path else [])


def find_paths(files: list[TestFile], path: str, line: int) -> list[str]:
    return [file.path for file in TestMap(files).find_tests(path, line)]


def test_who_runs_a_line_and_is_named_after_its_module_is_asked_first_and_the_others_later() -> None:
    files = [
        make_file("tests/test_model.py", 1),
        make_file("tests/test_check.py", 2, 3),
        make_file("tests/test_reading.py", 1, 3),
        make_file("tests/test_outline.py", 3, 3, 4),
        make_file("tests/test_page_report.py", 1, 4),
    ]
    assert find_paths(files, MODULE_PATH, 3) == [
        "tests/test_outline.py",
        "tests/test_reading.py",
        "tests/test_check.py",
        "tests/test_page_report.py",
        "tests/test_model.py",
    ]


def test_a_script_is_asked_of_those_that_open_it() -> None:
    files = [make_file("tests/core/test_state_core.py", 1), make_file("tests/core/test_storage_core.py", 2)]
    assert find_paths(files, SCRIPT_PATH, 7) == ["tests/core/test_storage_core.py"]
    assert find_paths(files[:1], SCRIPT_PATH, 7) == []


def test_a_fault_costs_no_more_than_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(test_map, "_MOST_SECONDS", 10)
    files = [make_file(f"tests/test_{seconds}.py", seconds, 3) for seconds in (30, 4, 7)]
    assert find_paths(files, MODULE_PATH, 3) == ["tests/test_4.py"]
    assert find_paths(files[:1], MODULE_PATH, 3) == ["tests/test_30.py"]


def test_what_can_not_be_imported_is_no_merit_of_the_tests() -> None:
    tally = Tally("course", drawn=5)
    for outcome in (Outcome(True, "test_a"), Outcome(True, "test_b"), Outcome(True, None), Outcome(False, "test_c")):
        tally.add(outcome)
    assert (tally.tried, tally.programs, tally.noticed, round(tally.percent)) == (4, 3, 2, 67)
    told = render_tallies([tally, Tally("exports", drawn=3)], seed=8)
    assert "Semilla 8" in told and "4 de 5" in told and "67 % (poco)" in told and "0 de 3" in told


def test_a_survivor_is_shown_where_it_stands_with_what_differs() -> None:
    fault = PlantedFault("course/x.py", 2, "number", "a = 1\nb = 3\n")
    assert render_survivor(fault, "a = 1\nb = 2\n") == "\ncourse/x.py:2 (number)\n-b = 2\n+b = 3"


def test_options_are_read_and_wrong_ones_refused() -> None:
    options = parse_options([])
    assert (options.only, options.seed) == (PARTS, 1)
    assert parse_options(["--only", "course/charts", "exports/office.py"]).only == [
        "course/charts",
        "exports/office.py",
    ]
    for arguments in (["--sample", "0"], ["--only", "no-existe"], ["--only", "../.."], ["--seed", "x"]):
        with pytest.raises(SystemExit):
            parse_options(arguments)
