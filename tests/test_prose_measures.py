"""How the prose of a page runs, against counts made by hand."""

from __future__ import annotations

import pytest

from course.checks.text.prose_measures import ProseMeasures, measure_prose
from course.derived.prose import read_page_passages

# The example of the guide for writing, in the words of the first edition and in those of the second.
BEFORE = (
    "A cada uno le tocaba algo distinto. Al trol se le vigila. De él y del airado se avisa a la central."
    " Al equivocado se le corrigen los datos. Con el descontento se repara."
)
AFTER = (
    "Lo primero era preguntarse quién escribía, porque el diagrama distinguía cuatro tipos de crítico: el que solo"
    " busca pelea, el furioso, el equivocado y el descontento. Al primero bastaba con seguirlo de cerca, y tanto de él"
    " como del furioso se avisaba a los superiores. Al equivocado, en cambio, se le daban los datos correctos, y con el"
    " descontento se intentaba arreglar lo ocurrido."
)


def measure(body: str) -> ProseMeasures:
    passages = read_page_passages(f"# Título {{ #1 }}\n\n{body}\n", "docs/tema-1/1-introduccion.md")
    return measure_prose((passage, passage.sentences) for passage in passages)


def test_telegrams_and_linked_ideas_are_told_apart() -> None:
    before, after = measure(BEFORE), measure(AFTER)
    # 7, 5, 10, 7 and 5 words.
    assert (before.sentences, before.words_in_sentence, before.words_in_paragraph) == (5, 6.8, 34)
    assert (before.short_sentences, before.long_sentences, before.long_paragraphs) == (80, 0, 0)
    assert (before.with_ending, before.short_endings) == (1, 1)
    # 26, 19 and 19 words.
    assert (after.sentences, after.words_in_sentence, after.words_in_paragraph) == (3, pytest.approx(64 / 3), 64)
    assert (after.short_sentences, after.long_sentences, after.long_paragraphs) == (0, pytest.approx(100 / 3), 100)
    assert (after.with_ending, after.short_endings) == (1, 0)


@pytest.mark.parametrize(
    ("words", "is_short", "is_long"), [(7, True, False), (8, False, False), (20, False, False), (21, False, True)]
)
def test_a_sentence_is_short_up_to_7_words_and_long_from_21(words: int, is_short: bool, is_long: bool) -> None:
    measures = measure("La " + "vecina " * (words - 2) + "llega.")
    assert (measures.short_sentences == 100, measures.long_sentences == 100) == (is_short, is_long)


@pytest.mark.parametrize(("words", "is_long"), [(59, False), (60, True)])
def test_a_paragraph_is_long_from_60_words(words: int, is_long: bool) -> None:
    assert (measure("La " + "vecina " * (words - 2) + "llega.").long_paragraphs == 100) is is_long


@pytest.mark.parametrize(
    ("paragraph", "has_ending", "is_short"),
    [
        ("La vecina llega. Trae un papel. Una dos tres cuatro cinco seis siete ocho.", 1, 1),
        ("La vecina llega. Trae un papel. Una dos tres cuatro cinco seis siete ocho nueve.", 1, 0),
        ("La vecina llega. Trae un papel.", 0, 0),
    ],
)
def test_an_ending_is_short_up_to_8_words_after_two_sentences(paragraph: str, has_ending: int, is_short: int) -> None:
    measures = measure(paragraph)
    assert (measures.with_ending, measures.short_endings) == (has_ending, is_short)


@pytest.mark.parametrize(
    "other",
    [
        "- Un aviso.\n- Otro aviso.",
        "1. Un aviso.\n\n    Y lo que sigue.",
        "| A | B |\n| --- | --- |\n| Un aviso. | Otro. |",
        "> Un aviso ajeno.",
        '!!! note "Un aviso"\n    Un aviso en un recuadro.\n\n    - Y otro.',
        '??? solution "Un aviso"\n    !!! note "Otro"\n        Un aviso muy adentro.',
        "## Un aviso { #1-aviso }",
        "Los avisos son dos:",
        "{{ minutes() }}",
    ],
)
def test_only_paragraphs_of_the_page_itself_count(other: str) -> None:
    assert measure(f"{AFTER}\n\n{other}\n\n{AFTER}") == measure(f"{AFTER}\n\n{AFTER}")


@pytest.mark.parametrize("label", ["**Quién lo decide.**", "**Quién lo decide**:", "**¿Quién lo decide?**"])
def test_a_label_in_bold_is_no_sentence(label: str) -> None:
    assert measure(f"{label} {AFTER}") == measure(AFTER)


def test_bold_words_that_open_a_sentence_are_part_of_it() -> None:
    assert measure("**La alcaldía** lo decide.").words_in_sentence == 4
    assert measure("**La alcaldía lo decide.**").sentences == 1


def test_a_citation_and_a_link_to_a_section_do_not_break_a_sentence() -> None:
    text = 'La vecina llega [@perez_2020] y se explica en {{ section_link("t1/2-1", "el apartado 2.1") }}.'
    assert (measure(text).sentences, measure(text).words_in_sentence) == (1, 10)


def test_a_page_without_prose_has_no_figures() -> None:
    assert measure("- Un aviso.") == ProseMeasures(0, 0, 0, 0, 0, 0, 0, 0, 0)
