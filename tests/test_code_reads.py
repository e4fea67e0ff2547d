"""macros/code_reads.py: which modules of the project a source imports."""

from __future__ import annotations

import ast

import pytest
from minimal_course import REPOSITORY

from macros.code_reads import list_imports

PACKAGES = ("course", "exports", "macros")


def list_parsed_imports(source: str) -> list[str]:
    """What Python's own parser finds."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.update([node.module, *(f"{node.module}.{alias.name}" for alias in node.names)])
    return sorted(name for name in names if name.partition(".")[0] in PACKAGES)


def test_the_imports_of_our_own_code_are_those_that_python_finds() -> None:
    sources = [path.read_text(encoding="utf-8") for path in sorted((REPOSITORY / "macros").glob("*.py"))]
    assert list(map(list_imports, sources)) == [tuple(list_parsed_imports(source)) for source in sources]


@pytest.mark.parametrize(
    "source",
    [
        "import course.findings as told, re, macros.site  # where",
        "import os; from course import findings",
        "if True: import exports.place",
        "def late():\n    from course.files import text_source as texts, offsets",
        "from course.model import (  # one (of two)\n    Case,\n    # from exports import no\n    Term as T,\n)",
        "from course.model import \\\n    Case",
        "from macros import(site)",
        "from .macros import site\nfrom courses import thing\nimport macrospy\ncourse = None\nimporting = 'x'",
    ],
)
def test_every_way_of_writing_an_import_is_found(source: str) -> None:
    assert list(list_imports(source)) == list_parsed_imports(source)
