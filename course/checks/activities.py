"""Activities say how much of their time is essential, and how they are done alone, in two and in a group."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.findings import Finding, suggest_close_match
from course.loaded.draft import Draft
from course.pages.boxes import ESSENTIAL_WAY, WAYS, Box, find_boxes
from course.pages.outline import PageSource

_PART = re.compile(r"\(\d+ minutos?,")
_PART_EXAMPLE = "se escribe `(30 minutos, 10 de ellos imprescindibles)`"


def check_activities(draft: Draft) -> list[Finding]:
    return [
        finding
        for page in draft.pages
        for box in find_boxes(page.text)
        if box.kind == "activity"
        for finding in (
            *_check_part(page, box),
            *(_check_ways(page, box) if page.tema is not None else ()),
        )
    ]


def _check_part(page: PageSource, box: Box) -> Iterator[Finding]:
    """The part of its minutes that is essential, if its title says one."""
    minutes = box.activity_minutes
    line = page.text.split("\n")[box.line - 1]
    column = line.rfind("(") + 1
    if minutes is None:
        if _PART.search(box.title or ""):
            message = "el título de la actividad no dice bien qué parte es imprescindible"
            yield Finding(page.path, box.line, column, message, _PART_EXAMPLE)
    elif minutes.minutes == 0:
        yield Finding(page.path, box.line, column, "una actividad no dura 0 minutos", "pon los que pide")
    elif minutes.essential is not None:
        if not 0 < minutes.essential < minutes.minutes:
            message = (
                f"la parte imprescindible, {minutes.essential} min, no es menor que la actividad, {minutes.minutes} min"
            )
            message = "0 minutos no son ninguna parte" if minutes.essential == 0 else message
            yield Finding(page.path, box.line, column, message, "si lo es toda, o nada, quita la coma y lo que sigue")
        elif box.route not in (None, "essential"):
            message = f"una actividad `{box.route}` no tiene parte imprescindible"
            yield Finding(page.path, box.line, column, message, "quita la coma y lo que sigue")


def _check_ways(page: PageSource, box: Box) -> Iterator[Finding]:
    """The three ways, in order, and a fourth item if only part of the activity is essential."""
    minutes = box.activity_minutes
    has_part = minutes is not None and minutes.essential is not None
    known = (*WAYS, ESSENTIAL_WAY)
    ways = [way for way in box.ways if way.name in known]
    labels = [way.name for way in box.ways]
    is_unclear = minutes is None  # it is reported, and who mends it will say whether there is a part
    missing = [name for name in (known if has_part else WAYS) if name not in labels]
    if missing:
        others = [label for label in labels if label not in known]
        message = f"la actividad no dice «{'», «'.join(missing)}»"
        suggestion = _suggest_label(missing[0], others) or f"se escribe `- **{missing[0]}.** …`"
        yield Finding(page.path, box.line, 1, message, suggestion)
    for position, way in enumerate(ways):
        if way.name in labels[: box.ways.index(way)]:
            yield Finding(page.path, way.line, 1, f"la actividad ya dice antes «{way.name}»", "deja uno")
        elif way.name == ESSENTIAL_WAY and not has_part and not is_unclear:
            message = f"«{ESSENTIAL_WAY}» sobra: el título no dice que solo una parte lo sea"
            yield Finding(page.path, way.line, 1, message, _PART_EXAMPLE)
        elif not way.has_text:
            yield Finding(page.path, way.line, 1, f"«{way.name}» no dice qué se hace", "una o dos frases detrás")
        elif position and known.index(way.name) < known.index(ways[position - 1].name):
            order = "», «".join(known if has_part or is_unclear else WAYS)
            yield Finding(page.path, way.line, 1, f"«{way.name}» no va aquí", f"el orden es «{order}»")


def _suggest_label(name: str, labels: list[str]) -> str | None:
    close = suggest_close_match(name, labels)
    return f"pone «{close.split('`')[1]}»" if close else None
