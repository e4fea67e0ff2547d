"""What readers of this course type in their own words: the page that answers it comes first, or nearly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from course_search import open_search

PHRASES = Path(__file__).parent / "search_phrases.yml"
LEAST_PHRASES = 80
LEAST_FIRST = 0.9


@pytest.fixture(scope="module")
def find_shown(built_site: Path) -> Callable[[str], list[str]]:
    """A function that gives the addresses that are shown for what is typed."""
    return open_search(built_site)


def is_expected(address: str, page: str) -> bool:
    """Whether an address is the section that is expected, or in the page."""
    found = address if "#" in page else address.partition("#")[0]
    return found == page.removeprefix("/")


def test_what_readers_ask_in_their_words_comes_first(
    find_shown: Callable[[str], list[str]], record_property: Callable[[str, object], None]
) -> None:
    rows = yaml.safe_load(PHRASES.read_text(encoding="utf-8"))
    assert len(rows) >= LEAST_PHRASES
    places: dict[str, int | None] = {}
    lines = []
    assert len({query for row in rows for query in row["queries"]}) == sum(len(row["queries"]) for row in rows)
    for row in rows:
        for query in row["queries"]:
            shown = find_shown(query)
            hits = [position for position, address in enumerate(shown) if is_expected(address, row["page"])]
            places[query] = hits[0] + 1 if hits else None
            lines.append(f"«{query}» no tiene {row['page']} delante, sino {', '.join(shown[:3]) or 'nada'}")
    first = sum(place == 1 for place in places.values()) / len(places)
    near = sum(place is not None and place <= 3 for place in places.values()) / len(places)
    record_property("first", f"{first:.1%}")
    record_property("first_three", f"{near:.1%}")
    told = f"{len(places)} búsquedas: {first:.1%} en primer lugar, {near:.1%} entre las tres primeras"
    print(told)
    missed = [line for line, place in zip(lines, places.values(), strict=True) if place != 1]
    assert first >= LEAST_FIRST and near == 1, "\n".join([told, *missed])
