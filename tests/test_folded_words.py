"""Texts are compared as a reader sees them: without case, accents, marks or a final full stop."""

from __future__ import annotations

import pytest

from course.language.folded_words import find_numbers, fold_answer, fold_shown, holds_whole, split_folded


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  El   Padrón\tMunicipal\n", "el padron municipal"),
        ("¿Qué, tal? ¡Bien…!", "que, tal? ¡bien"),
        (".,;:a;:,.", "a"),
        ("PINGÜINO à la carte", "pinguino a la carte"),
        ("AÑO de nin\u0303o", "año de niño"),
        ("re\u00adgis\u200btro", "registro"),
        ("1.234,5", "1.234,5"),
        ("(entre paréntesis)", "(entre parentesis)"),
        ("", ""),
    ],
)
def test_a_typed_answer_is_folded(text: str, folded: str) -> None:
    assert fold_answer(text) == folded


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("*El* **canal** y `la web`.", "el canal y la web"),
        ("_El_ canal_de_voz __nuevo__", "el canal_de_voz nuevo"),
        ("El canal. .", "el canal"),
        ("Xx.", "xx"),
    ],
)
def test_a_shown_text_is_folded_without_its_marks(text: str, folded: str) -> None:
    assert fold_shown(text) == folded


def test_words_are_told_apart_by_anything_else() -> None:
    assert split_folded("El *Padrón*: un/dos, tres.") == ["el", "padron", "un", "dos", "tres"]


@pytest.mark.parametrize(
    ("text", "part", "is_held"),
    [
        ("Mira en el Padrón municipal.", "padron", True),
        ("Mira en el padrón, municipal o no.", "Padrón municipal", True),
        ("Mira en los padrones.", "padrón", False),
        ("Mira en el municipal padrón.", "padrón municipal", False),
        ("Mira.", "¿…?", False),
    ],
)
def test_words_are_held_whole_and_in_their_order(text: str, part: str, is_held: bool) -> None:
    assert holds_whole(text, part) is is_held


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Son 12 de 3,5 y 4.25.", [(12, "de 3,5 y 4.25."), (3.5, "y 4.25."), (4.25, ".")]),
        ("Hay 1.234.567,5 €", [(1234567.5, "€")]),
        ("Hay 1\u00a0234 y 5\u202f678 y 9 012", [(1234, "y 5\u202f678 y 9 012"), (5678, "y 9 012"), (9012, "")]),
        ("Baja -3 y \u22124,5", [(-3, "y \u22124,5"), (-4.5, "")]),
        ("El 12% y 3.ª", [(12, "% y 3.ª"), (3, ".ª")]),
        ("El A4, el 3G y el 1.2.3", []),
    ],
)
def test_numbers_are_read_in_spanish(text: str, numbers: list[tuple[float, str]]) -> None:
    assert find_numbers(text) == numbers
