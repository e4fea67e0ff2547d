"""Glossary: no two terms share a form."""

from __future__ import annotations

from course.findings import Finding
from course.loaded.draft import Draft
from course.model import Term


def check_glossary(draft: Draft) -> list[Finding]:
    findings = []
    owners: dict[str, str] = {}
    for term in draft.list_located(Term):
        forms = [(("term",), term.value.term), *((("variants", n), form) for n, form in enumerate(term.value.variants))]
        for place, form in forms:
            owner = owners.setdefault(form.casefold(), term.value.id)
            if owner != term.value.id:
                findings.append(term.make_finding(f"la forma «{form}» ya es del término `{owner}`", *place))
    return findings
