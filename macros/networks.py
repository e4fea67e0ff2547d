"""Macros of the social networks: their history as a timeline, and today's compared."""

from __future__ import annotations

from macros.site import Site


def timeline(site: Site) -> str:
    return ""


def network_table(site: Site, *criteria: str) -> str:
    return ""


def network_cards(site: Site) -> str:
    return ""
