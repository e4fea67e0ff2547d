"""Macro `minutes`: the time that a page takes, with the switch between its two views; on a tema's cover, that of its
pages."""

from __future__ import annotations

from course.derived.study_time import compute_page_time, compute_tema_time
from macros.quiz import SCRIPT
from macros.site import Site


def minutes(site: Site) -> str:
    source = site.page.source
    if source.tema is not None and source.is_tema_cover:
        time = compute_tema_time(site.course, source.tema)
    else:
        time = compute_page_time(site.course, source)
    script = site.get_asset_path(SCRIPT) if source.is_chapter else None
    return site.make_template_slot("minutes.html.jinja", time=time, script=script)
