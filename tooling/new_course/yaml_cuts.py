"""Takes a value out of a YAML text as a person would: its lines or its words go, and all others stay as they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import yaml
from yaml.nodes import CollectionNode, MappingNode, Node, SequenceNode

from course.files.location import Location

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class CannotCutError(Exception):
    """A value that can't be taken out alone: the only one of a mapping, or one written in an unusual way."""


def cut_value(text: str, place: Location) -> str:
    """The text of a valid file without the value in `place`, with its key or as an item of its list.

    Raises CannotCutError, also if there is no such value.
    """
    node = _find_node(text, place[:-1])
    if not isinstance(node, CollectionNode):
        raise CannotCutError
    spans = list(_list_spans(node))
    position = _find_position(node, place[-1])
    if node.flow_style:
        return _cut_from_line(text, spans, position)
    if isinstance(node, MappingNode):
        return _cut_key(text, spans, position)
    return _cut_item(text, spans, position)


def _find_node(text: str, place: Location) -> Node:
    node = yaml.compose(text, Loader=_LOADER)
    if node is None:
        raise CannotCutError
    for step in place:
        child = node.value[_find_position(node, step)]
        node = child[1] if isinstance(node, MappingNode) else child
    return node


def _find_position(node: Node, step: str | int) -> int:
    """Where a key or an item is among those of its node."""
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return step
    if isinstance(node, MappingNode):
        for position, (key, _) in enumerate(node.value):
            if key.value == step:
                return position
    raise CannotCutError


def _list_spans(node: Node) -> Iterable[tuple[int, int]]:
    """Where each item, or each key with its value, starts and ends."""
    for child in node.value:
        first, last = child if isinstance(child, tuple) else (child, child)
        yield first.start_mark.index, _find_end(last)


def _find_end(node: Node) -> int:
    """Where a node ends. Of a block, it is where its last value does: its own mark is past comments and empty lines."""
    if isinstance(node, CollectionNode) and not node.flow_style and node.value:
        child = node.value[-1]
        return _find_end(child[1] if isinstance(child, tuple) else child)
    return int(node.end_mark.index)


def _cut_from_line(text: str, spans: list[tuple[int, int]], position: int) -> str:
    """Without one of the values of `[a, b]` or of `{a: 1, b: 2}`, and its comma."""
    start, end = spans[position]
    if position + 1 < len(spans):
        return text[:start] + text[spans[position + 1][0] :]
    return text[: spans[position - 1][1] if position else start] + text[end:]


def _cut_key(text: str, spans: list[tuple[int, int]], position: int) -> str:
    """Without a key of a block, whose first key may be in the line of a dash, and the comment right above it."""
    start, end = spans[position]
    line_start = text.rfind("\n", 0, start) + 1
    if not text[line_start:start].strip():
        line_start = _skip_comment(text, line_start) if position else line_start
        return text[:line_start] + text[_find_line_end(text, end) :]
    if position + 1 == len(spans):
        raise CannotCutError
    return text[:start] + text[spans[position + 1][0] :]


def _cut_item(text: str, spans: list[tuple[int, int]], position: int) -> str:
    """Without an item of a block list, with the comment right above it, unless it is the first, and the gap below."""
    start, end = spans[position]
    start = text.rfind("\n", 0, start) + 1
    if text[start : spans[position][0]].strip() != "-":
        raise CannotCutError
    start = _skip_comment(text, start) if position else start
    end = _find_line_end(text, end)
    if len(spans) == 1:
        return f"{text[:start].rstrip()} []\n{text[end:]}"
    while text[end : end + 1] == "\n":
        end += 1
    if position + 1 == len(spans) and text[end:].strip() and not text[:start].endswith("\n\n"):
        end = len(text[:end].rstrip()) + 1  # the gap was before what follows the list
    return text[:start] + text[end:]


def _skip_comment(text: str, line_start: int) -> int:
    """Where the comment starts that is right above a line, or the line itself."""
    while (above := text[: max(line_start - 1, 0)].rpartition("\n")[2]).lstrip().startswith("#"):
        line_start -= len(above) + 1
    return line_start


def _find_line_end(text: str, offset: int) -> int:
    """Where the next line starts, after the last words before an offset: a block of text ends below its last line."""
    end = text.find("\n", len(text[:offset].rstrip()))
    return len(text) if end < 0 else end + 1


def set_value(text: str, place: Location, value: str) -> str:
    """The text of a valid file with a value, written in YAML, in the place of another one, which isn't a block.

    Raises CannotCutError if there is no such value.
    """
    node = _find_node(text, place)
    return text[: node.start_mark.index] + value + text[_find_end(node) :]


def split_list(text: str, place: Location) -> tuple[str, list[str], str]:
    """What is before a block list, the lines of each of its items, and what follows. Raises CannotCutError."""
    spans = list(_list_spans(_find_node(text, place)))
    starts = [text.rfind("\n", 0, start) + 1 for start, _ in spans]
    end = _find_line_end(text, spans[-1][1])
    items = [text[start:following] for start, following in zip(starts, [*starts[1:], end], strict=True)]
    return text[: starts[0]], items, text[end:]
