"""docs/assets/js/core/views.js and folds.js."""

from __future__ import annotations

import pytest
from javascript import Realm


@pytest.fixture
def folds(realm: Realm) -> Realm:
    realm.import_modules(views="core/views.js", folds="core/folds.js")
    return realm


@pytest.mark.parametrize(
    ("stored", "view"), [("all", "all"), ("essential", "essential"), (None, "essential"), ("todo", "essential")]
)
def test_only_a_known_choice_shows_everything(folds: Realm, stored: str | None, view: str) -> None:
    assert folds.evaluate("views.parseView", stored) == view


@pytest.mark.parametrize(
    ("hash_", "anchor"),
    [("#5-4-plazos", "5-4-plazos"), ("", ""), ("#", ""), ("#a%C3%B1o", "año"), ("#100%", "100%"), ("##x", "#x")],
)
def test_anchor_of_an_address(folds: Realm, hash_: str, anchor: str) -> None:
    assert folds.evaluate("folds.readAnchor", hash_) == anchor


@pytest.mark.parametrize(
    ("words", "expected"), [(["buzón"], True), (["buzón", "plaza"], False), ([], False), (["cambió", "sitio"], True)]
)
def test_a_part_has_what_was_searched_if_it_has_all_the_words(folds: Realm, words: list[str], expected: bool) -> None:
    assert folds.evaluate("(words) => folds.hasWords('El buzón cambió de sitio', words)", words) is expected


@pytest.mark.parametrize(
    ("view", "folded", "total", "told"),
    [
        ("all", 0, 4, "Se muestra todo."),
        ("essential", 4, 5, "Se muestra lo imprescindible. Quedan plegadas 4 partes."),
        ("essential", 1, 2, "Se muestra lo imprescindible. Queda plegada una parte."),
        ("essential", 0, 0, "Se muestra lo imprescindible, que en esta página es todo."),
    ],
)
def test_the_reader_is_told_what_is_shown(folds: Realm, view: str, folded: int, total: int, told: str) -> None:
    script = "([view, folded, total]) => folds.describeView(view, folded, total)"
    assert folds.evaluate(script, [view, folded, total]) == told
