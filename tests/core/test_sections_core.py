"""docs/assets/js/core/sections.js."""

from __future__ import annotations

import pytest
from javascript import Realm

HEIGHT = 900
# Where the headings of a page of 4,000 pixels are, from its top: the last two are in its last screen.
HEADINGS = (200, 1100, 1900, 3400, 3700)
LONGEST = 4000 - HEIGHT  # that it can be scrolled


@pytest.fixture
def sections(realm: Realm) -> Realm:
    realm.import_modules(sections="core/sections.js")
    return realm


def find(sections: Realm, above: float, headings: tuple[int | None, ...] = HEADINGS, longest: float = LONGEST) -> int:
    """Which heading is the current one with so many pixels scrolled."""
    tops = [None if top is None else top - above for top in headings]
    about = {"above": above, "below": longest - above, "height": HEIGHT}
    return sections.evaluate("({ tops, about }) => sections.findSection(tops, about)", {"tops": tops, "about": about})


def test_every_section_has_its_turn_in_order_and_the_last_is_read_at_the_end(sections: Realm) -> None:
    found = [find(sections, above) for above in range(0, LONGEST + 1, 20)]
    assert found == sorted(found)
    assert set(found) == set(range(len(HEADINGS)))
    assert found[-1] == len(HEADINGS) - 1


def test_what_is_not_shown_is_not_read(sections: Realm) -> None:
    assert find(sections, LONGEST, (200, 1100, 1900, 3400, None)) == 3
    assert find(sections, 0, (None, None)) == -1


def test_before_the_first_heading_there_is_no_section(sections: Realm) -> None:
    assert find(sections, 0, (400, 1100)) == -1


@pytest.mark.parametrize("longest", [0, 50])
def test_a_page_that_hardly_scrolls_begins_at_its_top(sections: Realm, longest: float) -> None:
    assert find(sections, 0, (200, 500, 800), longest) == 0
    assert find(sections, longest, (200, 500, 800), longest) == (2 if longest else 0)


@pytest.mark.parametrize(
    ("top", "below", "expected"),
    [(60, 500, True), (700, 500, False), (700, 0, True), (-30, 500, False), (950, 0, False), (None, 0, False)],
)
def test_a_jump_leaves_its_heading_near_the_top_or_at_the_end_of_the_page(
    sections: Realm, top: float | None, below: float, expected: bool
) -> None:
    about = {"top": top, "about": {"below": below, "height": HEIGHT}}
    assert sections.evaluate("({ top, about }) => sections.isJumpedTo(top, about)", about) is expected
