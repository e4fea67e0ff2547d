"""Copies of `tests/fixtures/minimal`, a small but complete course, for tests to change."""

from __future__ import annotations

import shutil
from pathlib import Path

FIXTURES = Path(__file__).resolve().parent / "fixtures"
MINIMAL = FIXTURES / "minimal"
REPOSITORY = FIXTURES.parents[1]


def copy_minimal_course(folder: Path) -> Path:
    """Copy the minimal course into `folder`, which must not exist yet, and return it."""
    return Path(shutil.copytree(MINIMAL, folder))


def replace_in_file(path: Path, old: str, new: str) -> None:
    """Replace the only occurrence of `old` in a UTF-8 file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{path.name}: {text.count(old)} × {old!r}"
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def add_to_session(course: Path, heading_id: str, **minutes: int) -> None:
    """Have the last session of a copy of the minimal course work the page that a heading opens, with these minutes."""
    welcome = "      - {kind: welcome, minutes: 90, text: Se repasa la primera sesión.}\n"
    blocks = [f"      - {{kind: {kind}, pages: {{{heading_id}: {number}}}}}\n" for kind, number in minutes.items()]
    replace_in_file(course / "data/course.yml", welcome, welcome + "".join(blocks))
