"""Faults in the templates: all are parsed before anything is built, and what Jinja says is told in Spanish."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateError, TemplateNotFound, TemplateSyntaxError

from course.files.text_source import load_text
from course.findings import Finding
from course.runtime.memory import list_files, remembered

# The folders with templates, and how their names end. Partials of the theme are HTML.
FOLDERS = ("course/charts/templates", "exports", "macros/templates", "overrides")
_ENDINGS = (".jinja", ".html", ".xml")
_ENVIRONMENT = Environment(trim_blocks=True, extensions=["jinja2.ext.i18n"])

# Jinja's messages, and the same in Spanish.
_MESSAGES = (
    (
        r".*The innermost block that needs to be closed is '(\w+)'\.",
        r"algo queda abierto: lo último es `{% \1 %}`, y le falta su `{% end\1 %}`",
    ),
    (r"Encountered unknown tag '(\w+)'\..*", r"la etiqueta `{% \1 %}` no existe o no va aquí"),
    (r"Expected an expression, got '(.+)'", r"aquí falta una expresión"),
    (r"expected token '(.+)', got '(.+)'", r"aquí se esperaba `\1` y hay `\2`"),
    (r"unexpected char '(.+)' at \d+", r"el signo `\1` no va aquí"),
    (r"unexpected '(.+)'", r"`\1` no va aquí"),
    (r"No (?:filter|test) named '(.+)'\.", r"el filtro `\1` no existe"),
    (r"'(.+)' is undefined", r"`\1` no existe"),
    (r"'.*' has no attribute '(.+)'", r"`\1` no existe"),
    (r"block '(.+)' defined twice", r"el bloque `\1` está dos veces"),
)


def check_templates(root: Path) -> list[Finding]:
    """One finding for each template of the project in `root` that can't be parsed."""
    return [finding for path in _list_templates(root) for finding in _check_file(path, root)]


def _list_templates(root: Path) -> Iterator[Path]:
    for folder in FOLDERS:
        yield from (path for path in list_files(root / folder) if path.suffix in _ENDINGS)


def _check_file(path: Path, root: Path) -> list[Finding]:
    shown = path.relative_to(root).as_posix()
    text, findings = load_text(path, shown)
    return findings if text is None else _parse(text, shown)


@remembered
def _parse(text: str, path: str) -> list[Finding]:
    try:
        _ENVIRONMENT.parse(text)
    except TemplateSyntaxError as error:
        return [Finding(path, error.lineno, None, explain(error))]
    return []


def explain(error: TemplateError) -> str:
    """What Jinja says of a template, in Spanish if it is known."""
    if isinstance(error, TemplateNotFound):
        return f"no existe la plantilla `{error.name}`"
    said = " ".join((error.message or "").split())
    for pattern, spanish in _MESSAGES:
        match = re.fullmatch(pattern, said)
        if match:
            return f"la plantilla no se puede usar: {match.expand(spanish)}"
    return f"la plantilla no se puede usar (Jinja: {said})"
