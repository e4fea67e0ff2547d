"""Documents to take away: no two share a title or the name of the file that the reader downloads."""

from __future__ import annotations

from course.findings import Finding
from course.loaded.draft import Draft
from course.loaded.located import Located
from course.model import Document, PlanReview, Policy, ResponseBank, Triage


def check_documents(draft: Draft) -> list[Finding]:
    return _check_titles(draft) + _check_names(draft)


def _check_titles(draft: Draft) -> list[Finding]:
    findings = []
    titles: dict[str, str] = {}
    for document in draft.list_located(Document):
        first = titles.setdefault(document.value.title.casefold(), document.document.path)
        if first != document.document.path:
            message = f"este título es ya el de {first}: dos enlaces se leerían igual"
            findings.append(document.make_finding(message, "title", suggestion="di en qué se distinguen"))
    return findings


def _check_names(draft: Draft) -> list[Finding]:
    """Other data also give files named after their ids, which no template may have."""
    findings = []
    taken = {document.value.id: document.document.path for document in draft.list_located(Document)}
    others: list[Located[PlanReview | Policy | Triage | ResponseBank]] = [
        *draft.list_located(PlanReview),
        *draft.list_located(Policy),
        *draft.list_located(Triage),
        *draft.list_located(ResponseBank),
    ]
    for located in others:
        first = taken.setdefault(located.value.id, located.document.path)
        if first != located.document.path:
            message = f"este identificador es ya el de {first}: sus documentos se llamarían igual"
            findings.append(located.make_finding(message, "id"))
    return findings
