"""Glossary: unique ids, no form of a term claimed by two, sections and sources that exist."""

from __future__ import annotations

from course.checks.identifiers import check_heading_ids, check_reference_key, check_unique
from course.findings import Finding
from course.loading import LoadedCourse


def check_glossary(loaded: LoadedCourse) -> list[Finding]:
    findings = check_unique("el término", loaded.terms)
    owners: dict[str, str] = {}
    for term in loaded.terms:
        forms = [(("term",), term.value.term), *((("variants", n), form) for n, form in enumerate(term.value.variants))]
        for place, form in forms:
            owner = owners.setdefault(form.casefold(), term.value.id)
            if owner != term.value.id:
                findings.append(term.make_finding(f"la forma «{form}» ya es del término `{owner}`", *place))
        if term.value.section:
            findings += check_heading_ids(loaded, term, "section", heading_id=term.value.section)
        for number, key in enumerate(term.value.sources):
            findings += check_reference_key(loaded, term, "sources", number, key=key)
    return findings
