"""Stands in for the tools of tema 4 until each has its module."""

from __future__ import annotations

from macros.site import Site


def engagement_calculator(site: Site) -> str:
    return site.make_slot(lambda: "")


def sample_size(site: Site) -> str:
    return site.make_slot(lambda: "")


def codebook(site: Site) -> str:
    return site.make_slot(lambda: "")


def coding_spreadsheet(site: Site) -> str:
    return site.make_slot(lambda: "")
