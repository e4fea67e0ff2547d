"""Macros of the tools: their cards, by what they are for, and the short list of the featured ones."""

from __future__ import annotations

from course.derived.tools import list_card_groups
from course.model import Plan
from macros.site import Site


def tools(site: Site) -> str:
    """The cards, with a heading for each group. It is Markdown, for the headings."""
    groups = list_card_groups(site.course)
    cards = {group.id: site.make_template_slot("tool_cards.html.jinja", cards=group.cards) for group in groups}
    return site.write_markdown("tools.md.jinja", groups=groups, cards=cards)


def featured_tools(site: Site) -> str:
    featured = [card for group in list_card_groups(site.course) for card in group.cards if card.is_featured]
    plan = site.course.find_value(Plan)
    core_fields = [field.id for field in plan.fields if field.core] if plan else []
    return site.make_template_slot("featured_tools.html.jinja", cards=featured, core_fields=core_fields)
