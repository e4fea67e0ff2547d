"""Macro `thread`: a post of a social network and its answers, as a reader sees them, with remarks beside them."""

from __future__ import annotations

from course.model import Thread
from macros.site import Site

STYLESHEET = "assets/css/thread.css"  # a bundle: see macros/assets.py


def thread(site: Site, id: str) -> str:
    value = site.course.get_by_id(Thread, id)
    return site.make_template_slot("thread.html.jinja", thread=value, stylesheet=site.get_asset_path(STYLESHEET))
