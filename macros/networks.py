"""Macros of the social networks: their history as a timeline, and today's networks compared in a table or in cards.

All write Markdown: their texts have citations, and each event or network has a heading.
"""

from __future__ import annotations

from course.language.dates import format_day, format_partial_date
from course.model import Networks, Timeline
from course.model.network import CRITERIA
from course.pages.macro_calls import find_macro_calls
from macros.site import Site

STYLESHEET = "assets/css/networks.css"  # a bundle: see macros/assets.py
LANE_LABELS = {"networks": "Redes y web", "rules": "Normas y autoridades", "administrations": "Administraciones"}


def timeline(site: Site) -> str:
    return site.write_markdown(
        "timeline.md.jinja",
        timeline=site.course.get_value(Timeline),
        lanes=LANE_LABELS,
        format_partial_date=format_partial_date,
        level=_find_level(site, "timeline"),
        stylesheet=site.get_asset_path(STYLESHEET),
    )


def network_table(site: Site, *criteria: str) -> str:
    value = site.course.get_value(Networks)
    return site.write_markdown(
        "network_table.md.jinja", networks=value.networks, criteria={name: CRITERIA[name] for name in criteria}
    )


def network_cards(site: Site) -> str:
    value = site.course.get_value(Networks)
    checked = format_day(value.checked)
    return site.write_markdown(
        "network_cards.md.jinja",
        networks=value.networks,
        criteria=CRITERIA,
        checked=checked,
        level=_find_level(site, "network_cards"),
        stylesheet=site.get_asset_path(STYLESHEET),
    )


def _find_level(site: Site, macro: str) -> int:
    """The level of the headings that a macro writes: one below the heading under which its page calls it."""
    source = site.page.source
    line = next((call.line for call in find_macro_calls(source)[0] if call.name == macro), 0)
    above = [heading.level for heading in source.headings if heading.line < line]
    return above[-1] + 1 if above else 2
