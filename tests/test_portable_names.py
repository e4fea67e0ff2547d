"""Every file of the repository can be there on Windows and macOS too."""

from __future__ import annotations

import subprocess
import unicodedata

import pytest
from minimal_course import REPOSITORY
from portable_names import LONGEST, list_unportable_names


def list_repository_files() -> list[str]:
    if not (REPOSITORY / ".git").exists():
        pytest.skip("esta copia no está en Git")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=REPOSITORY, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
    return [name for name in listed.split("\0") if name]


def test_every_system_holds_the_files_of_the_repository() -> None:
    assert list_unportable_names(list_repository_files()) == []


def test_names_are_composed_and_in_one_form() -> None:
    """macOS may give back `ñ` as two characters: no name depends on it."""
    assert [name for name in list_repository_files() if not unicodedata.is_normalized("NFD", name)] == []


def test_names_that_some_system_refuses_are_told() -> None:
    wrong = [
        "a/con.md",
        "b/AUX",
        "c/lpt1.tar.gz",
        "d/a:b",
        "e/fin.",
        "f/fin ",
        "g/¿?",
        "h/A",
        "h/a",
        "i/" + "x" * LONGEST,
    ]
    assert list_unportable_names([*wrong, "a/concreto.md", "b/auxiliar", "i/x.y"]) == wrong
