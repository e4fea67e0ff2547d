"""A tema's poster: what it says, that it fits, and that it is the same wherever it is drawn."""

from __future__ import annotations

import struct
from itertools import combinations
from pathlib import Path

import pytest
from lxml import etree

from course.loaded.whole import Course
from course.model import Palette
from exports.metadata import IMAGE_SIZE
from exports.place import Place
from exports.tema_posters import build_tema_posters, describe_card, get_card_name, get_sheet_name, make_words
from exports.tema_posters.layout import (
    SHEET_HEIGHT,
    SHEET_WIDTH,
    PlacedText,
    PosterLayout,
    PosterWords,
    lay_out_card,
    lay_out_sheet,
)

PLACE = Place("https://ejemplo.es/curso/", {"tema-1/index.md": "tema-1/", "tema-2/index.md": "tema-2/"})

SHORT = PosterWords("Curso", "Tema 1", "Modelos")
# As long as the data may be (course/model/programme.py), with words that can't be broken.
LONG = PosterWords(
    "Innovación en la atención al ciudadano de las mancomunidades",
    "Tema 12",
    "Gobernanza, responsabilidades administrativas y oportunidades",
    "¿" + "Qué cuesta abrir conversaciones, y qué cambia con ellas, ante la ciudadanía de hoy"[:87] + "?",
    ("Responder con un número y una decisión cuando alguien pregunta si ha servido, y también si no pregunta",) * 3,
    "127 páginas. Lo imprescindible, en 26 h.",
    "ayuntamiento-de-fontclara.example.org/formacion/innovacion-atencion-ciudadano/tema-12/",
)


@pytest.fixture(scope="module")
def files(practice_course: Course) -> dict[str, bytes]:
    return dict(build_tema_posters(practice_course, PLACE))


def measure(text: PlacedText) -> float:
    """How wide a line is at most: DejaVu, which Linux falls back to, is the widest of the typefaces in use."""
    return len(text.text) * text.size * (0.52 if text.role in ("ability", "amount") else 0.58)


@pytest.mark.parametrize("words", [SHORT, LONG])
@pytest.mark.parametrize("lay_out", [lay_out_sheet, lay_out_card])
def test_everything_fits(words: PosterWords, lay_out: type[PosterLayout]) -> None:
    layout = lay_out(words)
    assert [text.role for text in layout.texts][:3] == ["course", "tema", "title"]
    for text in layout.texts:
        limit = layout.emblem.x if lay_out is lay_out_card and text.role != "course" else layout.width
        width = measure(text) * (0.9 if lay_out is lay_out_card else 1)
        assert text.x + width <= limit and text.y < layout.height - 10 and text.size >= 12, text
    for one, other in combinations(layout.texts, 2):
        assert abs(one.y - other.y) >= min(one.size, other.size), (one, other)
    emblem = layout.emblem
    assert emblem.diameter >= 150 and emblem.y >= layout.strip
    if lay_out is lay_out_sheet:
        above = [text.y - text.size for text in layout.texts if text.role == "tema"]
        assert emblem.y + emblem.diameter <= above[0]


def test_no_word_is_broken_and_lines_are_of_like_lengths() -> None:
    title = [text.text for text in lay_out_sheet(LONG).texts if text.role == "title"]
    assert " ".join(title) == LONG.title
    question = PosterWords("Curso", "Tema 1", "Modelos", "Si cambia el canal de atención, ¿cambia algo más?")
    lines = [text.text for text in lay_out_sheet(question).texts if text.role == "question"]
    assert len(lines) == 2 and abs(len(lines[0]) - len(lines[1])) < 8


def test_each_tema_has_a_sheet_and_a_picture(practice_course: Course, files: dict[str, bytes]) -> None:
    temas = list(practice_course.index.temas.values())
    assert sorted(files) == sorted([*map(get_sheet_name, temas), *map(get_card_name, temas)])
    for tema, colour in zip(temas, practice_course.get_value(Palette).colours, strict=False):
        card = files[get_card_name(tema)]
        assert card[:8] == b"\x89PNG\r\n\x1a\n" and struct.unpack(">II", card[16:24]) == IMAGE_SIZE
        assert len(card) < 100_000 and len(files[get_sheet_name(tema)]) < 10_000  # as the cover says
        assert colour.light.ink.encode() in files[get_sheet_name(tema)]
        assert describe_card(tema).startswith(f"Tema {tema.number}. {tema.short}")
    assert files[get_card_name(temas[0])] != files[get_card_name(temas[1])]


def test_the_sheet_says_what_the_data_say(practice_course: Course, files: dict[str, bytes]) -> None:
    tema = practice_course.index.temas["t1"]
    assert tema.promise
    root = etree.fromstring(files[get_sheet_name(tema)])
    shown = " ".join(root.itertext("{*}text"))
    for words in (practice_course.facts.title, "Tema 1", tema.short, tema.promise.question, *tema.promise.abilities):
        assert words in shown
    assert "Al terminar sabrás" in shown and "ejemplo.es/curso/tema-1/" in shown
    assert root.findtext("{*}title") == f"Tema 1. {tema.short}"
    described = root.findtext("{*}desc") or ""
    assert tema.promise.question in described and tema.promise.abilities[2] in described
    assert root.get("viewBox") == f"0 0 {SHEET_WIDTH} {SHEET_HEIGHT}"
    assert round(SHEET_HEIGHT / SHEET_WIDTH, 3) == round(297 / 210, 3)


def test_without_an_address_or_a_promise_the_rest_is_said(practice_course: Course) -> None:
    tema = practice_course.index.temas["t1"]
    assert make_words(practice_course, tema, Place()).address == ""
    bare = make_words(practice_course, tema.model_copy(update={"promise": None}), Place())
    assert (bare.title, bare.question, bare.abilities) == (tema.short, "", ())
    assert "heading" not in {text.role for text in lay_out_sheet(bare).texts}


def test_another_process_draws_the_same_bytes(practice_folder: Path, files: dict[str, bytes]) -> None:
    name = "cartel-tema-1.png"
    assert (practice_folder / "web/descargas" / name).read_bytes() == files[name]
