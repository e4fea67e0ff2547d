"""«En cinco minutos» of each chapter page: its three texts, as short as its name says, each of one line.

The Markdown in them is for `course/checks/markdown_slips/`, and their links, for `course/checks/section_links.py` too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.files.offsets import find_place
from course.findings import Finding, suggest_close_match
from course.loaded.draft import Draft
from course.pages.five_minutes import FIVE_MINUTES, FIVE_MINUTES_WORDS, FiveMinutes, find_written_parts
from course.pages.outline import PageSource, count_words
from course.sources.citations import read_citations

_KEYS = FiveMinutes._fields
_FORM = f"`{FIVE_MINUTES}` lleva debajo `rule:`, `example:` y `tool:`, cada una con su texto"
_MACRO = re.compile(r"\{[{%#]")
# What Markdown would make something else of than a paragraph.
_BLOCK = re.compile(
    r"\n|^(?:[-*+>]|#{1,6}|\d+[.)])\s|^(?:\||!!!|\?\?\?|```|~~~)|!\[|</?(?:div|details|summary)\b", re.IGNORECASE
)


def check_five_minutes(draft: Draft) -> list[Finding]:
    return [finding for page in draft.pages if FIVE_MINUTES in (page.meta or {}) for finding in _check_page(page)]


def _check_page(page: PageSource) -> Iterator[Finding]:
    written = (page.meta or {})[FIVE_MINUTES]
    line = page.meta_lines[FIVE_MINUTES]
    if not page.is_chapter:
        message = f"`{FIVE_MINUTES}` es de las páginas de un tema, y esta no lo es"
        yield Finding(page.path, line, 1, message, "quítalo de la cabecera")
        return
    if not isinstance(written, dict):
        yield Finding(page.path, line, 1, f"`{FIVE_MINUTES}` no tiene sus tres partes", _FORM)
        return
    places = {part.key: find_place(page.text, part.offset) for part in find_written_parts(page.text)}
    misspelt = {str(key): suggest_close_match(str(key), _KEYS) for key in written if key not in _KEYS}
    for name, near in misspelt.items():
        message = f"la clave `{name}` no existe en `{FIVE_MINUTES}`"
        yield Finding(page.path, *places.get(name, (line, 1)), message, near)
    for key in _KEYS:
        if key in written or not any(f"`{key}`" in (near or "") for near in misspelt.values()):
            fault = _judge(key, written.get(key))
            if fault is not None:
                yield Finding(page.path, *places.get(key, (line, 1)), *fault)
    words = sum(count_words(text) for text in written.values() if isinstance(text, str))
    if words > FIVE_MINUTES_WORDS:
        message = f"`{FIVE_MINUTES}` tiene {words} palabras, y caben {FIVE_MINUTES_WORDS}"
        yield Finding(page.path, line, 1, message, "acorta el texto más largo")


def _judge(key: str, text: object) -> tuple[str, str] | None:
    """What is wrong in one of the three texts, and a suggestion; None if nothing is."""
    if not isinstance(text, str) or not text.strip():
        return f"falta `{key}` en `{FIVE_MINUTES}`, o no es un texto", _FORM
    if _MACRO.search(text):
        return f"`{key}` de `{FIVE_MINUTES}` llama a una macro, y aquí no se puede", "escribe las palabras"
    if read_citations(text).citations:
        return f"`{key}` de `{FIVE_MINUTES}` lleva una cita", "la cita va en el texto de la página"
    if _BLOCK.search(text.strip()):
        return f"`{key}` de `{FIVE_MINUTES}` es más que un párrafo", "caben énfasis y enlaces, y nada más"
    return None
