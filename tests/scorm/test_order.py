"""exports/scorm/order.py: the order only grows."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from loaded_courses import load_minimal_course
from minimal_course import copy_minimal_course

from course.findings import render_finding
from course.loaded.whole import Course
from exports.request import ExportRequest
from exports.scorm.order import ORDER_PATH, extend_order, find_unordered, list_missing, read_order
from exports.scorm.package import find_unpacked
from scorm.packages import move_course
from tooling.scorm_order import main


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return move_course(load_minimal_course(), tmp_path)


def write_order(course: Course, lines: list[str]) -> None:
    """A whole order file with these lines and their mark."""
    digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
    text = "".join(f"{line}\n" for line in [*lines, f"mark {digest}"])
    (course.root / ORDER_PATH).write_text(text, encoding="utf-8")


def render_faults(course: Course) -> list[str]:
    return [render_finding(finding) for finding in find_unordered(course)]


def test_each_question_and_lesson_has_a_place(course: Course) -> None:
    order, findings = read_order(course.root)
    assert findings == [] and list_missing(course, order) == []
    assert order.questions == [question.value.id for question in course.questions] and order.lessons
    assert not extend_order(course)


def test_what_is_new_goes_to_the_end_and_what_is_gone_stays(course: Course) -> None:
    first, second, *others = [question.value.id for question in course.questions]
    write_order(course, [f"question {second}", "question t1-que-ya-no-esta", *(f"question {each}" for each in others)])
    assert len(find_unordered(course)) == 1
    assert extend_order(course)
    assert read_order(course.root)[0].questions == [second, "t1-que-ya-no-esta", *others, first]
    assert find_unordered(course) == []


def test_what_lacks_a_place_can_not_travel(course: Course) -> None:
    (course.root / ORDER_PATH).unlink()
    (found,) = render_faults(course)
    first = course.questions[0].value.id
    assert found.startswith(f"{ORDER_PATH}: error: faltan `{first}`, ") and found.endswith(
        "y más (`python3 tasks.py schemas` los añade)"
    )


@pytest.mark.parametrize("change", ["moved", "removed", "renamed", "inserted", "unmarked", "twice", "other"])
def test_a_line_that_changes_is_told(course: Course, change: str) -> None:
    path = course.root / ORDER_PATH
    *head, one, two, mark = path.read_text(encoding="utf-8").splitlines()
    changed = {
        "moved": [*head, two, one, mark],
        "removed": [*head, two, mark],
        "renamed": [*head, f"{one}-b", two, mark],
        "inserted": [*head, "question t9-nueva", one, two, mark],
        "unmarked": [*head, one, two],
        "twice": [*head, one, one, two, mark],
        "other": [*head, "pregunta t1-a", one, two, mark],
    }[change]
    path.write_text("\n".join(changed) + "\n", encoding="utf-8")
    assert any("recupera el archivo como estaba" in found for found in render_faults(course))
    assert not extend_order(course) and path.read_text(encoding="utf-8").splitlines() == changed


def test_too_many_questions_are_told(course: Course) -> None:
    write_order(course, [f"question t1-{number}" for number in range(1500)])
    extend_order(course)
    (found,) = find_unpacked(ExportRequest(course))
    assert "no caben en los 4096 caracteres" in found.message


@pytest.mark.parametrize("end", [b"", b"\r\n", b"\n\n"])
def test_the_ends_of_lines_of_an_editor_change_nothing(course: Course, end: bytes) -> None:
    first, second, *others = [question.value.id for question in course.questions]
    write_order(course, [f"question {first}", *(f"question {each}" for each in others)])
    path = course.root / ORDER_PATH
    path.write_bytes(b"\xef\xbb\xbf# Apuntes.\r\n" + path.read_bytes().rstrip() + end)
    assert extend_order(course)
    assert read_order(course.root)[0].questions == [first, *others, second] and find_unordered(course) == []
    assert path.read_bytes().startswith(b"# Apuntes.\nquestion ")


def test_what_is_not_utf_8_is_told(course: Course) -> None:
    path = course.root / ORDER_PATH
    path.write_bytes("# Órdenes.\n".encode("latin-1") + path.read_bytes())
    assert render_faults(course)[0].startswith(f"{ORDER_PATH}:1: error: hay un carácter que no está en UTF-8")
    assert not extend_order(course)


def test_the_command_tells_a_damaged_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    folder = copy_minimal_course(tmp_path / "curso")
    monkeypatch.chdir(folder)
    assert main() == 0
    path = folder / ORDER_PATH
    path.write_text(path.read_text(encoding="utf-8").replace("question ", "pregunta ", 1), encoding="utf-8")
    before = path.read_bytes()
    capsys.readouterr()
    assert main() == 1
    assert capsys.readouterr().err.endswith(f"{ORDER_PATH} se queda como estaba.\n") and path.read_bytes() == before
    path.unlink()
    (folder / f"data/.{path.name}.partial").mkdir()
    assert main() == 1
    assert f"No puedo escribir en {ORDER_PATH}" in capsys.readouterr().err
