"""The text that goes with a release: what each file is, how large it is, and with which licences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from course.language.numbers import format_number
from course.model import CourseFacts
from exports.templates import make_environment

NAME = "LEEME.txt"


class MadeExport(NamedTuple):
    """An export: what it is, in Spanish, and the size of each of its files in bytes, by name."""

    description: str
    sizes: Mapping[str, int]


def render_export_list(facts: CourseFacts, exports: Sequence[MadeExport]) -> bytes:
    environment = make_environment(Path(__file__).parent, escapes=False, ends_line=True)
    environment.filters["size"] = format_size
    template = environment.get_template("export_list.txt.jinja")
    return template.render(course=facts, exports=exports).encode("utf-8")


def format_size(size: int) -> str:
    """A size in bytes for people: «812 kB», «4,4 MB»; never less than it is."""
    if size < 1_000_000:
        return f"{format_number(-(-size // 1000))}\N{NO-BREAK SPACE}kB"
    return f"{format_number(-(-size // 100_000) / 10)}\N{NO-BREAK SPACE}MB"
