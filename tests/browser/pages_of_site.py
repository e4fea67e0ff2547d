"""The pages of a built site, for the tests that go through all of them."""

from __future__ import annotations

from pathlib import Path


def list_addresses(site: Path) -> list[str]:
    """Every page of a built site, relative to its root."""
    pages = sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html"))
    return [page.removesuffix("index.html") for page in pages]
