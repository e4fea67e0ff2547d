"""What happens in a social network, to be looked at: `thread`, a post and its answers as a reader sees them, and
`moderation_log`, the measures that a town hall wrote down. Both have remarks beside their parts.
"""

from __future__ import annotations

from course.model import ModerationLog, Thread
from course.model.moderation_log import ENTRY_LABELS
from macros.site import Site

STYLESHEET = "assets/css/thread.css"  # a bundle: see macros/assets.py


def thread(site: Site, id: str) -> str:
    value = site.course.get_by_id(Thread, id)
    return site.make_template_slot("thread.html.jinja", thread=value, stylesheet=site.get_asset_path(STYLESHEET))


def moderation_log(site: Site, id: str) -> str:
    return site.make_template_slot(
        "moderation_log.html.jinja",
        log=site.course.get_by_id(ModerationLog, id),
        labels=ENTRY_LABELS,
        stylesheet=site.get_asset_path(STYLESHEET),
    )
