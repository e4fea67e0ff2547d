"""Every fault of the tables in `tests/broken` causes the findings that its row expects, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest
from fault_tables import BYTES, FOLDER, Bytes, Fault, load_faults, read_small_course, read_table, write_files
from minimal_course import MINIMAL
from pydantic import ValidationError

from course.checks import check_folder
from course.findings import render_finding

FAULTS = load_faults()


def check_fault(fault: Fault, folder: Path) -> list[str]:
    return [render_finding(finding) for finding in check_folder(fault.write_course(folder / "course"))[1]]


def make_fault(edit: str) -> Fault:
    (fault,) = read_table(f"faults:\n  - {{id: fault, expect: something, {edit}}}\n", "table.yml")
    return fault


def test_minimal_course_has_no_findings() -> None:
    assert check_folder(MINIMAL)[1] == []


@pytest.mark.parametrize("name", sorted(FAULTS))
def test_broken_input_gives_the_findings_expected(name: str, tmp_path: Path) -> None:
    assert check_fault(FAULTS[name], tmp_path) == FAULTS[name].expected


def test_findings_of_every_file_come_at_once(tmp_path: Path) -> None:
    files = {line.partition(":")[0] for line in check_fault(FAULTS["several-faults"], tmp_path)}
    assert files == {
        "data/cases/ventanilla.yml",
        "data/figures/canales.yml",
        "data/glossary.yml",
        "docs/tema-1/2-modelos.md",
        "quizzes/tema-1.yml",
    }


@pytest.mark.parametrize("table", sorted(path.name for path in FOLDER.glob("*.yml")))
def test_what_a_table_starts_from_has_no_fault(table: str, tmp_path: Path) -> None:
    given = read_table((FOLDER / table).read_text(encoding="utf-8"), table)[0].given
    course = write_files(read_small_course() | given, tmp_path / "course")
    assert [render_finding(finding) for finding in check_folder(course)[1] if finding.path in given] == []


def test_every_file_of_bytes_is_the_fault_of_a_row() -> None:
    named = {edit.bytes_of for fault in FAULTS.values() for edit in fault.edits if isinstance(edit, Bytes)}
    assert {path.name for path in BYTES.iterdir()} == named


@pytest.mark.parametrize(
    ("edit", "complaint"),
    [
        ("file: data/norms.yml, replace: 'status: nowhere', with: x", "says 0 times:\nstatus: nowhere"),
        ("file: data/edition.yml, replace: 'date: 2024-06-1', with: x", "says 2 times:\ndate: 2024-06-1"),
        (r'file: data/norms.yml, replace: "status: in\n"', "says 0 times:\nstatus: in"),
        (r'file: data/norms.yml, replace: "norms:\n- reference: ley39_2015\n"', "says 0 times:\nnorms:"),
        ("file: data/edition.yml, after: 'date: 2024-06-1', add: x", "says 2 times:\ndate: 2024-06-1"),
        ("file: data/nothing.yml, replace: x, with: y", "data/nothing.yml is not in the course"),
    ],
    ids=["absent", "twice", "not a whole line", "indented otherwise", "below two lines", "no such file"],
)
def test_a_change_without_its_one_place_is_refused(edit: str, complaint: str) -> None:
    with pytest.raises(AssertionError, match=complaint):
        make_fault(edit).make_files()


@pytest.mark.parametrize(
    "row",
    [
        "{id: fault, expect: x, file: data/norms.yml}",
        "{id: fault, expect: x, file: data/norms.yml, replace: x, content: y}",
        "{id: fault, expect: ' ', remove: data/norms.yml}",
        "{expect: x, remove: data/norms.yml}",
        "{id: fault, id: other, expect: x, remove: data/norms.yml}",
        "{id: fault, expect: x, file: data/norms.yml, replace: x, wiht: y}",
    ],
    ids=["no edit", "two in one", "nothing expected", "no id", "a key twice", "an unknown key"],
)
def test_a_row_that_is_badly_written_is_refused(row: str) -> None:
    with pytest.raises((AssertionError, ValidationError)):
        read_table(f"faults:\n  - {row}\n", "table.yml")


def test_whole_lines_are_found_and_written_at_their_indentation() -> None:
    old, new = r'"- text: La subasta.\n  why: Es del mercado.\n"', r'"- text: El reparto.\n\n  why: También.\n"'
    quiz = make_fault(f"file: quizzes/tema-1.yml, replace: {old}, with: {new}").make_files()["quizzes/tema-1.yml"]
    assert "\n      - text: El reparto.\n\n        why: También.\n    sources:" in quiz.decode()
    assert "subasta" not in quiz.decode()


def test_added_lines_are_as_far_in_as_the_line_above() -> None:
    norms = make_fault(r'file: data/norms.yml, after: in_force, add: "status_note: x\n"').make_files()["data/norms.yml"]
    assert b"\n    status: in_force\n    status_note: x\n    checked:" in norms
