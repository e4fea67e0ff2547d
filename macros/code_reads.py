"""Which of the project's own code a page depends on: the modules and templates that rendered it, with their imports.

Editing a macro that few pages call therefore doesn't invalidate the others. Imports are found by parsing the source,
never by running it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from course.runtime.memory import hash_text, remembered

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "macros/templates"
_PACKAGES = ("course", "exports", "macros")
# Imports every macro: those imports count only for the pages that call each macro.
_REGISTRY = "macros.registry"
_BUILD = ("macros.build", "macros.hooks")
# What of a statement has others inside.
_BLOCKS = ("body", "orelse", "handlers", "finalbody", "cases")
_NAMED_TEMPLATE = re.compile(r"""\{%-?\s*(?:include|import|from|extends)\s+["']([^"']+)["']""")


class CodeReads:
    """The digests of the code in one build."""

    def __init__(self) -> None:
        self._sources: dict[str, str] = {}
        self._imports: dict[str, tuple[str, ...]] = {}
        self._closures: dict[str, frozenset[str]] = {}
        self._digests: dict[frozenset[str], str] = {}
        self._file_digests: dict[Path, str] = {}

    def forget_templates(self) -> None:
        """Read the templates again when they are next needed."""
        for path in [path for path in self._sources if path.endswith(".jinja")]:
            del self._sources[path]

    def compute_base(self) -> str:
        """The digest of the code that every page depends on, including the templates in `course/`."""
        templates = [self._read(path) for path in sorted((ROOT / "course").rglob("*.jinja"))]
        return hash_text("\0".join([self._digest(frozenset().union(*map(self._close, _BUILD))), *templates])).hex()

    def compute_module(self, module: str) -> str:
        """The digest of a macro's module and what it imports."""
        return self._digest(self._close(module))

    def compute_template(self, name: str) -> str:
        """The digest of a template in `macros/templates/` and those that it includes."""
        names = list_templates(name, self._read)
        return hash_text("\0".join(f"{each}\0{self._read(TEMPLATES / each)}" for each in sorted(names))).hex()

    def _digest(self, modules: frozenset[str]) -> str:
        if modules not in self._digests:
            paths = filter(None, map(_find_file, sorted(modules)))
            self._digests[modules] = hash_text("".join(map(self._digest_file, paths))).hex()
        return self._digests[modules]

    def _digest_file(self, path: Path) -> str:
        if path not in self._file_digests:
            self._file_digests[path] = hash_text(self._read(path)).hex()
        return self._file_digests[path]

    def _close(self, module: str) -> frozenset[str]:
        """A module and all modules of the project that it imports, directly or indirectly."""
        if module not in self._closures:
            found, waiting = set(), [module]
            while waiting:
                current = waiting.pop()
                if current not in found:
                    found.add(current)
                    waiting += self._list_imports(current) if current != _REGISTRY or current == module else ()
            self._closures[module] = frozenset(found)
        return self._closures[module]

    def _list_imports(self, module: str) -> Iterable[str]:
        path = _find_file(module)
        if path is None:
            return ()
        if module not in self._imports:
            self._imports[module] = list_imports(self._read(path))
        return self._imports[module]

    def _read(self, path: Path) -> str:
        key = str(path)
        if key not in self._sources:
            self._sources[key] = path.read_text(encoding="utf-8")
        return self._sources[key]


def list_templates(name: str, read: Callable[[Path], str] = lambda path: path.read_text(encoding="utf-8")) -> set[str]:
    """A template in `macros/templates/` and all that it includes, directly or indirectly."""
    names, waiting = set(), [name]
    while waiting:
        current = waiting.pop()
        if current not in names and (TEMPLATES / current).is_file():
            names.add(current)
            waiting += _NAMED_TEMPLATE.findall(read(TEMPLATES / current))
    return names


@remembered
def list_imports(source: str) -> tuple[str, ...]:
    """The modules of the project that a Python source imports anywhere, such as «course.findings».

    A name imported from a package may be a module of it, so both are listed.
    """
    names: set[str] = set()
    for node in _list_statements(ast.parse(source).body):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return tuple(sorted(name for name in names if name.partition(".")[0] in _PACKAGES))


def _list_statements(block: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """Statements and those inside them. `ast.walk` enters every expression too, where nothing is imported."""
    for node in block:
        yield node
        for name in _BLOCKS:
            yield from _list_statements(getattr(node, name, ()))


@cache
def _find_file(module: str) -> Path | None:
    path = ROOT.joinpath(*module.split("."))
    return next((file for file in (path.with_suffix(".py"), path / "__init__.py") if file.is_file()), None)
