"""The addresses that a file to take away may hold."""

from __future__ import annotations

import pytest

from exports.place import Place

PAGES = {"calendario.md": "calendario/"}


@pytest.mark.parametrize(
    ("place", "uri", "address"),
    [
        (Place("https://e.org/curso/", PAGES), "calendario.md", "https://e.org/curso/calendario/"),
        (Place("https://e.org/curso/", PAGES), "programa.md", ""),  # a course without that page
        (Place("", PAGES), "calendario.md", ""),
        (Place(), "calendario.md", ""),
    ],
)
def test_a_page_has_an_address_where_it_and_the_site_have_one(place: Place, uri: str, address: str) -> None:
    assert place.get_page_url(uri) == address
