"""exports/book/answer_order.py gives the order of the site's worksheet (docs/assets/js/core/answer-order.js)."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from javascript import Realm

from exports.book.answer_order import compute_hash, order_answers

TITLES = ["1. Introducción", "4.4.2. ¿Qué más? ñ", "Tema 3", "título con 🎉 fuera del plano básico", ""]
VALUES = ["7a32a749", "f1ebfe81", "e3cee8e6", "0b1c2d3e"]


def test_the_order_is_that_of_the_site(realm: Realm) -> None:
    realm.import_modules(order="core/answer-order.js")
    for title in TITLES:
        seed = f"{title} t1-una"
        places = realm.evaluate("([values, seed]) => order.orderAnswers(values, seed)", [VALUES, seed])
        assert order_answers(VALUES, seed) == places
    assert len({tuple(order_answers(VALUES, title)) for title in TITLES}) > 1


def test_the_hash_is_that_of_the_site() -> None:
    realm = Realm()
    realm.import_modules(hash="core/hash.js")

    @settings(max_examples=200, deadline=None)
    @given(st.text(st.characters(exclude_categories=["Cs"])))
    def check(text: str) -> None:
        assert compute_hash(text) == realm.evaluate("(text) => hash.computeHash(text)", text)

    check()
    realm.close()
