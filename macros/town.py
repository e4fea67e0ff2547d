"""Macro `town`: the fictional town where the examples happen. It is Markdown, for the headings."""

from __future__ import annotations

from course.model import Town
from macros.site import Site

STYLESHEET = "assets/css/town.css"  # a bundle: see macros/assets.py


def town(site: Site) -> str:
    value = site.course.get_value(Town)
    return site.write_markdown(
        "town.md.jinja",
        town=value,
        people=site.make_template_slot(
            "town_people.html.jinja", people=value.people, stylesheet=site.get_asset_path(STYLESHEET)
        ),
    )
