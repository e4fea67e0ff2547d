"""A page that cites lists its sources: every citation leads to that list, on the screen and on paper."""

from __future__ import annotations

from course.citations import find_citations
from course.findings import Finding
from course.loading import LoadedCourse
from course.macro_calls import blank_raw_blocks, find_macro_calls
from course.outline import PageSource


def check_sources(loaded: LoadedCourse) -> list[Finding]:
    findings = []
    for page in loaded.pages:
        calls, call_findings = find_macro_calls(page)
        is_readable = not call_findings and "{#" not in blank_raw_blocks(page.text)
        if not is_readable or page.path.startswith("docs/autores/"):
            continue
        listed = [call.line for call in calls if call.name in ("sources", "bibliography")]
        line = _find_first_citation(loaded, page)
        if line is not None and not listed:
            message = "la página cita fuentes y no las lista"
            findings.append(Finding(page.path, line, None, message, "acaba la página con `## Fuentes { #fuentes }` y `{{ sources() }}`"))
        later = [citation for citation in find_citations(page.text) if listed and citation.line > listed[-1]]
        if later:
            message = "esta cita va detrás de `{{ sources() }}` y no saldría en la lista"
            findings.append(Finding(page.path, later[0].line, later[0].column, message))
    return findings


def _find_first_citation(loaded: LoadedCourse, page: PageSource) -> int | None:
    """The line of the page's first citation, its own or one that a macro prints."""
    lines = [citation.line for citation in find_citations(page.text)]
    for call in find_macro_calls(page)[0]:
        is_full_case = call.name == "case" and (call.keywords.get("full") or len(call.arguments) > 1)
        figure = loaded.find_figure(call.arguments[0]) if call.name == "figure" and call.arguments else None
        if is_full_case or call.name == "glossary" or (figure and figure.sources):
            lines.append(call.line)
    return min(lines, default=None)
