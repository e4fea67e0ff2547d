"""«En cinco minutos» of each chapter page: its three texts, as short as its name says."""

from __future__ import annotations

from course.findings import Finding, suggest_close_match
from course.loaded.draft import Draft
from course.pages.five_minutes import FIVE_MINUTES, FIVE_MINUTES_WORDS, FiveMinutes
from course.pages.outline import PageSource, count_words
from course.sources.citations import read_citations

_KEYS = FiveMinutes._fields
_FORM = f"`{FIVE_MINUTES}` lleva debajo `rule:`, `example:` y `tool:`, cada una con su texto"


def check_five_minutes(draft: Draft) -> list[Finding]:
    return [finding for page in draft.pages if FIVE_MINUTES in (page.meta or {}) for finding in _check_page(page)]


def _check_page(page: PageSource) -> list[Finding]:
    written = (page.meta or {})[FIVE_MINUTES]
    line = page.meta_lines[FIVE_MINUTES]
    if not page.is_chapter:
        message = f"`{FIVE_MINUTES}` es de las páginas de un tema, y esta no lo es"
        return [Finding(page.path, line, 1, message, "quítalo de la cabecera")]
    if not isinstance(written, dict):
        return [Finding(page.path, line, 1, f"`{FIVE_MINUTES}` no tiene sus tres partes", _FORM)]
    findings = []
    for key in written:
        if key not in _KEYS:
            message = f"la clave `{key}` no existe en `{FIVE_MINUTES}`"
            findings.append(Finding(page.path, line, 1, message, suggest_close_match(str(key), _KEYS)))
    for key in _KEYS:
        text = written.get(key)
        if not isinstance(text, str) or not text.strip():
            findings.append(Finding(page.path, line, 1, f"falta `{key}` en `{FIVE_MINUTES}`, o no es un texto", _FORM))
        elif "{{" in text:
            message = f"`{key}` de `{FIVE_MINUTES}` llama a una macro, y aquí no se puede"
            findings.append(Finding(page.path, line, 1, message, "escribe las palabras"))
        elif read_citations(text).citations:
            message = f"`{key}` de `{FIVE_MINUTES}` lleva una cita"
            findings.append(Finding(page.path, line, 1, message, "la cita va en el texto de la página"))
    words = sum(count_words(text) for text in written.values() if isinstance(text, str))
    if words > FIVE_MINUTES_WORDS:
        message = f"`{FIVE_MINUTES}` tiene {words} palabras, y caben {FIVE_MINUTES_WORDS}"
        findings.append(Finding(page.path, line, 1, message, "acorta el texto más largo"))
    return findings
