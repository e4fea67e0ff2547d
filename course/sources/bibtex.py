"""Reader of `data/references.bib`: BibTeX in, validated `Reference` objects and findings out.

pybtex parses; this module adds what an author needs: all errors at once, with their lines, in Spanish. The fields of an
entry are defined in `course/sources/reference.py`; how a reference is rendered, in `course/sources/csl.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pybtex import textutils
from pybtex.database.input.bibtex import LowLevelParser, UndefinedMacro
from pybtex.exceptions import PybtexError
from pybtex.scanner import PrematureEOF, PybtexSyntaxError
from pybtex.utils import CaseInsensitiveDict
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from course.files.offsets import find_place
from course.findings import Finding, suggest_close_match
from course.runtime.memory import remembered
from course.sources.reference import KINDS, UNDATED, Reference, get_model, list_fields

_COMMENT_LINE = re.compile(r"^[ \t]*%.*$", re.MULTILINE)
# For each required field, the finding if it is missing: message, place and suggestion.
_MISSING = {
    "title": ("falta el título (`title`)", None, None),
    "date": (
        "falta el año (`year` o `date`)",
        None,
        f"si la fuente no lleva fecha, escribe `year = {{{UNDATED}}}`",
    ),
    "shorttitle": ("una norma necesita un título breve por el que citarla: `shorttitle = {Ley 39/2015}`", None, None),
}
_EXPECTED = {
    "a valid name": "un nombre",
    "entry key": "la clave de la entrada",
    "field value": "el valor del campo (entre llaves)",
    "'('": "«(»",
    "')'": "«)»",
    "'{'": "«{»",
    "'}'": "«}» o una coma",
    "'='": "«=»",
}


@dataclass(frozen=True)
class Bibliography:
    """The contents of a `.bib` file: the valid references, and the line of every entry, valid or not, by key.

    `is_whole` is whether the whole file could be parsed: otherwise there may be entries that are not known.
    """

    references: tuple[Reference, ...]
    lines: dict[str, int]
    is_whole: bool


@remembered
def parse_bibtex(text: str, shown_path: str) -> tuple[Bibliography, list[Finding]]:
    """Parse BibTeX (with LF line ends); one finding per error. Nothing is raised or repaired."""
    findings: list[Finding] = []
    references: list[Reference] = []
    lines: dict[str, int] = {}
    first_lines: dict[str, int] = {}
    syntax_findings: list[Finding] = []
    for entry in _parse_entries(text, shown_path, findings, syntax_findings):
        lines.setdefault(entry.key, entry.line)
        first_line = first_lines.setdefault(entry.key.casefold(), entry.line)
        if first_line != entry.line:
            entry.add(f"la clave `{entry.key}` ya está usada en la línea {first_line}")
        elif entry.is_parsed and (reference := entry.build_reference()):
            references.append(reference)
    _check_short_titles(references, shown_path, findings)
    return Bibliography(tuple(references), lines, not syntax_findings), [*syntax_findings, *findings]


def _check_short_titles(references: list[Reference], shown_path: str, findings: list[Finding]) -> None:
    """Laws are cited by their short title alone, so no two laws may share one."""
    seen: dict[str, Reference] = {}
    for reference in references:
        if reference.is_law and reference.short_title:
            first = seen.setdefault(reference.short_title.casefold(), reference)
            if first is not reference:
                message = f"el título breve «{reference.short_title}» ya es el de `{first.key}` (línea {first.line})"
                findings.append(Finding(shown_path, reference.line, 1, message))


def _parse_entries(
    text: str, shown_path: str, findings: list[Finding], syntax_findings: list[Finding]
) -> Iterator[_Entry]:
    """The entries, each with `findings` for its own; `syntax_findings` gets those that may have hidden an entry."""

    def keep_fault(error: PybtexError) -> None:
        line, message = _explain_fault(error)
        syntax_findings.append(Finding(shown_path, line, 1, message))

    # `%` starts a comment line; BibTeX itself would parse an «@» in it. Spaces keep every position.
    text = _COMMENT_LINE.sub(lambda line: " " * len(line.group()), text)
    parser = LowLevelParser(text, handle_error=keep_fault, macros=CaseInsensitiveDict())
    known_faults = found = 0
    end: int | None = 0  # of the previous entry; None if it is malformed
    line, line_start = 1, 0  # of the previous entry: lines are counted from there, so that the file is scanned once
    for command, body in parser:
        is_parsed = len(syntax_findings) == known_faults
        if end is not None:
            _check_stray_text(text, end, parser.command_start, shown_path, syntax_findings)
        known_faults = len(syntax_findings)
        end = parser.pos if is_parsed else None
        if command.lower() in ("string", "preamble"):
            number = text.count("\n", 0, parser.command_start) + 1
            message = f"`@{command}` no se lee aquí"
            syntax_findings.append(Finding(shown_path, number, 1, message, "bórralo y escribe cada valor entre llaves"))
            continue
        key, fields = body
        if key is not None:
            found += 1
            line += text.count("\n", line_start, parser.command_start)
            line_start = parser.command_start
            yield _Entry(shown_path, findings, command.lower(), key, fields, text, line_start, line, is_parsed)
    if end is not None and not syntax_findings:
        _check_stray_text(text, end, len(text), shown_path, syntax_findings)
    if not found and not syntax_findings:
        syntax_findings.append(Finding(shown_path, 1, 1, "no hay ninguna entrada BibTeX en este archivo"))


def _check_stray_text(text: str, start: int, end: int, shown_path: str, findings: list[Finding]) -> None:
    """BibTeX ignores text between entries; here it is an error, because usually a stray brace has cut it off."""
    stray = re.compile(r"\S").search(text, start, end)
    if stray:
        message, suggestion = (
            "hay texto fuera de las entradas",
            "sobra una llave más arriba, o falta un `%` si es un comentario",
        )
        if text[stray.start() :].lower().startswith("@comment"):
            message, suggestion = "`@comment` no se lee aquí", "empieza con `%` cada línea del comentario"
        findings.append(Finding(shown_path, *find_place(text, stray.start()), message, suggestion))


def _explain_fault(error: PybtexError) -> tuple[int, str]:
    """The line of a syntax error and its message in Spanish."""
    if not isinstance(error, PybtexSyntaxError):
        return 1, "BibTeX roto"
    start_line = error.parser.text.count("\n", 0, error.parser.command_start) + 1
    key = error.parser.current_entry_key
    where = f" (en `{key}`, que empieza en la línea {start_line})" if key else ""
    if isinstance(error, UndefinedMacro):
        return error.lineno, f"el valor `{error.args[0]}` tiene que ir entre llaves{where}"
    if isinstance(error, PrematureEOF):
        return start_line, "BibTeX roto: la entrada que empieza aquí no se cierra; falta una llave"
    expected = re.fullmatch(r"(.+) expected", error.args[0])
    if expected:
        wanted = " o ".join(_EXPECTED.get(part, part) for part in expected.group(1).split(" or "))
        return error.lineno, f"BibTeX roto: aquí se esperaba {wanted}{where}"
    return error.lineno, f"BibTeX roto: las llaves no casan{where}"


class _Entry:
    """One entry as written, and the findings about it."""

    def __init__(
        self,
        shown_path: str,
        findings: list[Finding],
        kind: str,
        key: str,
        fields: list[tuple[str, list[str]]],
        text: str,
        start: int,
        line: int,
        is_parsed: bool,
    ) -> None:
        self.shown_path, self.findings, self.kind, self.key = shown_path, findings, kind, key
        self.text, self.start, self.line, self.is_parsed = text, start, line, is_parsed
        self.fields: dict[str, str] = {}
        self.is_sound = True
        for name, parts in fields:
            name = name.lower()
            if name in self.fields:
                self.add(f"el campo `{name}` está repetido", name)
            self.fields[name] = textutils.normalize_whitespace("".join(parts))

    def add(self, message: str, field: str | None = None, suggestion: str | None = None) -> None:
        """Add a finding on the field, or on the entry's first line."""
        self.is_sound = False
        line, column = self.line, 1
        if field is not None:
            place = re.compile(rf"^[ \t]*({re.escape(field)})\s*=", re.MULTILINE | re.IGNORECASE).search(
                self.text, self.start
            )
            if place:
                line, column = find_place(self.text, place.start(1))
        self.findings.append(Finding(self.shown_path, line, column, f"{self.key}: {message}", suggestion))

    def build_reference(self) -> Reference | None:
        """Validate everything; return the reference, or None if something is wrong."""
        model = get_model(self.kind)
        known = list_fields(model)
        # An empty field counts as missing.
        given = {name: value for name, value in self.fields.items() if value or name not in known}
        own = {"entry key": self.key, "entry kind": self.kind, "entry line": self.line}
        try:
            reference = model.model_validate(given | own)
        except ValidationError as error:
            for details in error.errors(include_url=False):
                self._add_fault(details, known)
            return None
        return reference if self.is_sound else None

    def _add_fault(self, details: ErrorDetails, known: list[str]) -> None:
        """Add a finding for one validation error."""
        field = str(next(iter(details["loc"]), "")).removeprefix("entry ")
        place = field if field in self.fields else None
        if details["type"] == "reference":
            self.add(details["ctx"]["message"], place, details["ctx"]["suggestion"])
        elif field in _MISSING:  # missing, or with nothing that a reader would see
            self.add(*_MISSING[field])
        elif details["type"] != "extra_forbidden":
            self.add(f"no se conoce el tipo de fuente `@{self.kind}`", None, suggest_close_match(self.kind, KINDS))
        elif field == "year":
            self.add("lleva `year` y `date` a la vez: deja uno", place)
        elif field == "note":
            self.add("el campo `note` no se publica", place, "bórralo")
        else:
            self.add(f"no se conoce el campo `{field}`", place, suggest_close_match(field, known))
