"""Macros of the social media policy: an element where it is studied, and the whole with its document."""

from __future__ import annotations

from macros.site import Site

POLICY_URI = "politica-de-redes.md"


def policy_element(site: Site, id: str) -> str:  # noqa: A002 (the author's argument is called `id`)
    value = site.loaded.policy.value
    element = value.find_element(id)
    whole = site.get_source_path(POLICY_URI) if POLICY_URI in site.page_urls else None
    return site.render(
        "policy_element.md.jinja", element=element, number=value.elements.index(element) + 1, total=len(value.elements), whole=whole
    )


def policy(site: Site) -> str:
    return site.render("policy.md.jinja", policy=site.loaded.policy.value)
