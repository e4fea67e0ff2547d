"""Numbers in the data that may have decimals: none is ambiguous between thousands and decimals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.findings import Finding
from course.loaded.draft import Draft
from course.loaded.loading import read_sound_file
from course.model.base import NumberSort
from course.model.walking import walk
from course.register import DATA_KINDS
from course.runtime.memory import remembered

_THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2}(?:\.\d{3})+(?![\d.])")


def check_numbers(draft: Draft) -> list[Finding]:
    return [
        finding
        for kind in DATA_KINDS
        for located in draft.list_located(kind.model)
        for finding in _check_file(located.document.text, located.document.path, kind.name)
    ]


@remembered
def _check_file(text: str, path: str, kind_name: str) -> list[Finding]:
    """The findings about the numbers of one file, which loads without errors."""
    return list(_find_thousands(text, path, kind_name))


def _find_thousands(text: str, path: str, kind_name: str) -> Iterator[Finding]:
    """`1.250` is one and a quarter in YAML and 1250 to a Spanish reader: it has to be written unambiguously."""
    located = read_sound_file(text, path, kind_name)
    lines = text.split("\n")
    for found in walk(located.value, NumberSort):
        line, column = located.document.find_position(found.place)
        written = _THOUSANDS.match(lines[line - 1][column - 1 :])
        if written:
            message = f"`{written[0]}` se lee con decimales, porque aquí el punto es la coma"
            suggestion = f"si son miles, `{written[0].replace('.', '')}`; si son decimales, quita los ceros o añade uno"
            yield located.make_finding(message, *found.place, suggestion=suggestion)
