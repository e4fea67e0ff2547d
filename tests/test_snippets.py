"""The editor's snippets: current, and what they write is right as it comes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from minimal_course import REPOSITORY, copy_minimal_course, replace_in_file

from course.checks import check_folder
from course.findings import render_finding
from course.macro_register import MACROS
from course.snippets import SNIPPETS, render_snippets

SNIPPETS_BY_PREFIX: dict[str, dict[str, Any]] = {
    each["prefix"]: each for each in json.loads(render_snippets()).values()
}
BLOCKS = ("apartado", "practica", "cambios", "actividad", "actividad-parte")


def expand(prefix: str) -> str:
    """What the editor writes, with the first choice or the hint of each stop."""
    text = "\n".join(SNIPPETS_BY_PREFIX[prefix]["body"])
    text = re.sub(r"\$\{\d+\|([^,|]*)[^|]*\|\}", r"\1", text)
    return re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text).replace("$0", "Texto.")


def test_snippets_are_current() -> None:
    assert (REPOSITORY / SNIPPETS).read_text(encoding="utf-8") == render_snippets(), (
        "ejecuta `python3 tasks.py schemas`"
    )
    assert set(MACROS) < set(SNIPPETS_BY_PREFIX)


@pytest.mark.parametrize("prefix", BLOCKS)
def test_a_block_is_right_as_the_editor_writes_it(prefix: str, tmp_path: Path) -> None:
    course = copy_minimal_course(tmp_path / "course")
    text = expand(prefix).replace("#ancla", "#1-ancla")
    replace_in_file(course / "docs/tema-1/1-introduccion.md", "## Ideas clave", f"{text}\n\n## Ideas clave")
    assert [render_finding(finding) for finding in check_folder(course)[1]] == []


def test_the_note_on_the_sources_is_right_as_the_editor_writes_it(tmp_path: Path) -> None:
    course = copy_minimal_course(tmp_path / "course")
    note = expand("nota-fuentes")
    replace_in_file(course / "docs/tema-1/1-introduccion.md", "{{ sources() }}", f"{note}\n\n{{{{ sources() }}}}")
    assert [render_finding(finding) for finding in check_folder(course)[1]] == []


def test_five_minutes_are_right_as_the_editor_writes_them(tmp_path: Path) -> None:
    course = copy_minimal_course(tmp_path / "course")
    replace_in_file(course / "docs/tema-1/1-introduccion.md", "---\n# 1.", f"{expand('cinco')}\n---\n# 1.")
    assert [render_finding(finding) for finding in check_folder(course)[1]] == []


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("case", '{{ case("id") }}'),
        ("cases", "{{ cases(1) }}"),
        ("objectives", '{{ objectives("objective") }}'),
        ("quiz", "{{ quiz() }}"),
    ],
)
def test_a_macro_is_written_with_what_it_requires(name: str, written: str) -> None:
    assert expand(name) == written
