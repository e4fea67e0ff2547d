"""Tables: a header whose cells all have a text, a line of dashes, and rows with as many cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.checks.markdown_slips.slip import Slip
from course.pages.written import OPENS_A_BLOCK, Line, Written

_DASHES = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
_LIMIT = re.compile(r"(?<!\\)\|")
_EMPTY_CELL = re.compile(r"\|\s*\|")


def find_table_slips(written: Written) -> Iterator[Slip]:
    if "|" not in written.prose:
        return
    for number, line in enumerate(written.lines):
        if "|" not in line.text:
            continue
        above = written.lines[number - 1] if number else None
        if _is_dashes(line.following):
            yield from _check_table(written.lines[number:], line)
        elif line.position or not _looks_like_a_row(line.text):
            continue
        elif above is not None and _looks_like_a_row(above.text) and any(map(_is_dashes, above.whole_block)):
            yield Slip(line.offset, "esta fila quedaría fuera de su tabla", "borra la línea vacía que tiene encima")
        elif _looks_like_a_row(line.following):
            message = "a esta tabla le falta la línea de guiones, debajo de la cabecera"
            yield Slip(line.offset, message, f"`|{' --- |' * _count_cells(line.text)}`")


def is_first_header_cell(text: str, offset: int) -> bool:
    """Whether there is the first cell of a table's header at an offset."""
    start = text.rfind("\n", 0, offset) + 1
    line, _, following = text[start:].partition("\n")
    return _is_dashes(following.partition("\n")[0]) and not _LIMIT.search(line[: offset - start].strip()[1:])


def _check_table(lines: list[Line], header: Line) -> Iterator[Slip]:
    if _EMPTY_CELL.search(header.text):
        message = "la cabecera de esta tabla tiene una celda vacía"
        yield Slip(header.offset, message, "quien no ve la tabla no sabría qué hay debajo")
    if header.block and not header.block[-1].strip().startswith("|") and not OPENS_A_BLOCK.match(header.block[-1]):
        message = "la tabla va pegada al párrafo anterior y saldría como texto seguido"
        yield Slip(header.offset, message, "deja una línea vacía antes")
    wanted = _count_cells(header.text)
    for line in lines[1:]:
        if not line.position or "|" not in line.text:
            return
        count = _count_cells(line.text)
        if count != wanted:
            told = "1 celda" if count == 1 else f"{count} celdas"
            message = f"esta fila tiene {told} y la cabecera de su tabla tiene {wanted}"
            spare = r"la que sobra no saldría; una barra que es texto se escribe `\|`"
            yield Slip(line.offset, message, spare if count > wanted else "la que falta saldría vacía")


def _is_dashes(line: str) -> bool:
    return "|" in line and bool(_DASHES.fullmatch(line.strip()))


def _looks_like_a_row(line: str) -> bool:
    return line.strip().startswith("|") and line.strip().endswith("|") and not _is_dashes(line)


def _count_cells(line: str) -> int:
    return len(_LIMIT.split(line.strip().removeprefix("|").removesuffix("|")))
