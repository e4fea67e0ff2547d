"""Citations: every cited key is in the bibliography, and every reference in the bibliography is cited somewhere."""

from __future__ import annotations

import re

from course.checks.identifiers import list_named
from course.checks.markdown_slips import find_swallowed_page
from course.findings import Finding, suggest_close_match
from course.loaded.draft import Draft
from course.model.base import Target
from course.pages.outline import read_page
from course.runtime.memory import remembered
from course.sources.citations import read_citations

_ODD_LOCATOR = re.compile(r"Arts?\b|arts?\.\S|[Aa]rt[íi]culos?\b|arts? ")


def check_citations(draft: Draft) -> list[Finding]:
    if draft.references is None:
        return []
    known = set(draft.references.keys)
    texts = {page.path: page.text for page in draft.pages if not page.is_authors_guide} | draft.texts
    findings: list[Finding] = []
    cited = _collect_listed_keys(draft)
    for path, text in sorted(texts.items()):
        found = read_citations(text)
        for malformed in found.malformed:
            message = f"la cita «{malformed.text}» está mal escrita"
            findings.append(
                Finding(
                    path,
                    malformed.line,
                    malformed.column,
                    message,
                    "una cita se escribe `[@clave]` o `[@clave, art. 3]`",
                )
            )
        for loose in found.loose:
            if loose.key in known:
                message = f"`@{loose.key}` no se lee como cita"
                findings.append(
                    Finding(path, loose.line, loose.column, message, f"una cita se escribe `[@{loose.key}]`")
                )
        for citation in found.citations:
            cited.add(citation.key)
            if citation.locator and _ODD_LOCATOR.match(citation.locator):
                message = f"el artículo «{citation.locator}» está mal escrito"
                findings.append(
                    Finding(
                        path, citation.line, citation.column, message, "se escribe `art. 5`, con minúscula y un espacio"
                    )
                )
            if citation.locator and citation.locator in known:
                message = (
                    f"«{citation.locator}» es otra fuente, y detrás de una coma se lee como un artículo o una página"
                )
                findings.append(
                    Finding(path, citation.line, citation.column, message, f"sepáralas con `; @{citation.locator}`")
                )
            if citation.key not in known:
                message = f"la fuente `{citation.key}` no está en data/references.bib"
                suggestion = suggest_close_match(citation.key, known)
                findings.append(
                    Finding(path, citation.line, citation.column, message, suggestion, lacking=draft.references.path)
                )
    findings += [finding for page in draft.pages for finding in _check_headings(page.text, page.path)]
    uncited = sorted(known - cited)
    is_whole = uncited and find_swallowed_page(draft) is None
    for key in uncited if is_whole else ():
        message = f"ninguna página ni dato cita la fuente `{key}`"
        line = draft.references.get_line(key)
        suggestion = "si su cita se ha perdido, recupérala; si ya no hace falta, borra la fuente"
        findings.append(Finding(draft.references.path, line, 1, message, suggestion, may_follow=True))
    return findings


@remembered
def _check_headings(text: str, path: str) -> list[Finding]:
    page, _ = read_page(text, path)
    lines = text.split("\n")
    message = "una cita no va en un título: saldría también en la lista de contenidos"
    return [
        Finding(path, heading.line, 1, message, "ponla en el texto que sigue")
        for heading in page.headings
        if "[@" in lines[heading.line - 1]
    ]


def _collect_listed_keys(draft: Draft) -> set[str]:
    """The keys that the data list in a field of their own rather than cite inside a text."""
    return {str(named.value) for _, named in list_named(draft) if named.mark is Target.WORK}
