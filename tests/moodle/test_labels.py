"""exports/moodle/labels.py."""

from __future__ import annotations

import pytest
from question_kinds import load_samples, make_question

from exports.moodle.labels import LONGEST_CATEGORY, make_name, write_category_path
from exports.question_labels import shorten
from moodle.xml_reader import split_category


@pytest.mark.parametrize(
    "names",
    [
        ["Curso", "Tema 1", "TIC y/o personas"],
        ["a // b", "/empieza", "acaba/"],
        ["Curso · edición 2024: ¿{cuál}?", "100 % = todo"],
    ],
)
def test_a_slash_in_a_name_opens_no_category(names: list[str]) -> None:
    assert split_category(write_category_path(names)) == tuple(names)


def test_a_long_name_ends_at_a_word() -> None:
    assert shorten("una frase corta", 15) == "una frase corta"
    assert shorten("una frase muy corta", 15) == "una frase muy…"
    assert shorten("una frase muy corta", 14) == "una frase muy…"
    assert shorten("una frase muy corta", 13) == "una frase…"
    assert shorten("ñ" * 300, LONGEST_CATEGORY) == "ñ" * (LONGEST_CATEGORY - 1) + "…"
    assert shorten("ñandú y más", 10, "utf-8") == "ñandú…"


def test_a_name_is_plain_and_says_where_its_gap_is() -> None:
    assert make_name(make_question(load_samples()["single"], prompt="¿Qué *es*  `esto`?")).endswith(": ¿Qué es esto?")
    assert "en el ____ del" in make_name(make_question(load_samples()["blank"]))


def test_the_name_of_an_order_is_what_moodle_keeps_of_it() -> None:
    name = make_name(make_question(load_samples()["ordering"], prompt="¿Dónde está la contestación mañana? " * 4))
    assert name.startswith("t1-orden: ¿Dónde está") and len(name.encode()) <= 42
