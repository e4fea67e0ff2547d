"""Tables for the authors' guide: of the macros, by `macro_list`, and of what leaves the site, by `question_formats`."""

from __future__ import annotations

from course.macro_arguments import ARGUMENT_KINDS
from course.macro_register import MACROS
from exports.question_formats import QUESTION_FORMATS, list_extents
from macros.site import Site


def macro_list(site: Site) -> str:
    return site.make_template_slot("macro_list.html.jinja", macros=list(MACROS.values()), kinds=ARGUMENT_KINDS)


def question_formats(site: Site) -> str:
    names = [each.name for each in QUESTION_FORMATS]
    return site.make_template_slot("question_formats.html.jinja", names=names, kinds=list_extents())
