"""Macros of the triage of messages and of the bank of replies.

`triage.js` and `responses.js` in `docs/assets/js/` add the interactive parts.
"""

from __future__ import annotations

from course.decision_tree.drawing import NARROW, WIDE, draw_poster, draw_tree
from course.decision_tree.words import describe_tree
from course.derived.inbox import describe_deadlines
from course.derived.triage import (
    ACTION_LABELS,
    CHANNEL_LABELS,
    get_kind,
    group_responses,
    make_responses_document,
    make_triage_document,
)
from course.model import Inbox, ResponseBank, Triage
from course.pages.places import RESPONSES
from exports.register import get_download_path
from exports.triage_poster import get_poster_name
from macros.documents import get_document_path
from macros.site import Site

STYLESHEET = "assets/css/tools.css"  # a bundle: see macros/assets.py


def triage(site: Site) -> str:
    """The tree: all questions and outcomes in the page, linked to each other; the script shows them one at a time."""
    value = site.course.get_value(Triage)
    bank = site.course.find_value(ResponseBank)
    inbox = site.course.get_value(Inbox)
    return site.make_template_slot(
        "triage.html.jinja",
        triage=value,
        replies={response.id: response for response in bank.responses} if bank else {},
        bank_url=site.get_page_url(RESPONSES) if RESPONSES in site.page_urls else None,
        actions=ACTION_LABELS,
        kinds={kind.id: (kind.name, describe_deadlines(inbox, kind)) for kind in inbox.kinds},
        deadlines=inbox.deadlines,
        url=site.get_asset_path(get_document_path(make_triage_document(value, bank, inbox))),
        stylesheet=site.get_asset_path(STYLESHEET),
        script=site.get_asset_path("assets/js/triage.js"),
    )


def triage_tree(site: Site) -> str:
    """The tree drawn: in the width of the column, for a narrow screen, and as the sheet that the page prints."""
    value = site.course.get_value(Triage)
    inbox = site.course.get_value(Inbox)
    return site.make_template_slot(
        "triage_tree.html.jinja",
        triage=value,
        forms={
            "wide": draw_tree(value, inbox, WIDE),
            "narrow": draw_tree(value, inbox, NARROW),
            "poster": draw_poster(value, inbox),
        },
        description=describe_tree(value),
        url=site.get_asset_path(get_download_path(get_poster_name(value))),
    )


def responses(site: Site) -> str:
    """The bank: a heading for each action and each situation, and the replies. It is Markdown, for the headings."""
    bank = site.course.get_value(ResponseBank)
    inbox = site.course.get_value(Inbox)
    document = make_responses_document(bank, inbox)
    url = site.get_asset_path(get_document_path(document))
    return site.write_markdown(
        "responses.md.jinja",
        bank=bank,
        groups=group_responses(bank),
        download=site.make_template_slot("document_download.html.jinja", document=document, url=url),
        begin=site.make_template_slot(
            "tool_assets.html.jinja",
            stylesheet=site.get_asset_path(STYLESHEET),
            script=site.get_asset_path("assets/js/responses.js"),
        ),
        cards={
            response.id: site.make_template_slot(
                "response.html.jinja",
                response=response,
                kind=get_kind(inbox, response.kind),
                channels=CHANNEL_LABELS,
            )
            for response in bank.responses
        },
    )
