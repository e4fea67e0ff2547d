"""Lists: where one starts, what belongs to its items, and the signs that start them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.checks.markdown_slips.slip import Slip
from course.pages.written import OPENS_A_BLOCK, Line, Written, measure_indentation

_ITEM = re.compile(r"[ \t]*(?P<mark>[-*+]|(?P<number>\d+)\.)[ \t]+\S")
_OPENS_A_BOX = re.compile(r"[ \t]*(?:!!!|\?\?\?|:[ ])")
_GLUED_MARK = re.compile(r"[ \t]*(?P<mark>[-+]|\d+[.)])[^\W\dºª_]")
_BULLET = re.compile(r"[ \t]*[•·▪◦●‣–][ \t]+\S|[ \t]*[•▪◦●‣]\S")
_LETTER = re.compile(r"[ \t]*[a-z][.)][ \t]+\S")
_PARENTHESIS = re.compile(r"[ \t]*\d+\)[ \t]+\S")


def find_list_slips(written: Written) -> Iterator[Slip]:
    above: Line | None = None
    for line in written.lines:
        item = _ITEM.match(line.text)
        if item:
            yield from _check_item(line, item, above)
        elif _starts(_GLUED_MARK, line):
            yield Slip(line.offset, "detrás del signo de un elemento de una lista va un espacio", "ponlo")
        elif _starts(_BULLET, line):
            yield Slip(line.offset, "con este signo no sale una lista", "un elemento empieza por un guion y un espacio")
        elif _starts(_LETTER, line) and _LETTER.match(line.following):
            message = "una lista con letras saldría como texto seguido"
            yield Slip(line.offset, message, "usa números, `1.`, o guiones")
        elif _starts(_PARENTHESIS, line) and _PARENTHESIS.match(line.following):
            message = "una lista con paréntesis saldría como texto seguido"
            yield Slip(line.offset, message, "pon un punto detrás del número, `1.`")
        elif not line.position and above is not None:
            yield from _check_paragraph(line, above)
        above = line


def _starts(pattern: re.Pattern[str], line: Line) -> bool:
    """Whether a line, and not the one above it, matches a pattern: the rest of a list has the same fault."""
    return bool(pattern.match(line.text)) and not (line.block and pattern.match(line.block[-1]))


def _check_item(line: Line, item: re.Match[str], above: Line | None) -> Iterator[Slip]:
    items = [before for before in line.block if _ITEM.match(before)]
    if line.block and not items and not OPENS_A_BLOCK.match(line.block[-1]):
        message = "la lista va pegada al párrafo anterior y saldría como texto seguido"
        yield Slip(line.offset, message, "deja una línea vacía antes")
    elif line.indentation % 4 and any(measure_indentation(before) < line.indentation for before in items):
        message = "este elemento saldría en la lista de fuera"
        yield Slip(line.offset, message, "una lista dentro de otra va con cuatro espacios más")
    elif item["number"] not in (None, "1") and _starts_list(line, above):
        message = f"una lista no puede empezar por `{item['mark']}`: saldría `1.`"
        advice = "sangra cuatro espacios lo que haya entre sus elementos, o pon `\\` delante del punto"
        yield Slip(line.offset, message, advice)


def _starts_list(line: Line, above: Line | None) -> bool:
    """Whether an item is the first of its list: what is above it is neither an item nor part of one."""
    if above is None:
        return True
    return not _ITEM.match(above.text) and above.indentation <= line.indentation and not line.position


def _check_paragraph(line: Line, above: Line) -> Iterator[Slip]:
    """A paragraph that is further in than the text is part of the item or the box above it, or it is code."""
    opener = next((text for text in (*above.block, above.text) if _ITEM.match(text)), None)
    if opener is not None and line.indentation % 4 and line.indentation > measure_indentation(opener):
        message = "este párrafo quedaría fuera de la lista"
        yield Slip(line.offset, message, "lo que sigue de un elemento va con cuatro espacios más que su signo")
    elif opener is None and line.indentation >= above.indentation + 4 and not _OPENS_A_BOX.match(above.text):
        message = "este párrafo saldría como código, por los espacios que tiene delante"
        yield Slip(line.offset, message, "quítalos; el código va entre líneas de tres acentos graves")
