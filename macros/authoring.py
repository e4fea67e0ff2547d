"""Macro `macro_list`: the table of macros for the authors' guide, from the same list that checks their use."""

from __future__ import annotations

from course.macro_signatures import KIND_NAMES, MACRO_SIGNATURES
from macros.site import Site


def macro_list(site: Site) -> str:
    return site.make_template_slot(
        "macro_list.html.jinja", signatures=list(MACRO_SIGNATURES.values()), kind_names=KIND_NAMES
    )
