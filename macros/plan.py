"""Macros of the plan that each reader writes: the fields of a section, the whole plan, several plans side by side."""

from __future__ import annotations

from macros.site import Site


def plan(site: Site, number: str) -> str:
    return ""


def my_plan(site: Site) -> str:
    return ""


def plan_comparison(site: Site) -> str:
    return ""
