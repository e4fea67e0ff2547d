"""Fast reader of valid YAML: libyaml's events become plain data, with the position of each value and key.

libyaml parses YAML 1.1, whose grammar is the same for what is accepted here; plain scalars are resolved with
ruamel.yaml's rules for YAML 1.2. Anything unusual or invalid is rejected: `course/files/yaml_source.py` then parses the
text with ruamel.yaml, which explains the errors.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, lru_cache

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import Resolver
from ruamel.yaml.tag import Tag
from yaml.events import (
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from course.files.location import Location
from course.files.text_source import find_invisible_characters

MAXIMUM_DEPTH = 40

TAG_PREFIX = "tag:yaml.org,2002:"
# The tags allowed in values and in keys.
VALUE_TAGS = frozenset(TAG_PREFIX + name for name in ("str", "int", "float", "bool", "null", "timestamp"))
KEY_TAGS = frozenset(TAG_PREFIX + name for name in ("str", "int", "float", "timestamp"))
_TEXT_TAG = TAG_PREFIX + "str"

# Where libyaml is known to differ from ruamel.yaml: tabs, keys after `? `, and a block scalar indicator (`|`, `>`)
# directly followed by `#` or by a line of spaces.
_UNUSUAL = re.compile(r"\t|(?<![^\s\[{,])\?(?!\S)|[|>][-+\d]*(?:#| *\n +\n)")

# Missing if PyYAML was built without libyaml; then ruamel.yaml parses everything.
_Parser = getattr(yaml, "CSafeLoader", None)


@dataclass
class YamlValues:
    """The data of a YAML text, the line and column (from 1) of each value and key, and the span of each scalar."""

    data: object = None
    positions: dict[Location, tuple[int, int]] = field(default_factory=dict)
    key_positions: dict[Location, tuple[int, int]] = field(default_factory=dict)
    spans: list[tuple[int, int]] = field(default_factory=list)  # start and end, in characters


class _UnusualError(Exception):
    """Raised for anything that ruamel.yaml has to parse."""


def read_quickly(text: str) -> YamlValues | None:
    """The contents of a valid YAML text without anything unusual; None for any other text."""
    if _Parser is None or _UNUSUAL.search(text) or find_invisible_characters(text, ""):
        return None
    parser = _Parser(text)
    try:
        return _EventReader(parser.get_event).read()
    except (yaml.YAMLError, _UnusualError, UnicodeError):
        return None
    finally:
        parser.dispose()


class _EventReader:
    def __init__(self, get_event: Callable[[], Event]) -> None:
        self.get_event = get_event
        self.values = YamlValues()

    def read(self) -> YamlValues:
        self.get_event()  # the stream's start
        if type(self.get_event()) is not DocumentStartEvent:
            raise _UnusualError
        event = self.get_event()
        if type(event) is ScalarEvent:
            raise _UnusualError
        self.values.data = self._read_value(event, ())
        self.get_event()  # the document's end
        if type(self.get_event()) is not StreamEndEvent:
            raise _UnusualError
        return self.values

    def _read_value(self, event: Event, location: Location) -> object:
        if not isinstance(event, ScalarEvent | MappingStartEvent | SequenceStartEvent):
            raise _UnusualError
        if event.anchor is not None or event.tag is not None or len(location) > MAXIMUM_DEPTH:
            raise _UnusualError
        mark = event.start_mark
        assert mark is not None, "every event that libyaml reads has its place"
        self.values.positions[location] = mark.line + 1, mark.column + 1
        if isinstance(event, ScalarEvent):
            return self._read_scalar(event, VALUE_TAGS)[1]
        return self._read_mapping(location) if isinstance(event, MappingStartEvent) else self._read_sequence(location)

    def _read_mapping(self, location: Location) -> dict[str, object]:
        built: dict[str, object] = {}
        while type(event := self.get_event()) is not MappingEndEvent:
            if not isinstance(event, ScalarEvent) or event.anchor is not None or event.tag is not None:
                raise _UnusualError
            key = self._read_scalar(event, KEY_TAGS)[0]
            if key in built:
                raise _UnusualError
            place = (*location, key)
            mark = event.start_mark
            assert mark is not None, "every event that libyaml reads has its place"
            self.values.key_positions[place] = mark.line + 1, mark.column + 1
            built[key] = self._read_value(self.get_event(), place)
        return built

    def _read_sequence(self, location: Location) -> list[object]:
        built: list[object] = []
        while type(event := self.get_event()) is not SequenceEndEvent:
            built.append(self._read_value(event, (*location, len(built))))
        return built

    def _read_scalar(self, event: ScalarEvent, allowed_tags: frozenset[str]) -> tuple[str, object]:
        """The text of a scalar and its value."""
        start, end = event.start_mark, event.end_mark
        assert start is not None and end is not None, "every event that libyaml reads has its place"
        self.values.spans.append((start.index, end.index))
        text = event.value
        if event.implicit[0]:
            tag, value = _resolve(text)
            if tag not in allowed_tags:
                raise _UnusualError
            return text, value
        # An escape sequence may produce a character that the file may not contain.
        if event.style == '"' and find_invisible_characters(text, ""):
            raise _UnusualError
        return text, text


def _resolve(text: str) -> tuple[str, object]:
    """The tag and the value of a plain scalar."""
    rules = Resolver.yaml_implicit_resolvers.get(text[:1])
    return _construct(text) if rules else (_TEXT_TAG, text)


@lru_cache(maxsize=4096)
def _construct(text: str) -> tuple[str, object]:
    resolvers = Resolver.yaml_implicit_resolvers[text[:1]]
    tag = next((tag for tag, expression in resolvers if expression.match(text)), None)
    if tag is None:
        return _TEXT_TAG, text
    try:
        return tag, SafeConstructor(loader=_get_ruamel()).construct_object(ScalarNode(Tag(suffix=tag), text), deep=True)
    except (YAMLError, ValueError, TypeError, AttributeError, OverflowError, ArithmeticError, KeyError, IndexError):
        raise _UnusualError from None


@cache
def _get_ruamel() -> YAML:
    return YAML(typ="safe", pure=True)
