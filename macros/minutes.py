"""Macro `minutes`: the time that a page takes, with the switch between its two views; on a cover, that of its pages."""

from __future__ import annotations

from course.derived.study_time import StudyTime, compute_shown_time
from macros.quiz import SCRIPT
from macros.site import Site


def minutes(site: Site) -> str:
    source = site.page.source
    time = compute_shown_time(site.course, source) or StudyTime()
    script = site.get_asset_path(SCRIPT) if source.is_chapter else None
    return site.make_template_slot("minutes.html.jinja", time=time, script=script)
