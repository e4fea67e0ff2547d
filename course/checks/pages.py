"""Every page: front matter that a search engine can show, one first heading, no Jinja comment by accident."""

from __future__ import annotations

import re

from course.findings import Finding, suggest_close_match
from course.loading import LoadedCourse
from course.macro_calls import blank_raw_blocks
from course.outline import PageSource

_KNOWN_META = ("title", "description", "hide", "template", "search")
_SHORTEST_DESCRIPTION, _LONGEST_DESCRIPTION = 50, 200
_COMMENT = re.compile(r"\{#")
_CODE = re.compile(r"`[^`\n]*`")


def check_pages(loaded: LoadedCourse) -> list[Finding]:
    return [finding for page in loaded.pages for finding in _check_page(page)]


def _check_page(page: PageSource) -> list[Finding]:
    findings = _check_meta(page)
    titles = [heading for heading in page.headings if heading.level == 1]
    if not titles:
        findings.append(Finding(page.path, 1, 1, "falta el título de la página", "una línea `# Título { #ancla }`"))
    elif page.headings[0] is not titles[0]:
        line = page.headings[0].line
        findings.append(Finding(page.path, line, 1, f"este epígrafe va antes que el título de la página (línea {titles[0].line})"))
    for extra in titles[1:]:
        message = f"la página ya tiene su título en la línea {titles[0].line}"
        findings.append(Finding(page.path, extra.line, 1, message, "un epígrafe empieza por `##`"))
    seen: dict[str, int] = {}
    for heading in page.headings:
        if heading.anchor is None:
            continue
        if heading.anchor in seen:
            message = f"el ancla `{heading.anchor}` ya se usa en la línea {seen[heading.anchor]}"
            findings.append(Finding(page.path, heading.line, 1, message))
        seen[heading.anchor] = heading.line
    # Jinja comes before Markdown: code hides nothing from it, only a raw block does.
    for number, line in enumerate(blank_raw_blocks(page.text).split("\n"), start=1):
        shown = _CODE.sub(lambda code: " " * len(code[0]), line)
        if "<quiz" in shown:
            message = "las preguntas no se escriben en la página: van en quizzes/ y se llaman con la macro `quiz`"
            findings.append(Finding(page.path, number, shown.index("<quiz") + 1, message))
        for match in _COMMENT.finditer(line):
            message = "«{#» abre un comentario: el ancla y lo que siga desaparecerían"
            findings.append(Finding(page.path, number, match.start() + 1, message, "deja un espacio: `{ #ancla }`"))
    return findings


def _check_meta(page: PageSource) -> list[Finding]:
    if page.meta is None:
        return []
    findings = []
    for key in ("title", "description"):
        if not isinstance(page.meta.get(key), str) or not page.meta[key].strip():
            findings.append(Finding(page.path, 1, 1, f"falta `{key}` en la cabecera de la página"))
    for key in page.meta:
        if key not in _KNOWN_META:
            message = f"la clave `{key}` no existe en la cabecera de una página"
            findings.append(Finding(page.path, page.meta_lines[key], 1, message, suggest_close_match(key, _KNOWN_META)))
    description = page.meta.get("description")
    if isinstance(description, str) and not _SHORTEST_DESCRIPTION <= len(description) <= _LONGEST_DESCRIPTION:
        message = (
            f"`description` tiene {len(description)} caracteres:"
            f" un buscador muestra bien entre {_SHORTEST_DESCRIPTION} y {_LONGEST_DESCRIPTION}"
        )
        findings.append(Finding(page.path, page.meta_lines["description"], 1, message))
    return findings
