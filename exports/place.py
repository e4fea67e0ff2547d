"""The location of the site that a file is made for, for the addresses in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

# The folder of the site with the files that readers download.
FOLDER = "descargas"


@dataclass(frozen=True)
class Place:
    """The addresses of a site.

    `site_url` is its absolute address, empty if it has none (a copy to be read from disk); `page_urls` maps the path of
    each page under `docs/` to its address relative to `site_url`.
    """

    site_url: str = ""
    page_urls: Mapping[str, str] = field(default_factory=dict)

    def get_page_url(self, uri: str) -> str:
        """The absolute address of a page; empty if it has none."""
        return self.site_url + self.page_urls[uri] if self.site_url and uri in self.page_urls else ""

    def get_file_url(self, name: str) -> str:
        """The absolute address of a file that readers download; empty if it has none."""
        return f"{self.site_url}{FOLDER}/{name}" if self.site_url else ""
