"""Plain Spanish is measured, and long sentences and paragraphs are reported with their line."""

from __future__ import annotations

import pytest
from course_in_memory import make_course, make_page
from loaded_courses import load_minimal_draft

from course.checks.text.readability import check_readability, measure_readability
from course.findings import render_finding
from course.loaded.located import Located
from course.model import CourseFacts

PLAIN = "La vecina llega a la oficina. Trae un papel. Tú lo lees y le dices qué falta. Ella vuelve a casa. " * 8
HARD = (
    "La implementación institucionalizada de procedimientos administrativos interoperables presupone determinaciones"
    " organizativas jurídicamente predeterminadas por reglamentaciones autonómicas. "
) * 8
# A page of no tema, where only sentences, paragraphs and INFLESZ are judged.
OTHER = "docs/plantillas.md"


def check(body: str, path: str = "docs/tema-1/1-introduccion.md", rewritten: tuple[int, ...] = ()) -> list[str]:
    """What is told of a page, without its path; `rewritten` are the temas whose prose has been rewritten."""
    located = load_minimal_draft().facts
    facts = located.value.model_copy(update={"rewritten_temas": [*rewritten]})
    page = make_page(f"# Título {{ #1 }}\n\n{body}\n", path)
    findings = check_readability(make_course(page, data={CourseFacts: [Located(facts, located.document)]}))
    return [render_finding(finding).removeprefix(f"{path}:") for finding in findings]


def in_paragraphs(text: str) -> str:
    return text.replace(". ", ".\n\n")


def test_plain_text_passes_and_hard_text_does_not() -> None:
    assert check(in_paragraphs(PLAIN), OTHER) == []
    assert check(in_paragraphs(HARD), OTHER) == [
        "1:1: error: la página se lee mal: INFLESZ -103, y el mínimo es 55"
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


def test_figures_and_abbreviations_make_no_sentences() -> None:
    page = make_page("# T { #1 }\n\n" + "El art. 14.2 pide 3.000 euros al año y una firma. " * 20)
    assert measure_readability(page).prose.words_in_sentence == pytest.approx(11)


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
    assert measure_readability(make_page("# T { #1 }\n"))[:2] == (None, 0)


def test_tables_and_titles_do_not_count() -> None:
    page = make_page("# T { #1 }\n\n| A | B |\n| --- | --- |\n" + "| palabra palabra | palabra |\n" * 60)
    assert measure_readability(page).words == 0


def test_a_long_sentence_and_a_long_paragraph_are_told() -> None:
    assert check("Hola.\n\n" + "y " * 35 + "fin.", OTHER) == [
        "5:1: error: la frase «y y y y y y…» tiene 36 palabras: el máximo es 35 (pártela)"
    ]
    assert check("y " * 34 + "fin.", OTHER) == []
    assert check("Va otra frase. " * 34, OTHER) == [
        "3:1: error: el párrafo tiene 102 palabras: el máximo es 100 (una idea por párrafo)"
    ]
    assert check("Va otra frase. " * 32 + "Y van cuatro palabras.", OTHER) == []


def test_the_authors_guide_is_not_measured() -> None:
    assert check("y " * 50 + "fin.", "docs/autores/paginas.md") == []


def write_prose(*paragraphs: tuple[int, ...]) -> str:
    """Paragraphs of sentences with so many words each."""
    return "\n\n".join(
        " ".join("Va " + "pan " * (words - 2) + "hoy." for words in paragraph) for paragraph in paragraphs
    )


# 51 words a paragraph and 17 a sentence; 2 sentences of 9 are long, and 1 paragraph of 3.
GOOD = ((12, 16, 22, 14), (16, 17, 14), (18, 24))
TELEGRAMS = ((3, 6, 9, 4),) * 9


def test_prose_within_its_bands_is_not_told() -> None:
    assert check(write_prose(*GOOD * 3), rewritten=(1,)) == []


def test_prose_of_telegrams_is_a_warning_until_its_tema_is_rewritten() -> None:
    told = (
        "la prosa se sale de su medida: 5,5 palabras por frase (15–19); 75 % de frases cortas (menos de 15);"
        " 0 % de largas (20–30); 22 palabras por párrafo (42–60); 0 % de párrafos largos (20–50);"
        " 100 % con final corto (menos de 8)"
    )
    assert check(write_prose(*TELEGRAMS)) == [f"1:1: aviso: {told}"]
    assert check(write_prose(*TELEGRAMS), rewritten=(2,)) == [f"1:1: aviso: {told}"]
    assert check(write_prose(*TELEGRAMS), rewritten=(1, 2)) == [f"1:1: error: {told}"]


@pytest.mark.parametrize(
    ("paragraphs", "told"),
    [
        # Two paragraphs of nine, six of which have three sentences or more, end in 8 words.
        ((*GOOD * 2, (12, 16, 22, 8), (16, 20, 8), (18, 24)), "33 % con final corto (menos de 8)"),
        (((16, 17, 30), (21, 14, 14), (24, 16)) * 3, "38 % de largas (20–30)"),
        (((21, 12, 14, 13),) * 9, "100 % de párrafos largos (20–50)"),
        (((19, 21, 18, 22), (19, 17, 19), (20, 20)) * 3, "19,4 palabras por frase (15–19)"),
        (
            (*GOOD * 3, *((14, 14),) * 9),
            "13 % de largas (20–30); 40 palabras por párrafo (42–60); 17 % de párrafos largos (20–50)",
        ),
    ],
)
def test_only_the_figures_that_fail_are_told(paragraphs: tuple[tuple[int, ...], ...], told: str) -> None:
    assert check(write_prose(*paragraphs)) == [f"1:1: aviso: la prosa se sale de su medida: {told}"]


def test_one_short_ending_is_allowed_however_few_paragraphs_there_are() -> None:
    assert check(write_prose(*GOOD * 2, (12, 16, 22, 8), (16, 20, 15), (18, 24))) == []


def test_a_page_with_few_sentences_or_paragraphs_is_not_judged() -> None:
    assert check(write_prose((3,) * 19)) == []
    assert check(write_prose((3,) * 20)) != []
    assert check(write_prose(*((3,),) * 7)) == []
    assert check(write_prose(*((3,),) * 8)) != []


def test_only_the_pages_of_temas_are_judged_by_how_their_prose_runs() -> None:
    assert check(write_prose(*TELEGRAMS), "docs/plantillas.md") == []


def test_the_note_on_the_sources_is_not_measured() -> None:
    note = f'## Fuentes {{ #fuentes }}\n\n??? source-note "Nota sobre las fuentes"\n    {HARD.strip()}\n'
    with_note = make_page(f"# Título {{ #1 }}\n\n{PLAIN}\n\n{note}", OTHER)
    without = make_page(f"# Título {{ #1 }}\n\n{PLAIN}\n", OTHER)
    assert measure_readability(with_note).inflesz == measure_readability(without).inflesz
    assert measure_readability(with_note).prose == measure_readability(without).prose
