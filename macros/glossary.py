"""Macro `glossary`: the whole glossary, by letters."""

from __future__ import annotations

from itertools import groupby

from course.collation import fold_for_sorting
from macros.site import Site


def glossary(site: Site) -> str:
    terms = sorted((located.value for located in site.loaded.terms), key=lambda term: fold_for_sorting(term.term))
    letters = [(letter, list(group)) for letter, group in groupby(terms, key=lambda term: _get_letter(term.term))]
    return site.make_template_slot("glossary.html.jinja", letters=letters)


def _get_letter(term: str) -> str:
    return "Ñ" if term[0].upper() == "Ñ" else fold_for_sorting(term)[0][0].upper()
