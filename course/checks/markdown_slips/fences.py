"""Fences of code: one that isn't closed swallows the rest of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.checks.markdown_slips.slip import Slip
from course.pages.written import Written

_FENCE = re.compile(r"^[ \t]*(?P<fence>`{3,}|~{3,})(?P<rest>.*)$", re.MULTILINE)


def find_fence_slips(written: Written) -> Iterator[Slip]:
    opening: re.Match[str] | None = None
    for match in _FENCE.finditer(written.text):
        if opening is None:
            opening = match
        elif match["fence"].startswith(opening["fence"]) and not match["rest"].strip():
            opening = None
    if opening:
        message = "este bloque de código no se cierra y se lleva el resto de la página"
        yield Slip(opening.start(), message, f"ciérralo con otra línea de {opening['fence']}")
