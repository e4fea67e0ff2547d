"""Macros of what may change by next year: how often each kind of fact is checked, and the facts of a tema by page."""

from __future__ import annotations

from course.language.dates import format_day, format_partial_date
from course.model import DatedFacts
from course.model.base import get_tema_number
from macros.site import Site


def fact_kinds(site: Site) -> str:
    return site.make_template_slot("fact_kinds.html.jinja", kinds=site.course.get_value(DatedFacts).kinds)


def dated_facts(site: Site, tema: int) -> str:
    """The facts of a tema in the order of its headings, those of one heading by kind, as the kinds are ordered."""
    value = site.course.get_value(DatedFacts)
    kinds = {kind.id: kind for kind in value.kinds}
    headings = list(site.course.index.headings)
    names = list(kinds)
    facts = sorted(
        (fact for fact in value.facts if get_tema_number(fact.section) == tema),
        key=lambda fact: (headings.index(fact.section), names.index(fact.kind)),
    )
    return site.make_template_slot(
        "dated_facts.html.jinja",
        tema=tema,
        facts=facts,
        kinds=kinds,
        format_day=format_day,
        format_partial_date=format_partial_date,
    )
