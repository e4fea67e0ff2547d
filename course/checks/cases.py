"""Cases: unique ids, files named after them, sections and sources that exist, a page each."""

from __future__ import annotations

from course.checks.identifiers import check_file_names, check_heading_ids, check_reference_key, check_unique
from course.draft import Draft
from course.findings import Finding
from course.model import Case
from course.pages.macro_calls import find_macro_calls, get_argument


def check_cases(draft: Draft) -> list[Finding]:
    findings = check_unique("el caso", draft.list_located(Case)) + check_file_names("el caso", draft.list_located(Case))
    page_paths = {page.path for page in draft.pages}
    for case in draft.list_located(Case):
        for number, heading_id in enumerate(case.value.sections):
            findings += check_heading_ids(draft, case, "sections", number, heading_id=heading_id)
        for number, key in enumerate(case.value.sources):
            findings += check_reference_key(draft, case, "sources", number, key=key)
        for number, figure in enumerate(case.value.figures):
            findings += check_reference_key(draft, case, "figures", number, "source", key=figure.source)
        for name, text in (case.value.comparison.model_dump() if case.value.comparison else {}).items():
            if "|" in text:
                message = "la barra `|` partiría la celda de la tabla que compara los casos"
                findings.append(case.make_finding(message, "comparison", name, suggestion="pon una coma o una «o»"))
        page_path = f"docs/casos/{case.value.id}.md"
        if page_path not in page_paths and draft.is_whole(page_path):
            findings.append(case.make_finding(f"el caso `{case.value.id}` no tiene página: falta {page_path}", "id"))
    return findings + _check_comparisons(draft)


def _check_comparisons(draft: Draft) -> list[Finding]:
    """A table of the cases of a tema has a row."""
    findings = []
    for page in draft.pages if draft.is_whole("data/cases/") else ():
        for call in find_macro_calls(page)[0]:
            tema = get_argument(call, "tema") if call.name == "case_comparison" else None
            if not isinstance(tema, int):
                continue
            cases = draft.find_cases(draft.index.find_branch(f"t{tema}")) if f"t{tema}" in draft.index.temas else ()
            if not any(case.comparison for case in cases):
                message = f"`case_comparison`: ningún caso del tema {tema} lleva `comparison`, y la tabla saldría vacía"
                findings.append(Finding(page.path, call.line, None, message))
    return findings
