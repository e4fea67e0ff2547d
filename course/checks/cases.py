"""Cases: each has its page, and a comparison of the cases of a tema has at least one row."""

from __future__ import annotations

from course.findings import Finding
from course.loaded.draft import Draft
from course.model import Case
from course.model.programme import PROGRAMME_PATH
from course.pages.macro_calls import find_macro_calls, get_argument
from course.pages.places import get_case_page


def check_cases(draft: Draft) -> list[Finding]:
    findings = []
    page_paths = {page.path for page in draft.pages}
    for case in draft.list_located(Case):
        page_path = f"docs/{get_case_page(case.value.id)}"
        if page_path not in page_paths:
            message = f"el caso `{case.value.id}` no tiene página: falta {page_path}"
            findings.append(case.make_finding(message, "id", lacking=page_path))
    return findings + _check_comparisons(draft)


def _check_comparisons(draft: Draft) -> list[Finding]:
    """A comparison of the cases of a tema has at least one row."""
    findings = []
    for page in draft.pages if draft.is_whole("data/cases/", PROGRAMME_PATH) else ():
        for call in find_macro_calls(page)[0]:
            tema = get_argument(call, "tema") if call.name == "case_comparison" else None
            if not isinstance(tema, int):
                continue
            cases = draft.find_cases(draft.index.find_branch(f"t{tema}")) if f"t{tema}" in draft.index.temas else ()
            if not any(case.comparison for case in cases):
                message = f"`case_comparison`: ningún caso del tema {tema} lleva `comparison`, y la tabla saldría vacía"
                findings.append(Finding(page.path, call.line, None, message, may_follow=True))
    return findings
