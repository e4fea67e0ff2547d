"""Macro `glossary`: the whole glossary, grouped by initial letter."""

from __future__ import annotations

from itertools import groupby

from course.model import Term
from course.sources.collation import get_sort_key
from macros.site import Site


def glossary(site: Site) -> str:
    terms = sorted(
        (located.value for located in site.course.list_located(Term)), key=lambda term: get_sort_key(term.term)
    )
    letters = [(letter, list(group)) for letter, group in groupby(terms, key=lambda term: _get_letter(term.term))]
    return site.make_template_slot("glossary.html.jinja", letters=letters)


def _get_letter(term: str) -> str:
    """The letter that a term is listed under, from its sort key: quotation marks and accents don't count."""
    key = get_sort_key(term)[0]
    return "Ñ" if key.startswith(get_sort_key("ñ")[0]) else key[:1].upper()
