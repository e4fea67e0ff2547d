"""The XML of a backup: records, each with its number and its fields, as Moodle writes and reads them.

Moodle's parser gives what it has read of an element whenever it enters or leaves another: so the fields of a record
come before the elements inside it. And it takes an element without a line break inside for a field: so one that may
hold others, and holds none, has a line break.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import count
from typing import Any

from lxml import etree

from exports.moodle.elements import Element, add

NULL = "$@NULL@$"
# Moodle looks for these very characters before it takes a file for a backup.
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'


class Numbers:
    """The numbers of the records of a backup, from 1 in each table.

    They only tie the parts of a backup together: a restore gives each record a number of its own.
    """

    def __init__(self) -> None:
        self._tables: defaultdict[str, count[int]] = defaultdict(lambda: count(1))

    def take(self, table: str) -> int:
        return next(self._tables[table])


def make_root(name: str, /, **attributes: object) -> Element:
    """The root of a file, which may hold others."""
    root = etree.Element(name, {key: str(value) for key, value in attributes.items()})
    root.text = "\n"
    return root


def add_holder(parent: Element, name: str, /) -> Element:
    """Add an element that may hold others."""
    return add(parent, name, "\n")


def add_record(parent: Element, name: str, number: int, /, **fields: object) -> Element:
    """Add a record with its fields; None is Moodle's null."""
    record = add(parent, name, id=str(number))
    add_fields(record, **fields)
    return record


def add_fields(record: Element, /, **fields: object) -> None:
    for name, value in fields.items():
        add(record, name, NULL if value is None else value)


def write_xml(root: Element) -> bytes:
    """A file of the backup, in UTF-8."""
    etree.indent(root)
    content: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=False)
    return _DECLARATION + content + b"\n"


def build_empty_file(root: str, *holders: str) -> bytes:
    """A file that a restore asks for, with nothing in it but these elements."""
    element: Any = make_root(root)
    for holder in holders:
        add_holder(element, holder)
    return write_xml(element)
