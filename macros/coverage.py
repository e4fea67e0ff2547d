"""Macros `coverage` (the contents of each heading) and `objectives_map` (the pages, questions… of each objective)."""

from __future__ import annotations

from course.derived.coverage import compute_objectives
from macros.site import Site


def coverage(site: Site) -> str:
    rows = site.coverage
    groups = [
        (tema, [rows[tema.get_id(heading)] for heading in tema.headings]) for tema in site.course.index.temas.values()
    ]
    official = [row for row in rows.values() if row.indexed.heading.official]
    published = sum(row.page is not None for row in official)
    return site.make_template_slot("coverage.html.jinja", groups=groups, published=published, total=len(official))


def objectives_map(site: Site) -> str:
    rows = compute_objectives(site.course, site.pages_by_objective)
    return site.make_template_slot("objectives_map.html.jinja", rows=rows)
