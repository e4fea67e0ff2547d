"""Stands in for the tools of tema 4 until each has its module."""

from __future__ import annotations

from macros.site import Site


def triage(site: Site) -> str:
    return site.make_slot(lambda: "")


def responses(site: Site) -> str:
    return site.make_slot(lambda: "")
