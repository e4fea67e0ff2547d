"""Headings: each has a text, and the marks that Python-Markdown reads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.checks.markdown_slips.slip import Slip
from course.pages.written import Written

_EMPTY = re.compile(r"#{1,6}\s*(?:\{[^}]*\})?\s*$")
_WIDE_SPACE = re.compile(r"(?:#{1,6}|[ \t]*[-*+])[\u00a0\u2007\u202f]")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
_TOO_DEEP = re.compile(r"#{7,}[ ]")


def find_heading_slips(written: Written) -> Iterator[Slip]:
    for line in written.lines:
        if line.text[0] not in "#-=+* \t":
            continue
        if _WIDE_SPACE.match(line.text):
            yield Slip(line.offset, "detrás del signo hay un espacio que no se parte", "bórralo y pon uno normal")
        elif _EMPTY.match(line.text) and _EMPTY.match(written.text, line.offset, line.offset + len(line.text)):
            yield Slip(line.offset, "este epígrafe no tiene texto", "escríbelo o borra la línea")
        elif _TOO_DEEP.match(line.text):
            yield Slip(line.offset, "un epígrafe lleva de dos a seis almohadillas", "quita las que sobran")
        elif line.position and _UNDERLINE.match(line.text) and not line.block[-1].lstrip().startswith(("|", "#")):
            message = "esta línea de signos hace un epígrafe del texto de encima"
            yield Slip(line.offset, message, "deja una línea vacía antes, o escribe el epígrafe con `##`")
