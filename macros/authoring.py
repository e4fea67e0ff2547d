"""Macro `macro_list`: the table of macros for the authors' guide, from the same list that checks their use."""

from __future__ import annotations

from course.macro_arguments import ARGUMENT_KINDS
from course.macro_register import MACROS
from macros.site import Site


def macro_list(site: Site) -> str:
    return site.make_template_slot("macro_list.html.jinja", macros=list(MACROS.values()), kinds=ARGUMENT_KINDS)
