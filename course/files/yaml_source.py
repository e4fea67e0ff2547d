"""Reader of YAML as plain data with the position of each value.

YAML 1.2 (so `no` is a string and `9:30` is not 570). Each of these is refused with a finding: duplicate keys, tabs as
indentation, anchors and aliases, tags, directives, several documents, keys that aren't text, invisible characters, and
texts cut by a hashtag. Nothing raises.

Valid files are read by `course/files/yaml_events.py`, ten times faster than by ruamel.yaml, which composes the others
here to explain what is wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import MarkedYAMLError, StreamMark, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from course.files.location import Location
from course.files.offsets import find_place
from course.files.text_source import find_invisible_characters, load_text
from course.files.yaml_events import KEY_TAGS, MAXIMUM_DEPTH, TAG_PREFIX, VALUE_TAGS, YamlValues, read_quickly
from course.findings import Finding

TOO_DEEP = "hay demasiados niveles, unos dentro de otros"
_QUOTED = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'")
_HASHTAG = re.compile(r"(?<!\S)#+\w\S*")


@dataclass
class YamlDocument:
    """A YAML file: its data (dict, list, str, int, float, bool, date, None) and each value's line and column (from 1).

    The positions are computed on first use, which is when something is wrong. They are never pickled.
    """

    path: str
    text: str = ""
    data: Any = None  # typed once a model has validated it

    @property
    def positions(self) -> dict[Location, tuple[int, int]]:
        return self._values.positions

    @property
    def key_positions(self) -> dict[Location, tuple[int, int]]:
        return self._values.key_positions

    @cached_property
    def _values(self) -> YamlValues:
        return _read_values(self.text, self.path)[0] or YamlValues()

    def __getstate__(self) -> dict[str, object]:
        return {"path": self.path, "text": self.text, "data": self.data}

    def find_position(self, location: Location) -> tuple[int, int]:
        """The line and column of `location` or, if it doesn't exist, of the nearest enclosing value that does."""
        for length in range(len(location), -1, -1):
            for table in (self.positions, self.key_positions):
                if location[:length] in table:
                    return table[location[:length]]
        return 1, 1

    def make_finding(
        self, location: Location, message: str, suggestion: str | None = None, on_key: bool = False
    ) -> Finding:
        line, column = self.find_position(location)
        if on_key and location in self.key_positions:
            line, column = self.key_positions[location]
        return Finding(self.path, line, column, message, suggestion)


def load_yaml(path: Path, shown_path: str) -> tuple[YamlDocument | None, list[Finding]]:
    """Read one YAML file. Returns the document, or None and the findings that say why it can't be used."""
    text, findings = load_text(path, shown_path)
    if text is None:
        return None, findings
    return read_yaml(text, shown_path)


@lru_cache(maxsize=512)  # a preview loads every file again after each edit, and most have not changed
def read_yaml(text: str, shown_path: str) -> tuple[YamlDocument | None, list[Finding]]:
    """As `load_yaml`, from text that is already in memory."""
    findings = _check_tabs(text, shown_path)
    if text.lstrip().startswith("%"):
        findings.append(Finding(shown_path, 1, 1, "las directivas de YAML (`%…`) no se admiten", "borra esa línea"))
    if findings:
        return None, findings
    values, findings = _read_values(text, shown_path)
    if values is None:
        return None, findings
    document = YamlDocument(shown_path, text, values.data)
    document._values = values  # so that a check that needs a position doesn't parse the text again
    return document, findings


def _read_values(text: str, shown_path: str) -> tuple[YamlValues | None, list[Finding]]:
    values = read_quickly(text)
    if values is not None and not _find_hashtags(text, shown_path, values.spans):
        return values, []
    return read_thoroughly(text, shown_path)


def read_thoroughly(text: str, shown_path: str) -> tuple[YamlValues | None, list[Finding]]:
    """Parse with ruamel.yaml: slower, but its errors say what is wrong."""
    try:
        reader = YAML(typ="safe", pure=True)
        node = reader.compose(text)
    except MarkedYAMLError as error:
        return None, _find_cutting_hashtags(error, text, shown_path) or [_make_syntax_finding(error, text, shown_path)]
    except RecursionError:
        return None, [Finding(shown_path, *_find_depth(text), TOO_DEEP)]
    except (YAMLError, ValueError, AttributeError, IndexError, TypeError, AssertionError) as error:
        # ruamel.yaml also fails with these on broken input; their messages would not help an author.
        return None, [Finding(shown_path, 1, 1, f"el YAML no se puede leer ({type(error).__name__})")]
    if node is None:
        return None, [Finding(shown_path, 1, 1, "aquí no hay ningún dato")]
    builder = _Builder(shown_path, SafeConstructor(loader=reader))
    builder.values.data = builder.build(node, ())
    findings = builder.findings + _find_hashtags(text, shown_path, builder.values.spans)
    return (None if findings else builder.values), findings


def _find_cutting_hashtags(error: MarkedYAMLError, text: str, shown_path: str) -> list[Finding]:
    """Hashtags that cut off the end of a line, as that of a colour without quotes, just before a syntax error."""
    marks = [mark for mark in (error.context_mark, error.problem_mark) if isinstance(mark, StreamMark)]
    lines = {number for mark in marks for number in (mark.line, mark.line + 1)}
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    return [finding for finding in _find_hashtags(text, shown_path, quoted) if finding.line in lines]


def _find_depth(text: str) -> tuple[int, int]:
    """The line and column where a text goes deeper than is allowed: of its brackets, or else of its indentation."""
    depth = 0
    for match in re.finditer(r"[\[\]{}]", text):
        depth += 1 if match[0] in "[{" else -1
        if depth > MAXIMUM_DEPTH:
            return find_place(text, match.start())
    indentations: list[int] = []
    for number, line in enumerate(text.split("\n"), start=1):
        indentation = len(line) - len(line.lstrip(" -"))
        while indentations and indentations[-1] >= indentation:
            indentations.pop()
        indentations.append(indentation)
        if len(indentations) > MAXIMUM_DEPTH:
            return number, indentation + 1
    return 1, 1


def _find_hashtags(text: str, shown_path: str, spans: list[tuple[int, int]]) -> list[Finding]:
    """Hashtags outside any scalar: to YAML they are comments, and the rest is lost. A real comment has a space."""
    findings = []
    for match in _HASHTAG.finditer(text):
        line_start = text.rfind("\n", 0, match.start()) + 1
        is_inside = any(start <= match.start() < end for start, end in spans)
        # The hashtag may be inside a comment.
        is_commented = re.search(r"(?<!\S)#(?=\s)", text[line_start : match.start()])
        if is_inside or is_commented:
            continue
        line = text.count("\n", 0, match.start()) + 1
        message = f"«{match[0].rstrip(',}]')}» y lo que sigue no se lee: para YAML es un comentario"
        advice = "pon el texto entre comillas o, si es un comentario, un espacio detrás de la almohadilla"
        findings.append(Finding(shown_path, line, match.start() - line_start + 1, message, advice))
    return findings


def _check_tabs(text: str, shown_path: str) -> list[Finding]:
    findings = []
    for number, line in enumerate(text.split("\n") if "\t" in text else (), start=1):
        indentation = line[: len(line) - len(line.lstrip(" \t"))]
        if "\t" in indentation:
            column = indentation.index("\t") + 1
            findings.append(
                Finding(
                    shown_path, number, column, "hay un tabulador al principio de la línea", "usa espacios para sangrar"
                )
            )
    return findings


# Part of ruamel.yaml's message, our message, our suggestion, and whether to report it where the construct opens.
_SYNTAX_MESSAGES = (
    ("mapping values are not allowed", "hay dos puntos («:») donde no pueden ir", "pon el texto entre comillas", False),
    ("found undefined alias", "se usa `*`, que en YAML es un alias", "pon el texto entre comillas", False),
    ("while scanning an alias", "se usa `*`, que en YAML es un alias", "pon el texto entre comillas", False),
    ("while scanning an anchor", "se usa `&`, que en YAML es un ancla", "pon el texto entre comillas", False),
    ("found character '@'", "un texto no puede empezar por `@`", "pon el texto entre comillas", False),
    ("found character '`'", "un texto no puede empezar por un acento grave", "pon el texto entre comillas", False),
    ("found character '%'", "un texto no puede empezar por `%`", "pon el texto entre comillas", False),
    ("found character '\\t'", "hay un tabulador", "usa espacios", False),
    (
        "unknown escape character",
        "una barra «\\» entre comillas dobles no se lee tal cual",
        "usa comillas simples",
        False,
    ),
    ("quoted scalar", "hay unas comillas que se abren y no se cierran", "ciérralas al final del texto", True),
    (
        "could not find expected ':'",
        "falta «: » (dos puntos y un espacio) después de una clave",
        "revisa esta línea",
        True,
    ),
    ("flow sequence", "hay un corchete «[» que se abre y no se cierra bien", "revisa los corchetes y las comas", True),
    ("flow mapping", "hay una llave «{» que se abre y no se cierra bien", "revisa las llaves y las comas", True),
    (
        "expected <block end>",
        "el sangrado no encaja con las líneas anteriores",
        "alinea esta línea con sus hermanas",
        False,
    ),
    (
        "expected a single document",
        "hay más de un documento YAML en el archivo",
        "quita la línea «---» que sobra",
        False,
    ),
)


def _make_syntax_finding(error: MarkedYAMLError, text: str, shown_path: str) -> Finding:
    original = f"{error.context or ''} {error.problem or ''}"
    if "found '<scalar>'" in original and _has_quote_before(error, text):
        message, suggestion = (
            "hay texto detrás de unas comillas ya cerradas",
            "revisa las comillas de esta línea y de las anteriores",
        )
        return _make_finding_at(error.problem_mark, message, suggestion, shown_path)
    for needle, message, suggestion, is_seen_where_it_opens in _SYNTAX_MESSAGES:
        if needle in original:
            mark = error.context_mark if is_seen_where_it_opens else error.problem_mark
            return _make_finding_at(mark or error.problem_mark, message, suggestion, shown_path)
    mark = error.problem_mark or error.context_mark
    return _make_finding_at(mark, "el YAML está mal escrito aquí", "revisa esta línea y la anterior", shown_path)


def _has_quote_before(error: MarkedYAMLError, text: str) -> bool:
    mark = error.problem_mark
    return mark is not None and text.split("\n")[mark.line][: mark.column].rstrip().endswith(("'", '"'))


def _make_finding_at(mark: StreamMark | None, message: str, suggestion: str, shown_path: str) -> Finding:
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
    return Finding(shown_path, line, column, message, suggestion)


class _Builder:
    """Turns composed nodes into plain data with positions, and makes a finding for each value that is refused."""

    def __init__(self, path: str, constructor: SafeConstructor) -> None:
        self.path = path
        self.constructor = constructor
        self.values = YamlValues()
        self.findings: list[Finding] = []
        self.seen: set[int] = set()

    def build(self, node: Node, location: Location) -> object:
        self.values.positions[location] = self._place(node)
        self._note_span(node)
        if id(node) in self.seen:
            return None  # an alias: its anchor has already been refused
        self.seen.add(id(node))
        if node.anchor is not None:
            return self._refuse(node, "se usa `&`, que en YAML es un ancla", "pon el texto entre comillas")
        if len(location) > MAXIMUM_DEPTH:
            return self._refuse(node, TOO_DEEP)
        if isinstance(node, MappingNode):
            return self._build_mapping(node, location)
        if isinstance(node, SequenceNode):
            return self._build_sequence(node, location)
        return self._build_scalar(node)

    def _build_mapping(self, node: MappingNode, location: Location) -> object:
        if not self._has_plain_tag(node, "map"):
            return self._refuse_tag(node)
        built: dict[str, object] = {}
        for key_node, value_node in node.value:
            self._note_span(key_node)
            key = self._read_key(key_node)
            if key is None:
                self._refuse(key_node, "esta clave no es un texto", "pon la clave entre comillas")
                continue
            if key in built:
                self._refuse(key_node, f"la clave `{key}` está repetida", "deja una sola")
                continue
            self.values.key_positions[(*location, key)] = self._place(key_node)
            built[key] = self.build(value_node, (*location, key))
        return built

    def _read_key(self, node: Node) -> str | None:
        """The text of a key; numbers and dates as they are written. None if the node can't be a key."""
        if not isinstance(node, ScalarNode) or node.anchor is not None:
            return None
        return node.value if node.tag in KEY_TAGS and not find_invisible_characters(node.value, "") else None

    def _build_sequence(self, node: SequenceNode, location: Location) -> object:
        if not self._has_plain_tag(node, "seq"):
            return self._refuse_tag(node)
        return [self.build(child, (*location, index)) for index, child in enumerate(node.value)]

    def _build_scalar(self, node: Node) -> object:
        if node.tag not in VALUE_TAGS:
            return self._refuse_tag(node)
        if self._has_plain_tag(node, "str") and find_invisible_characters(node.value, ""):
            return self._refuse(node, "el texto lleva un carácter invisible, escrito con «\\»", "bórralo")
        try:
            return self.constructor.construct_object(node, deep=True)
        except (YAMLError, ValueError, TypeError, AttributeError, OverflowError, ArithmeticError, KeyError, IndexError):
            if self._has_plain_tag(node, "timestamp"):
                return self._refuse(node, f"la fecha «{node.value}» no existe", "revisa el día y el mes: AAAA-MM-DD")
            return self._refuse(node, f"«{node.value}» no es un número válido", "si es un texto, ponlo entre comillas")

    def _note_span(self, node: Node) -> None:
        if isinstance(node, ScalarNode):
            self.values.spans.append((node.start_mark.index, node.end_mark.index))

    def _has_plain_tag(self, node: Node, name: str) -> bool:
        return node.tag == TAG_PREFIX + name

    def _place(self, node: Node) -> tuple[int, int]:
        return node.start_mark.line + 1, node.start_mark.column + 1

    def _refuse_tag(self, node: Node) -> object:
        if node.tag in (TAG_PREFIX + "merge", TAG_PREFIX + "value"):
            return self._refuse(
                node, f"`{node.value}` tiene en YAML un sentido especial", "pon el texto entre comillas"
            )
        shown = str(node.tag).replace(TAG_PREFIX, "!!")
        return self._refuse(node, f"la etiqueta `{shown}` no se admite", "quítala")

    def _refuse(self, node: Node, message: str, suggestion: str | None = None) -> object:
        """Add a finding about a node, whose value is then None."""
        line, column = self._place(node)
        self.findings.append(Finding(self.path, line, column, message, suggestion))
        return None
