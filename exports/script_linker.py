"""Links ES modules into one classic script, for pages opened from disk: browsers don't load modules there.

Modules are put in one function, each after those that it imports, without their imports and exports. So top-level names
must be unique in the whole script; imports come first and are of names, as they were exported, by a relative path;
there are no circular imports and no default exports. Anything else is refused with file and line. The other rules of
the language are left to the linter, the type checker and the minifier.

A page's scripts run again when instant navigation comes back to it. A linked script then only calls its entry's
`start`: its modules have already run, and what the entry exports is in `Curso`, the site's one global name.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from course.files.offsets import blank

_IMPORT = re.compile(
    r'^import\s+\{(?P<names>\s*\w+(?:\s*,\s*\w+)*\s*,?\s*)\}\s+from\s+"(?P<path>\.[^"\n]*\.js)";[ \t]*\n', re.MULTILINE
)
# What comes before the imports, and between them: space and comments.
_APART = re.compile(r"(?:\s+|//[^\n]*|/\*.*?\*/)+", re.DOTALL)
_EXPORT = re.compile(r"^export\s+(?=(?:(?:async\s+)?function\b\s*\*?|const|class)\s+(?P<name>\w+)(?!\$))", re.MULTILINE)
_DYNAMIC = re.compile(r"(?<![\w$.])import\s*(?:\(|\.\s*meta\b)")
_SECOND_NAME = re.compile(r",\s*(?P<name>[\w$]+)\s*=(?![=>])")
# What is no code and may say anything: comments, regular expressions, strings and templates. (The expressions inside a
# template are taken for text too.)
_TEXT = re.compile(
    r"""//[^\n]*|/\*.*?\*/
    |(?<=[(,=:\[!&|?{};])\s*/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/
    |"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`""",
    re.DOTALL | re.VERBOSE,
)
_OTHER_FORM = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_DECLARATION = re.compile(
    r"^(?:(?:async\s+)?function\b\s*\*?\s*|class\s+|(?:const|let|var)\s+)(?P<names>\w+|\{[^}]*\}|\[[^\]]*\])",
    re.MULTILINE,
)
_WORD = re.compile(r"\w+")

_SCRIPT = """\
((globalThis.Curso ??= {{}})["{name}"] ??= (() => {{
"use strict";
{text}
return {{ {exports} }};
}})()){start};
"""
_SHARED = """\
const {{ {exports} }} = (Curso["{name}"] ??= (() => {{
{text}
return {{ {exports} }};
}})());
"""


class LinkError(Exception):
    """What can't be linked: a message in Spanish and its location, with the attributes of Python's own SyntaxError."""

    def __init__(self, message: str, filename: Path, lineno: int) -> None:
        super().__init__(message)
        self.filename = str(filename)
        self.lineno = lineno


@dataclass(frozen=True)
class _Import:
    line: int
    path: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class _Module:
    text: str  # without imports and the word `export`
    imports: tuple[_Import, ...]
    exports: tuple[str, ...]
    names: dict[str, int]  # at the top level, each with its line


def list_modules(folder: Path, entry: str) -> tuple[str, ...]:
    """The modules that `entry` needs, each after those that it imports, so `entry` is the last.

    Modules are named by their path relative to `folder` («core/values.js»). Raises LinkError.
    """
    return tuple(_collect(folder, entry))


def link(folder: Path, entry: str, shared: Collection[str] = ()) -> str:
    """One classic script with the module `entry` and all that it imports. Raises LinkError.

    What the entry exports is put in `Curso` under its path without the extension; its `start`, if it exports one, is
    called each time that the script runs. `shared` are modules with state that several scripts of a page must share:
    the first script that runs puts them in `Curso`, and the others take them from there.
    """
    modules = _collect(folder, entry)
    exports = modules[entry].exports
    return _SCRIPT.format(
        name=_get_name(entry),
        text="".join(_lay(name, module, name in shared) for name, module in modules.items()),
        exports=", ".join(exports),
        start=".start()" if "start" in exports else "",
    )


def _lay(name: str, module: _Module, is_shared: bool) -> str:
    if not is_shared:
        return module.text
    return _SHARED.format(name=_get_name(name), text=module.text, exports=", ".join(module.exports))


def _get_name(module: str) -> str:
    return module.removesuffix(".js")


def _collect(folder: Path, entry: str) -> dict[str, _Module]:
    found: dict[str, _Module] = {}
    _visit(folder, entry, (), found)
    owners: dict[str, str] = {}
    for name, module in found.items():
        for one in module.names:
            if owners.setdefault(one, name) != name:
                message = f"`{one}` es también un nombre de {owners[one]}, del mismo guion: cambia uno de los dos"
                raise LinkError(message, folder / name, module.names[one])
    return found


def _visit(folder: Path, name: str, above: tuple[str, ...], found: dict[str, _Module]) -> None:
    if name in found:
        return
    above = (*above, name)
    module = _take_apart(folder / name, _read(folder / name))
    for one in module.imports:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(name), one.path))
        if path in above:
            circle = " → ".join([*above[above.index(path) :], path])
            raise LinkError(f"los módulos se importan en círculo: {circle}", folder / name, one.line)
        if not (folder / path).is_file():
            raise LinkError(f"no existe el módulo {path}", folder / name, one.line)
        _visit(folder, path, above, found)
        for wanted in one.names:
            if wanted not in found[path].exports:
                raise LinkError(f"{path} no exporta `{wanted}`", folder / name, one.line)
    found[name] = module


def _read(path: Path) -> str:
    source = path.read_bytes()
    try:
        text = source.decode("utf-8")
    except UnicodeDecodeError as error:
        message = "hay un carácter que no está en UTF-8: guarda el archivo como «UTF-8»"
        raise LinkError(message, path, source.count(b"\n", 0, error.start) + 1) from None
    if text.startswith("\ufeff"):
        raise LinkError("el archivo empieza con una marca BOM: guárdalo como «UTF-8» sin BOM", path, 1)
    return text.replace("\r\n", "\n")


@lru_cache(maxsize=256)
def _take_apart(path: Path, source: str) -> _Module:
    imports, text = _take_imports(source)
    code = _blank_texts(text)
    if dynamic := _DYNAMIC.search(code):
        message = f"`{dynamic[0].strip()}` no es una forma admitida (CONTRIBUTING.md, «Browser code»)"
        raise LinkError(message, path, source.count("\n", 0, source.index(text) + dynamic.start()) + 1)
    found = list(_EXPORT.finditer(code))
    for match in found:
        if second := _find_second_name(code, match.end()):
            message = f"`{second}` no se exportaría: pon cada nombre en su propio `export const`"
            raise LinkError(message, path, _count_lines(source, text[match.start() : match.end() + 80]))
    exports = tuple(match["name"] for match in found)
    for match in reversed(found):
        text = text[: match.start()] + text[match.end() :]
    if other := _OTHER_FORM.search(text):
        message = f"`{other[0].strip()}` no es una forma admitida (CONTRIBUTING.md, «Browser code»)"
        raise LinkError(message, path, _count_lines(source, other[0]))
    return _Module(text, imports, exports, {name: _count_lines(source, line) for name, line in _list_names(text)})


def _blank_texts(text: str) -> str:
    """The text with spaces in the place of comments, regular expressions, strings and templates."""
    return blank(_TEXT, text)


def _find_second_name(code: str, start: int) -> str | None:
    """The second name of the declaration at `start`: `b` in `const a = 1, b = 2`. None if it declares only one."""
    if not code.startswith("const", start):
        return None
    depth = 0
    for place in range(start, len(code)):
        sign = code[place]
        depth += (sign in "([{") - (sign in ")]}")
        if depth == 0 and sign == ";":
            return None
        if depth == 0 and sign == "," and (match := _SECOND_NAME.match(code, place)):
            return match["name"]
    return None


def _take_imports(source: str) -> tuple[tuple[_Import, ...], str]:
    """The imports that a module begins with, and its text without them.

    Lines that look like imports in a comment or further down, where they may be in a string, are not taken.
    """
    imports: list[_Import] = []
    kept: list[str] = []
    place = 0
    while match := _IMPORT.match(source, place) or _APART.match(source, place):
        if match.re is _IMPORT:
            line = source.count("\n", 0, place) + 1
            imports.append(_Import(line, match["path"], tuple(_WORD.findall(match["names"]))))
        else:
            kept.append(match[0])
        place = match.end()
    text = "".join([*kept, source[place:]])
    return tuple(imports), text if text.endswith("\n") else f"{text}\n"


def _list_names(text: str) -> Iterator[tuple[str, str]]:
    """The names that a module without imports and exports declares at its top level, each with its declaration."""
    for match in _DECLARATION.finditer(text):
        parts = match["names"].strip("{}[]").split(",")
        yield from ((_WORD.findall(part)[-1], match[0]) for part in parts if part.strip())


def _count_lines(source: str, piece: str) -> int:
    """The number of the line where a piece of a source first appears."""
    return source.count("\n", 0, source.index(piece)) + 1
