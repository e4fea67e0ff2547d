"""tooling/lint_templates.py: no template has a line too long to read, and one that had would be reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from tooling.lint_templates import LONGEST, ROOT, find_long_lines


def test_lines_of_templates_can_be_read() -> None:
    assert list(find_long_lines(ROOT)) == []


@pytest.mark.parametrize(
    "name", ["macros/templates/a/b.md.jinja", "course/charts/templates/marks.svg.jinja", "overrides/partials/nav.html"]
)
def test_a_long_line_is_told_with_its_place(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_text(f"corta\n{'ñ' * LONGEST}\n{'ñ' * (LONGEST + 1)}\n", encoding="utf-8")
    (finding,) = find_long_lines(tmp_path)
    assert (finding.path, finding.line, finding.column) == (name, 3, LONGEST + 1)


def test_icons_are_no_templates(tmp_path: Path) -> None:
    (tmp_path / "overrides").mkdir()
    (tmp_path / "overrides/icon.svg").write_text("x" * 500, encoding="utf-8")
    assert list(find_long_lines(tmp_path)) == []
