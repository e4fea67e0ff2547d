"""Plain Spanish is measured, and long sentences and paragraphs are reported with their line."""

from __future__ import annotations

import pytest
from course_in_memory import make_course, make_page

from course.checks.text.readability import check_readability, measure_readability
from course.findings import render_finding

PLAIN = "La vecina llega a la oficina. Trae un papel. Tú lo lees y le dices qué falta. Ella vuelve a casa. " * 8
HARD = (
    "La implementación institucionalizada de procedimientos administrativos interoperables presupone determinaciones"
    " organizativas jurídicamente predeterminadas por reglamentaciones autonómicas. "
) * 8


def check(body: str, path: str = "docs/tema-1/1-introduccion.md") -> list[str]:
    """What is told of a page, without its path."""
    findings = check_readability(make_course(make_page(f"# Título {{ #1 }}\n\n{body}\n", path)))
    return [render_finding(finding).removeprefix(f"{path}:") for finding in findings]


def in_paragraphs(text: str) -> str:
    return text.replace(". ", ".\n\n")


def test_plain_text_passes_and_hard_text_does_not() -> None:
    assert check(in_paragraphs(PLAIN)) == []
    assert check(in_paragraphs(HARD)) == [
        "1:1: error: la página se lee mal: INFLESZ -103, y el mínimo es 50"
        " (parte las frases largas y cambia las palabras largas)"
    ]


def test_inflesz_is_the_formula_of_szigriszt_and_pazos() -> None:
    """206,835 − 62,3 × syllables ÷ words − words ÷ sentences, computed by hand.

    The text repeats one sentence of 3 words and 6 syllables.
    """
    page = make_page("# T { #1 }\n\n" + "Pepe come pan. " * 60)
    expected = 206.835 - 62.3 * 5 / 3 - 3
    assert measure_readability(page).inflesz == pytest.approx(expected, abs=0.5)
    assert measure_readability(page).words == 180
    assert measure_readability(page).words_in_sentence == pytest.approx(3)


def test_figures_and_abbreviations_make_no_sentences() -> None:
    page = make_page("# T { #1 }\n\n" + "El art. 14.2 pide 3.000 euros al año y una firma. " * 20)
    assert measure_readability(page).words_in_sentence == pytest.approx(11)


@pytest.mark.parametrize(("words", "is_measured"), [(99, False), (100, True)])
def test_a_page_with_little_prose_is_not_measured(words: int, is_measured: bool) -> None:
    page = make_page("# T { #1 }\n\n" + "Una frase de cuatro.\n\n" * 24 + "pan " * (words - 96) + "\n")
    assert (measure_readability(page).inflesz is not None) is is_measured


def test_labels_are_no_sentences_of_the_formula() -> None:
    text = "Pepe come pan. " * 60
    plain, labelled = (
        measure_readability(make_page(f"# T {{ #1 }}\n\n{body}")) for body in (text, text + "Come pan. " * 30)
    )
    assert plain.inflesz is not None and labelled.inflesz is not None
    # 60 more words and no more sentences: 240 ÷ 60 words a sentence, of 5 and 3 syllables in 3 and 2 words.
    assert labelled.inflesz == pytest.approx(206.84 - 62.3 * (60 * 5 + 30 * 3) / 240 - 4, abs=0.01)


def test_a_page_without_prose_has_no_words() -> None:
    assert measure_readability(make_page("# T { #1 }\n"))[:3] == (None, 0, 0)


def test_tables_and_titles_do_not_count() -> None:
    page = make_page("# T { #1 }\n\n| A | B |\n| --- | --- |\n" + "| palabra palabra | palabra |\n" * 60)
    assert measure_readability(page).words == 0


def test_a_long_sentence_and_a_long_paragraph_are_told() -> None:
    assert check("Hola.\n\n" + "y " * 35 + "fin.") == [
        "5:1: error: la frase «y y y y y y…» tiene 36 palabras: el máximo es 35 (pártela)"
    ]
    assert check("y " * 34 + "fin.") == []
    assert check("Va otra frase. " * 34) == [
        "3:1: error: el párrafo tiene 102 palabras: el máximo es 100 (una idea por párrafo)"
    ]
    assert check("Va otra frase. " * 32 + "Y van cuatro palabras.") == []


def test_the_authors_guide_is_not_measured() -> None:
    assert check("y " * 50 + "fin.", "docs/autores/paginas.md") == []
