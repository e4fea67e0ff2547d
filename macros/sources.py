"""Macros `sources` (what the page cites) and `bibliography` (everything)."""

from __future__ import annotations

from macros.site import Site


def sources(site: Site) -> str:
    def render() -> str:
        entries = site.loaded.references.render_bibliography(site.page.cited_keys)
        return site.render("sources.html.jinja", entries=entries, is_bibliography=False)

    return site.make_slot(render)


def bibliography(site: Site) -> str:
    def render() -> str:
        entries = site.loaded.references.render_bibliography()
        return site.render("sources.html.jinja", entries=entries, is_bibliography=True)

    return site.make_slot(render)
