"""A page that cites also lists its sources, because every citation refers to that list, on screen and on paper."""

from __future__ import annotations

from course.findings import Finding
from course.loaded.draft import Draft
from course.macro_register import MACROS
from course.model import Diagnosis, Figure
from course.pages.macro_calls import blank_raw_blocks, find_macro_calls, get_argument
from course.pages.outline import PageSource
from course.sources.citations import read_citations


def check_sources(draft: Draft) -> list[Finding]:
    findings = []
    for page in draft.pages:
        calls, call_findings = find_macro_calls(page)
        is_readable = not call_findings and "{#" not in blank_raw_blocks(page.text)
        if not is_readable or page.is_authors_guide:
            continue
        listed = [call.line for call in calls if call.name in ("sources", "bibliography")]
        lines = _list_citation_lines(draft, page)
        if lines and not listed:
            message = "la página cita fuentes y no las lista"
            findings.append(
                Finding(
                    page.path,
                    lines[0],
                    None,
                    message,
                    "acaba la página con `## Fuentes { #fuentes }` y `{{ sources() }}`",
                )
            )
        later = [line for line in lines if listed and line > listed[-1]]
        if later:
            message = "esta cita va detrás de `{{ sources() }}` y no saldría en la lista"
            findings.append(Finding(page.path, later[0], None, message))
    return findings


def _list_citation_lines(draft: Draft, page: PageSource) -> list[int]:
    """The lines of the page's citations, both its own and those of its macros."""
    lines = [citation.line for citation in read_citations(page.text).citations]
    for call in find_macro_calls(page)[0]:
        macro = MACROS.get(call.name)
        if macro and (macro.cites(call) or (macro.cites_shown and _has_sources(draft, get_argument(call, "id")))):
            lines.append(call.line)
    return sorted(lines)


def _has_sources(draft: Draft, identifier: object) -> bool:
    """Whether the figure or the diagnosis with this id has sources, which its macro would cite."""
    figure, diagnosis = draft.find_by_id(Figure, identifier), draft.find_by_id(Diagnosis, identifier)
    statements = diagnosis.statements if diagnosis else ()
    return bool(figure and figure.sources) or any(statement.sources for statement in statements)
