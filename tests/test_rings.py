"""Each test is in one ring, and no test that reads this course counts as one of the engine's."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from rings import CONTENT, RINGS, SLOW_FILES

MODULES = sorted(Path(__file__).parent.rglob("*.py"))
FILES = [path for path in MODULES if path.name.startswith("test_")]
# What belongs to a course, from the root of its repository. Browser code and styles belong to the engine.
OF_THIS_COURSE = r"data|quizzes|docs/(autores|tema-|casos|[^/]*\.md|assets/figures)"


def test_each_test_is_of_exactly_one_ring(request: pytest.FixtureRequest) -> None:
    items = request.session.items
    assert [item.nodeid for item in items if sum(bool(item.get_closest_marker(ring)) for ring in RINGS) != 1] == []
    slow = [item for item in items if item.get_closest_marker("fast") and item.get_closest_marker("browser")]
    assert slow == []


def test_the_files_that_the_rings_name_exist() -> None:
    assert set(SLOW_FILES) <= {path.name for path in FILES}


@pytest.mark.parametrize("path", [path for path in MODULES if CONTENT not in path.parents], ids=lambda path: path.name)
def test_the_engine_s_tests_read_nothing_of_this_course(path: Path) -> None:
    """Neither through what tests/content offers nor from the folders of its data and texts."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported & {module.stem for module in MODULES if CONTENT in module.parents} == set()
    joined = [node for node in ast.walk(tree) if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)]
    paths = [ast.unparse(node) for node in joined if re.search(r"\b(REPOSITORY|ROOT)\b", ast.unparse(node.left))]
    assert [path for path in paths if re.search(rf"/ f?['\"]({OF_THIS_COURSE})", path)] == []
