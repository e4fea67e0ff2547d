"""Macro `minutes`: the time that a page takes; on a tema's cover, that of its pages; on the site's, that of all."""

from __future__ import annotations

from course.derived.study_time import StudyTime, compute_shown_time
from macros.site import Site


def minutes(site: Site) -> str:
    time = compute_shown_time(site.course, site.page.source) or StudyTime()
    return site.make_template_slot("minutes.html.jinja", time=time)
