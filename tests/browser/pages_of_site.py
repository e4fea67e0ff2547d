"""The pages of a built site, for tests that go through them: all, or a sample with every kind."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser


def list_addresses(site: Path) -> list[str]:
    """Every page of a built site, relative to its root."""
    return [to_address(site, page) for page in list_pages(site)]


def list_sample(site: Path) -> tuple[str, ...]:
    """The fewest pages that together hold every kind of element found on any page.

    Whatever a template or a macro writes is then in one of them, with no list to maintain.
    """
    return _choose_pages(site, find_kinds)


def list_loading_sample(site: Path) -> tuple[str, ...]:
    """The fewest pages that together load every script and every stylesheet that any page loads."""
    return _choose_pages(site, find_assets)


@cache
def _choose_pages(site: Path, find: Callable[[str], set[Any]]) -> tuple[str, ...]:
    """At each step, the page with the most of what is found in pages and not yet covered."""
    kinds = {to_address(site, page): find(page.read_text(encoding="utf-8")) for page in list_pages(site)}
    missing = set().union(*kinds.values())
    chosen = list[str]()
    while missing:
        chosen.append(max(kinds, key=lambda address: len(kinds[address] & missing)))
        missing -= kinds[chosen[-1]]
    return tuple(chosen)


def find_kinds(html: str) -> set[tuple[str, str]]:
    """The tags of a page with each of their classes, their role and their type.

    The inside of a drawing or a code sample doesn't count: its classes are its own, and axe only checks it for a name.
    """
    tree = LexborHTMLParser(html)
    for node in tree.css("svg > *, pre > *"):
        node.decompose()
    found = set()
    for node in tree.css("*"):
        names = (node.attributes.get("class") or "").split()
        found |= {
            (node.tag, name) for name in [*names, *(f"{key}={node.attributes.get(key)}" for key in ("role", "type"))]
        }
    return found


def find_assets(html: str) -> set[str]:
    """The names of the scripts and stylesheets that a page asks for, at once or later."""
    return {name for name in re.findall(r"[\w.-]+\.(?:js|css)(?=\")", html)}


def list_pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def to_address(site: Path, page: Path) -> str:
    return page.relative_to(site).as_posix().removesuffix("index.html")


def find_offline_page(site: Path, address: str) -> Path:
    """The page of an offline copy that has this address in the site for the web."""
    own = site / f"{address.removesuffix('.html').rstrip('/')}.html"
    return own if own.is_file() else site / address / "index.html"
