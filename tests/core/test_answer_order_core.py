"""docs/assets/js/core/answer-order.js on plain data."""

from __future__ import annotations

from collections import Counter

import pytest
from javascript import Realm

VALUES = ["7a32a749", "f1ebfe81", "e3cee8e6", "0b1c2d3e"]


@pytest.fixture
def core(realm: Realm) -> Realm:
    realm.import_modules(order="core/answer-order.js")
    return realm


def order(core: Realm, values: list[str], seed: str) -> list[str]:
    """The values in the order in which they are shown."""
    places = core.evaluate("([values, seed]) => order.orderAnswers(values, seed)", [values, seed])
    return [values[place] for place in places]


def test_a_reader_finds_them_in_one_order_wherever_the_author_moves_them(core: Realm) -> None:
    shown = order(core, VALUES, "7 t1-una")
    assert sorted(shown) == sorted(VALUES)
    assert order(core, VALUES, "7 t1-una") == shown
    assert order(core, VALUES[::-1], "7 t1-una") == shown
    assert order(core, shown, "7 t1-una") == shown


def test_each_of_them_is_about_as_often_in_each_place_for_readers_and_for_questions(core: Realm) -> None:
    for seeds in ([f"{reader} t1-una" for reader in range(400)], [f"7 t1-{number}" for number in range(400)]):
        first = Counter(order(core, VALUES, seed)[0] for seed in seeds)
        assert set(first) == set(VALUES)
        assert max(first.values()) < 140, first  # 100 by chance; this many about once in 100,000
