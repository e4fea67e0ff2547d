"""What is wrong in `mkdocs.yml`, in Spanish and with its line. MkDocs validates; this module tells what it says."""

from __future__ import annotations

import logging
import os
import re
import traceback
from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from course.files.text_source import load_text
from course.files.yaml_source import read_yaml
from course.findings import Finding, Severity, render_findings, suggest_close_match

_LOGGER = "mkdocs.config"
_SAID = re.compile(r"Config value '(?P<key>[^']*)': (?P<message>.*)", re.DOTALL)
_UNKNOWN = re.compile(
    r"(?:Plugin '(?P<plugin>[^']*)' option '(?P<option>[^']*)': )?Unrecognised configuration name: (.*)"
)
_TYPES = {
    "bool": "`true` o `false`",
    "str": "un texto",
    "list": "una lista",
    "dict": "claves y valores",
    "int": "un número",
}

# What MkDocs says of a value, and the same in Spanish. The first group, if any, is what is looked for in the file.
_MESSAGES = (
    (r'The "(.+)" plugin is not installed', r"el complemento `\1` no está instalado"),
    (r"Failed to load extension '(.+?)'\..*No module named.*", r"la extensión `\1` no existe"),
    (r"Failed to load extension '(.+?)'\..*KeyError: '(.+?)'", r"la extensión `\1` no tiene la opción `\2`"),
    (r"Failed to load extension '(.+?)'\..*", r"la extensión `\1` no se puede cargar"),
    (r"Unrecognised theme name: '(.+?)'.*", r"el tema `\1` no está instalado"),
    (r"The path set in custom_dir \('(?:.*/)?(.+?)'\) does not exist\.", r"la carpeta `\1` no existe"),
    (r"The path '(?:.*/)?(.+?)' isn't an existing directory\.", r"la carpeta `\1` no existe"),
    (r"The path '(?:.*/)?(.+?)' isn't an existing file(?: or directory)?\.", r"`\1` no existe"),
    (r"(?:.*: )?Expected one of \[(?P<options>.+)\], got '(.+)'", r"`\2` no es un valor admitido: se espera \1"),
)


class SettingsError(Abort):
    """`mkdocs.yml` can't be used. The message is what to print."""


class _Collector(logging.Filter):
    """Keeps what MkDocs says of the settings, instead of printing it."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[str, str, Severity]] = []

    def filter(self, record: logging.LogRecord) -> bool:
        match = _SAID.fullmatch(record.getMessage()) if record.levelno >= logging.WARNING else None
        if match:
            severity = Severity.ERROR if record.levelno >= logging.ERROR else Severity.WARNING
            self.said.append((match["key"], match["message"], severity))
        return match is None


def load_settings(
    load_config: Callable[..., MkDocsConfig], path: Path, *arguments: object, **options: object
) -> tuple[MkDocsConfig | None, list[Finding]]:
    """Load the settings in `path` with MkDocs' function. Returns None if they can't be used, and what is wrong."""
    collector, logger = _Collector(), logging.getLogger(_LOGGER)
    config, fault = None, None
    logger.addFilter(collector)
    try:
        config = load_config(*arguments, **options)
    except Exception as error:  # also what a hook raises while it is imported
        fault = error
    finally:
        logger.removeFilter(collector)
    shown = path.name
    text, findings = load_text(path, shown)
    if text is None:
        return None, findings
    findings = [_explain(key, message, severity, text, shown) for key, message, severity in collector.said]
    if fault is not None and not findings:
        findings = _explain_fault(fault, text, path)
    return config, findings


def require_settings(
    load_config: Callable[..., MkDocsConfig], path: Path, *arguments: object, **options: object
) -> MkDocsConfig:
    """As `load_settings`. Warnings are printed. Raises SettingsError if the settings can't be used."""
    config, findings = load_settings(load_config, path, *arguments, **options)
    if config is None:
        raise SettingsError(render_findings(findings))
    if findings:
        print(render_findings(findings))
    return config


def _explain_fault(fault: Exception, text: str, path: Path) -> list[Finding]:
    """The findings about a file that can't be parsed, or about a hook that can't be imported."""
    # `!ENV` is MkDocs' own; blanked, it leaves all other positions as they are.
    document, findings = read_yaml(text.replace("!ENV", "    "), path.name)
    if tag := re.search(r"constructor for the tag '(.+)'", str(fault)):
        message = f"MkDocs no conoce la etiqueta `{tag[1]}`"
        return [Finding(path.name, _find_line(text, tag[1]), None, message, suggest_close_match(tag[1], ["!ENV"]))]
    if findings:
        return findings[:1]
    if document is not None and not isinstance(document.data, dict):
        return [Finding(path.name, 1, 1, "el archivo tiene que ser un bloque de claves y valores")]
    own = [frame for frame in traceback.extract_tb(fault.__traceback__) if Path(frame.filename).parent.name == "macros"]
    place = getattr(fault, "filename", None) or (own[-1].filename if own else None)
    line = getattr(fault, "lineno", None) or (own[-1].lineno if own else None)
    said = f"{type(fault).__name__}: {' '.join(str(fault).split())}"
    if place and Path(place).is_relative_to(path.parent):
        shown = Path(place).relative_to(path.parent).as_posix()
        return [Finding(shown, line, None, f"el código no se puede ejecutar ({said})")]
    return [Finding(path.name, None, None, f"MkDocs no puede usar este archivo ({said})")]


def _explain(key: str, message: str, severity: Severity, text: str, path: str) -> Finding:
    unknown = _UNKNOWN.fullmatch(message)
    if unknown:
        name = unknown[3]
        where = f" en las opciones de `{unknown['plugin']}`" if unknown["plugin"] else ""
        known = () if unknown["plugin"] else list(MkDocsConfig().keys())
        return Finding(
            path,
            _find_line(text, name),
            None,
            f"la clave `{name}` no existe{where}",
            suggest_close_match(name, known) or "bórrala",
            severity,
        )
    suggestion, line = None, _find_line(text, key)
    told = " ".join(message.split())
    spanish = f"MkDocs no admite el valor de `{key}`: {told}"
    if message.startswith("The URL isn't valid"):
        spanish = f"`{key}` no es una dirección completa"
        suggestion = "empieza por `https://`"
        if variable := _find_variable(text, line):
            suggestion += f"; se toma de la variable del sistema `{variable}`, que vale «{os.environ[variable]}»"
    elif message == "Required configuration not provided.":
        spanish = f"falta la clave obligatoria `{key}`"
    elif message.startswith("Must be a string of format 'IP:PORT'"):
        spanish, suggestion = f"`{key}` no es una dirección de este equipo", "se escribe `127.0.0.1:8000`"
    elif wanted := re.search(r"Expected type: <class '(\w+)'>", message):
        spanish = f"`{key}` tiene que ser {_TYPES.get(wanted[1], wanted[1])}"
    else:
        for pattern, translated in _MESSAGES:
            if match := re.fullmatch(pattern, message, re.DOTALL):
                spanish = f"`{key}`: {match.expand(translated)}"
                value = match[match.lastindex or 1] if "options" in match.re.groupindex else match[1]
                line = _find_line(text, value) or line
                break
    return Finding(path, line, None, spanish, suggestion, severity)


def _find_variable(text: str, line: int | None) -> str | None:
    """The variable of the environment that gives the value of a line of the settings, if one does."""
    names = re.search(r"!ENV\s*\[?([\w\s,]+)", text.split("\n")[line - 1]) if line else None
    return next((name for name in re.findall(r"\w+", names[1]) if name in os.environ), None) if names else None


def _find_line(text: str, words: str) -> int | None:
    """The first line of the settings, out of comments, that has these words."""
    wanted = re.compile(rf"^[^#]*(?<![\w-]){re.escape(words)}(?![\w-])")
    return next((number for number, line in enumerate(text.split("\n"), start=1) if wanted.match(line)), None)
