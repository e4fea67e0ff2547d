"""Macro `glossary`: the whole glossary, by letters."""

from __future__ import annotations

from itertools import groupby
from unicodedata import normalize

from course.collation import get_sort_key
from macros.site import Site


def glossary(site: Site) -> str:
    terms = sorted((located.value for located in site.loaded.terms), key=lambda term: get_sort_key(term.term))
    letters = [(letter, list(group)) for letter, group in groupby(terms, key=lambda term: _get_letter(term.term))]
    return site.make_template_slot("glossary.html.jinja", letters=letters)


def _get_letter(term: str) -> str:
    first = term[0].upper()
    return first if first == "Ñ" else normalize("NFD", first)[0]
