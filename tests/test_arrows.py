"""Imports point one way: the course and its exports know nothing of MkDocs, of its theme or of the shell around them.

So they outlive the site generator: whatever builds the pages next, the data, the checks and the files to take away
stay as they are.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator

import pytest
from minimal_course import REPOSITORY

GENERATORS = {"mkdocs", "material", "materialx", "properdocs", "zensical"}
ABOVE = {"macros", "tooling", "tests", "tasks"}
REFUSED = {"course": GENERATORS | ABOVE | {"exports"}, "exports": GENERATORS | ABOVE}
# The modules come by their files: `walk_packages` skips folders without `__init__.py`.
_LIST_LOADED = """\
import json, sys
from importlib import import_module

for name in sys.argv[1:]:
    import_module(name)
print(json.dumps(sorted(sys.modules)))
"""


def list_imports(text: str) -> Iterator[tuple[int, str]]:
    """The line and the module of each import, wherever it is: in a function, for types only, by name.

    Imports are absolute here (ruff's and the successor's rule), and a relative one is given as `.`.
    """
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, "." if node.level else str(node.module)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            yield node.lineno, read_start(node.args[0])


def read_start(argument: ast.expr) -> str:
    """What the name of a module imported by name begins with, as far as it is written."""
    first = argument.values[0] if isinstance(argument, ast.JoinedStr) else argument
    return str(first.value) if isinstance(first, ast.Constant) else "."


def is_refused(module: str, package: str) -> bool:
    root = module.partition(".")[0]
    return root in {"", *REFUSED[package]} or root.startswith("mkdocs_")


@pytest.mark.parametrize("package", REFUSED)
def test_no_file_imports_what_is_above_it(package: str) -> None:
    files = sorted((REPOSITORY / package).rglob("*.py"))
    assert len(files) > 20
    assert [
        f"{path.relative_to(REPOSITORY)}:{line}: {module}"
        for path in files
        for line, module in list_imports(path.read_text(encoding="utf-8"))
        if is_refused(module, package)
    ] == []


@pytest.mark.parametrize("package", REFUSED)
def test_nothing_that_they_import_imports_it_either(package: str) -> None:
    files = sorted((REPOSITORY / package).rglob("*.py"))
    names = [".".join(path.relative_to(REPOSITORY).with_suffix("").parts) for path in files]
    command = [sys.executable, "-c", _LIST_LOADED, *(name.removesuffix(".__init__") for name in names)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert [module for module in json.loads(done.stdout) if is_refused(module, package)] == []


@pytest.mark.parametrize(
    "text",
    [
        "import mkdocs",
        "import json, mkdocs.utils as utils",
        "from mkdocs_macros.plugin import MacrosPlugin",
        "def build():\n    from macros.site import Site",
        "if TYPE_CHECKING:\n    from material.plugins import search",
        "import_module('tooling.build')",
        "importlib.import_module(f'macros.{name}')",
        "import_module(name)",
        "from . import site",
    ],
)
def test_an_import_is_found_wherever_it_is(text: str) -> None:
    assert [module for _, module in list_imports(text) if is_refused(module, "exports")]


def test_what_is_below_is_imported_freely() -> None:
    text = "import materials\nfrom course.model import Case\nimport_module(f'course.checks.{name}')\n"
    assert [module for _, module in list_imports(text) if is_refused(module, "exports")] == []
