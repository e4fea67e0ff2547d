"""Macros of the inbox: the words of a deadline or of a target, inside a sentence, and the table of kinds of message."""

from __future__ import annotations

from course.derived.inbox import describe_deadlines
from course.model import Inbox
from macros.site import Site


def deadline(site: Site, id: str, start: bool = False) -> str:
    value = site.course.get_value(Inbox).find_deadline(id)
    assert value is not None
    return site.make_inline_slot("inbox_words.html.jinja", words=value.words_at_start if start else value.words)


def target(site: Site, id: str, percent: bool = False) -> str:
    value = site.course.get_value(Inbox).find_target(id)
    assert value is not None
    return site.make_inline_slot("inbox_words.html.jinja", words=value.percentage if percent else value.words)


def inbox(site: Site) -> str:
    value = site.course.get_value(Inbox)
    return site.make_template_slot(
        "inbox.html.jinja",
        inbox=value,
        rows=[(kind, describe_deadlines(value, kind)) for kind in value.kinds],
    )
