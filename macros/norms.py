"""Macros of the law: the table of the norms that oblige, and the notice that a summary of the law is not legal advice.

A norm is cited like any other source, `[@clave, art. 3]`; `course/references.py` writes what the reader sees on passing over it.
"""

from __future__ import annotations

from macros.dates import format_day
from macros.site import Site

STATUS_LABELS = {"in_force": "Vigente", "amended": "Vigente, con cambios", "repealed": "Derogada"}


def norms(site: Site) -> str:
    """The norms that say something of social networks, by their short name. The page then lists them among its sources."""
    references = site.loaded.references
    told = {located.value.reference: located.value for located in site.loaded.norms if located.value.social_media}
    site.page.add_cited_keys(list(told))
    rows = [(told[entry.key], entry.html) for entry in references.render_bibliography(told)]
    return site.make_template_slot(
        "norms.html.jinja", rows=rows, statuses=STATUS_LABELS, format_day=format_day, cite_label=references.get_label
    )


def legal_notice(site: Site) -> str:
    def render() -> str:
        cited = [norm for key in site.page.cited_keys if (norm := site.loaded.find_norm(key)) is not None]
        days = sorted({norm.checked for norm in cited})
        return site.render("legal_notice.html.jinja", number=len(cited), days=days, format_day=format_day)

    return site.make_slot(render)
