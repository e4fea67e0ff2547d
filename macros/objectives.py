"""Macro `objectives`: the objectives that a page covers."""

from __future__ import annotations

from macros.site import Site


def objectives(site: Site, *ids: str) -> str:
    course = site.course.facts
    return site.make_template_slot(
        "objectives.html.jinja",
        objectives=[course.find_objective(id_) for id_ in ids],
        is_cover=site.page.source.is_tema_cover,
        is_chapter=site.page.source.is_chapter,
    )
