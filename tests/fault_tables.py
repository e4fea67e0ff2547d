"""The tables of `tests/broken`: faults, each a change to the small course and the findings that it must cause.

`tests/broken/README.md` explains how to write a row; `test_broken.py` tests its findings.
"""

from __future__ import annotations

import datetime
import functools
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pydantic
import yaml
from minimal_course import MINIMAL

from course.model.question_kinds import KIND_NAMES

FOLDER = Path(__file__).resolve().parent / "broken"
BYTES = FOLDER / "bytes"

# A course as the bytes of each file, by its path in the course.
Files = dict[str, bytes]


class Edit(pydantic.BaseModel):
    """One change to the `file` of a course."""

    model_config = pydantic.ConfigDict(extra="forbid")

    file: str

    def apply(self, files: Files) -> None:
        raise NotImplementedError


class TextEdit(Edit):
    """A change to a text that is already there."""

    def apply(self, files: Files) -> None:
        assert self.file in files, f"{self.file} is not in the course"
        files[self.file] = self.change(files[self.file].decode()).encode()

    def change(self, text: str) -> str:
        raise NotImplementedError

    def require_once(self, wanted: str, places: Sequence[Any]) -> None:
        assert len(places) == 1, f"{self.file} should say once, and says {len(places)} times:\n{wanted}"


class Replacement(TextEdit):
    """Replaces the text of `replace` with that of `with`, or with nothing.

    A `replace` that ends in a line break matches whole lines, whatever their indentation, and `with` takes the same.
    """

    replace: str
    with_: str = pydantic.Field("", alias="with")

    def change(self, text: str) -> str:
        if not self.replace.endswith("\n"):
            self.require_once(self.replace, re.findall(re.escape(self.replace), text))
            return text.replace(self.replace, self.with_)
        first, *others = map(re.escape, self.replace.splitlines(keepends=True))
        others = [line if line.isspace() else f"(?P=indentation){line}" for line in others]
        places = list(re.finditer(f"^(?P<indentation> *){first}{''.join(others)}", text, re.MULTILINE))
        self.require_once(self.replace, places)
        start, end = places[0].span()
        return text[:start] + textwrap.indent(self.with_, places[0]["indentation"]) + text[end:]


class Addition(TextEdit):
    """Adds the lines of `add` below the line of `after`, with its indentation, or else at the end of the file."""

    after: str | None = None
    add: str

    def change(self, text: str) -> str:
        if self.after is None:
            return text + self.add
        lines = text.splitlines(keepends=True)
        places = [number for number, line in enumerate(lines) if self.after in line]
        self.require_once(self.after, places)
        line = lines[places[0]]
        lines.insert(places[0] + 1, textwrap.indent(self.add, line[: -len(line.lstrip(" "))]))
        return "".join(lines)


class Content(Edit):
    """The whole text of a file, new or not."""

    content: str

    def apply(self, files: Files) -> None:
        files[self.file] = self.content.encode()


class Bytes(Edit):
    """A file whose fault is in its bytes, which are those of a file in `tests/broken/bytes`."""

    bytes_of: str

    def apply(self, files: Files) -> None:
        files[self.file] = (BYTES / self.bytes_of).read_bytes()


class Copy(Edit):
    copy_to: str

    def apply(self, files: Files) -> None:
        files[self.copy_to] = files[self.file]


class Renaming(Edit):
    rename_to: str

    def apply(self, files: Files) -> None:
        files[self.rename_to] = files.pop(self.file)


class Removal(Edit):
    file: str = pydantic.Field(alias="remove")

    def apply(self, files: Files) -> None:
        del files[self.file]


# The key that identifies each kind of edit.
EDITS: dict[str, type[Edit]] = {
    "replace": Replacement,
    "add": Addition,
    "content": Content,
    "bytes_of": Bytes,
    "copy_to": Copy,
    "rename_to": Renaming,
    "remove": Removal,
}


@dataclass(frozen=True)
class Fault:
    name: str
    given: Files
    edits: list[Edit]
    expected: list[str]

    def make_files(self) -> Files:
        """The small course with this fault. An edit that matches no place, or several, fails."""
        files = read_small_course() | self.given
        for edit in self.edits:
            edit.apply(files)
        return files

    def write_course(self, folder: Path) -> Path:
        return write_files(self.make_files(), folder)


def fill_expected(text: str) -> str:
    """The expected findings, with the names of the known kinds of question, and today, filled in."""
    *others, last = (f"`{kind}`" for kind in KIND_NAMES)
    text = text.replace("{question_kinds}", f"{', '.join(others)} o {last}")
    return text.replace("{today}", datetime.date.today().isoformat())


@functools.cache
def load_faults() -> dict[str, Fault]:
    """The faults of every table by their `id`, in the order of the tables."""
    faults: dict[str, Fault] = {}
    for path in sorted(FOLDER.glob("*.yml")):
        for fault in read_table(path.read_text(encoding="utf-8"), path.name):
            assert fault.name not in faults, f"{path.name}: {fault.name} is the id of another fault too"
            faults[fault.name] = fault
    return faults


def read_table(text: str, name: str) -> list[Fault]:
    table = yaml.load(text, Loader=_Texts)
    assert {"faults"} <= set(table) <= {"given", "faults"}, f"{name}: a table holds `faults` and, if need be, `given`"
    given = {path: content.encode() for path, content in table.get("given", {}).items()}
    return [read_row(row, given, name) for row in table["faults"]]


def read_row(row: dict[str, Any], given: Files, table: str) -> Fault:
    """A row with one edit holds it beside its `id`; several are in `edits` and may share the `file` of the row."""
    place = f"{table}: {row.get('id')}"
    assert row.get("id") and row.get("expect", "").strip(), f"{place}: a fault has an `id` and what to `expect`"
    beside = {key: value for key, value in row.items() if key not in ("id", "expect", "edits")}
    edits = [beside | edit if "remove" not in edit else edit for edit in row["edits"]] if "edits" in row else [beside]
    return Fault(
        row["id"], given, [read_edit(edit, place) for edit in edits], fill_expected(row["expect"]).splitlines()
    )


def read_edit(edit: dict[str, str], place: str) -> Edit:
    kinds = [kind for key, kind in EDITS.items() if key in edit]
    assert len(kinds) == 1, f"{place}: an edit holds one of {', '.join(EDITS)}"
    return kinds[0].model_validate(edit)


@functools.cache
def _read_small_course() -> Files:
    return {path.relative_to(MINIMAL).as_posix(): path.read_bytes() for path in MINIMAL.rglob("*") if path.is_file()}


def read_small_course() -> Files:
    return dict(_read_small_course())


def write_files(files: Files, folder: Path) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


class _Texts(yaml.CBaseLoader):
    """Every scalar stays the text that was written, and a repeated key is refused."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value]
        repeated = {key for key in keys if keys.count(key) > 1}
        assert not repeated, f"line {node.start_mark.line + 1}: {', '.join(sorted(repeated))} is there more than once"
        return super().construct_mapping(node, deep)
