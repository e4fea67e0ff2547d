"""Each test is of one ring, and no test that reads this course passes for one of the engine's."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from rings import CONTENT_FILES, COURSE_FIXTURES, COURSE_READERS, RINGS, SLOW_FILES

FILES = sorted(Path(__file__).parent.rglob("test_*.py"))


def test_each_test_is_of_exactly_one_ring(request: pytest.FixtureRequest) -> None:
    items = request.session.items
    assert [item.nodeid for item in items if sum(bool(item.get_closest_marker(ring)) for ring in RINGS) != 1] == []
    slow = [item for item in items if item.get_closest_marker("fast") and item.get_closest_marker("browser")]
    assert slow == []


def test_the_files_that_the_rings_name_exist() -> None:
    assert {*CONTENT_FILES, *SLOW_FILES} <= {path.name for path in FILES}


@pytest.mark.parametrize("path", [path for path in FILES if path.name not in CONTENT_FILES], ids=lambda path: path.name)
def test_whoever_reads_this_course_is_of_its_ring(path: Path) -> None:
    """By a fixture that says so, or marked by hand."""
    guilty, readers = [], set(COURSE_READERS)
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        names = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
        taken = {each.arg for each in ast.walk(node) if isinstance(each, ast.arg)}
        marks = [ast.unparse(mark) for mark in getattr(node, "decorator_list", ())]
        if isinstance(node, ast.Assign) and names & readers:
            readers |= {target.id for target in node.targets}  # what was read, by its name
        elif names & readers and not taken & COURSE_FIXTURES and "pytest.mark.content" not in marks:
            guilty.append(node.name)
    assert guilty == []
