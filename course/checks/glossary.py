"""Glossary: unique ids, no form of a term claimed by two, sections and sources that exist."""

from __future__ import annotations

from course.checks.identifiers import check_heading_ids, check_reference_key, check_unique
from course.draft import Draft
from course.findings import Finding
from course.model import Term


def check_glossary(draft: Draft) -> list[Finding]:
    findings = check_unique("el término", draft.list_located(Term))
    owners: dict[str, str] = {}
    for term in draft.list_located(Term):
        forms = [(("term",), term.value.term), *((("variants", n), form) for n, form in enumerate(term.value.variants))]
        for place, form in forms:
            owner = owners.setdefault(form.casefold(), term.value.id)
            if owner != term.value.id:
                findings.append(term.make_finding(f"la forma «{form}» ya es del término `{owner}`", *place))
        if term.value.section:
            findings += check_heading_ids(draft, term, "section", heading_id=term.value.section)
        for number, key in enumerate(term.value.sources):
            findings += check_reference_key(draft, term, "sources", number, key=key)
    return findings
