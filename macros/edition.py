"""Macros of the edition: its state in a box, its days in a sentence, how to enrol, its licence, and the
editions before it.

What they say is in `course/derived/edition_words.py`.
"""

from __future__ import annotations

from course.derived.edition_words import (
    advise_on_enrolment,
    describe_days,
    describe_for_readers,
    describe_past,
    name_state,
)
from course.model import PastEdition
from macros.site import Site


def edition_state(site: Site) -> str:
    facts = site.course.facts
    return site.write_markdown(
        "edition_state.md.jinja",
        name=name_state(facts),
        text=describe_for_readers(facts),
        url=_find_enrolment_url(site),
        notices=facts.notices,
    )


def edition_days(site: Site) -> str:
    return site.make_inline_slot("edition_days.html.jinja", text=describe_days(site.course.facts))


def enrolment(site: Site) -> str:
    facts = site.course.facts
    return site.make_template_slot(
        "enrolment.html.jinja",
        text=describe_for_readers(facts),
        url=_find_enrolment_url(site),
        advice=advise_on_enrolment(facts),
    )


def content_licence(site: Site) -> str:
    return site.make_inline_slot("content_licence.html.jinja", licence=site.course.facts.licences.content)


def past_editions(site: Site) -> str:
    editions = sorted(site.course.list_values(PastEdition), key=lambda edition: edition.year, reverse=True)
    return site.write_markdown(
        "past_editions.md.jinja", editions=[(edition.year, describe_past(edition)) for edition in editions]
    )


def _find_enrolment_url(site: Site) -> str | None:
    """Where people can enrol today, if they can and it is known."""
    facts = site.course.facts
    return facts.enrolment.url if facts.is_enrolling else None
