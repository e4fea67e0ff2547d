"""A page that cites lists its sources: every citation leads to that list, on the screen and on paper."""

from __future__ import annotations

from course.draft import Draft
from course.findings import Finding
from course.model import Diagnosis, Figure
from course.pages.macro_calls import blank_raw_blocks, find_macro_calls, get_argument, is_full_case
from course.pages.outline import PageSource
from course.sources.citations import read_citations

# What these write always cites something.
_CITING_MACROS = (
    "codebook",
    "glossary",
    "network_cards",
    "network_table",
    "norms",
    "policy",
    "policy_element",
    "responses",
    "timeline",
    "triage",
)


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
    """The lines of the page's citations, its own and those that its macros print."""
    lines = [citation.line for citation in read_citations(page.text).citations]
    for call in find_macro_calls(page)[0]:
        figure = draft.find_by_id(Figure, get_argument(call, "id")) if call.name in ("figure", "chart") else None
        diagnosis = draft.find_by_id(Diagnosis, get_argument(call, "id")) if call.name == "diagnosis" else None
        cited = (figure and figure.sources) or (
            diagnosis and any(statement.sources for statement in diagnosis.statements)
        )
        if is_full_case(call) or call.name in _CITING_MACROS or cited:
            lines.append(call.line)
    return sorted(lines)
