"""Plain Spanish is measured, and long sentences and paragraphs are reported with their line."""

from __future__ import annotations

import pytest
from course_in_memory import make_course, make_page

from course.checks.text.readability import check_readability, measure_readability

PLAIN = "La vecina llega a la oficina. Trae un papel. Tú lo lees y le dices qué falta. Ella vuelve a casa. " * 8
HARD = (
    "La implementación institucionalizada de procedimientos administrativos interoperables presupone determinaciones"
    " organizativas jurídicamente predeterminadas por reglamentaciones autonómicas. "
) * 8


def check(body: str, path: str = "docs/tema-1/1-introduccion.md") -> list[tuple[int | None, str]]:
    findings = check_readability(make_course(make_page(f"# Título {{ #1 }}\n\n{body}\n", path)))
    return [(finding.line, finding.message) for finding in findings]


def in_paragraphs(text: str) -> str:
    return text.replace(". ", ".\n\n")


def test_plain_text_passes_and_hard_text_does_not() -> None:
    assert check(in_paragraphs(PLAIN)) == []
    ((line, message),) = check(in_paragraphs(HARD))
    assert line == 1 and message.startswith("la página se lee mal: INFLESZ ")


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


def test_a_page_with_little_prose_is_not_measured() -> None:
    assert measure_readability(make_page("# T { #1 }\n\nUna frase.\n")).inflesz is None


def test_tables_and_titles_do_not_count() -> None:
    page = make_page("# T { #1 }\n\n| A | B |\n| --- | --- |\n" + "| palabra palabra | palabra |\n" * 60)
    assert measure_readability(page).words == 0


def test_a_long_sentence_and_a_long_paragraph_are_told() -> None:
    assert check("Hola.\n\n" + "y " * 35 + "fin.") == [
        (5, "la frase «y y y y y y…» tiene 36 palabras: el máximo es 35")
    ]
    assert check("y " * 34 + "fin.") == []
    assert check("Va otra frase. " * 34) == [(3, "el párrafo tiene 102 palabras: el máximo es 100")]


def test_the_authors_guide_is_not_measured() -> None:
    assert check("y " * 50 + "fin.", "docs/autores/paginas.md") == []
