"""The authors' pages about the review and the questions state the real limits, and their examples are real."""

from __future__ import annotations

import re

import pytest
from author_examples import list_examples
from minimal_course import REPOSITORY

from course.checks.text import (
    page_shape,
    prose_measures,
    question_balance,
    question_bank,
    question_shares,
    readability,
    section_words,
)
from course.checks.text.spelling import WORDS_PATH
from course.files.yaml_source import read_yaml
from course.language.shingles import SHINGLE_WORDS
from course.loaded.whole import Course
from course.model import CourseFacts
from course.model.question_kinds import KIND_NAMES, base, single, true_false

GUIDE = (REPOSITORY / "docs/autores/revisar.md").read_text(encoding="utf-8")
RULES = dict(re.findall(r"^\| (\S[^|]*?) \| ([^|]+) \| (?:Error|Aviso) \|$", GUIDE, re.MULTILINE))
QUESTIONS_GUIDE = (REPOSITORY / "docs/autores/preguntas.md").read_text(encoding="utf-8")
NUMBERS = [
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
]
BANK = QUESTIONS_GUIDE.partition("{ #banco }")[2].partition("\n## ")[0]
BANK_RULES = dict(re.findall(r"^\| (\S[^|]*?) \| ([^|]+) \|$", BANK, re.MULTILINE))


@pytest.mark.parametrize(
    ("rule", "numbers"),
    [
        (
            "Forma de la página",
            [
                page_shape.SHORTEST_LEAD,
                page_shape.LONGEST_LEAD,
                page_shape.FEWEST_ARTICLES,
                page_shape.FEWEST_IDEAS,
                page_shape.MOST_IDEAS,
            ],
        ),
        ("Palabras por epígrafe", [section_words.FEWEST_WORDS, section_words.MOST_WORDS]),
        (
            "Legibilidad",
            [readability.LOWEST_INFLESZ, readability.MOST_WORDS_IN_SENTENCE, readability.MOST_WORDS_IN_PARAGRAPH],
        ),
        ("Frases copiadas", [SHINGLE_WORDS]),
    ],
)
def test_the_guide_says_the_limits_that_are_checked(rule: str, numbers: list[int]) -> None:
    assert [int(number) for number in re.findall(r"\d+", RULES[rule])] == numbers


def test_the_guide_says_how_many_questions() -> None:
    assert question_bank.FEWEST_QUESTIONS == 2 and RULES["Preguntas"].startswith("Dos o más por epígrafe")
    assert question_shares.LEAST_USEFUL == 0.5 and "la mitad pide al menos aplicar" in RULES["Preguntas"]


def test_the_guide_has_a_row_and_a_section_of_each_kind_of_question() -> None:
    kinds = QUESTIONS_GUIDE.partition("{ #tipos }")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| \[`(\w+)`\]\(#([\w-]+)\) \|", kinds, re.MULTILINE)
    assert [kind for kind, _ in rows] == list(KIND_NAMES)
    assert all(re.search(rf"^## .*`{kind}` \{{ #{anchor} \}}$", QUESTIONS_GUIDE, re.MULTILINE) for kind, anchor in rows)
    counted = re.findall(r"\blos (\w+) (?:tipos|de la \[)", QUESTIONS_GUIDE, re.IGNORECASE)
    assert len(counted) == 3 and set(counted) == {NUMBERS[len(KIND_NAMES)]}


def test_the_guide_says_what_gives_a_bank_away() -> None:
    assert BANK_RULES["Cuántas"].startswith("Dos o más por cada epígrafe")
    assert "al menos la mitad" in BANK_RULES["Nivel"]
    assert single.MOST_LONGEST == 1 / 3 and "en un tercio como mucho" in BANK_RULES["`single`"]
    assert single.MOST_SHORTEST < 0.5 and "la más corta en menos de la mitad" in BANK_RULES["`single`"]
    for rule, share in (
        ("`single`", single.MOST_SAME_PLACE),
        ("`true_false`", true_false.MOST_SAME_TRUTH),
    ):
        assert re.findall(r"(\d+) %", BANK_RULES[rule]) == [f"{share * 100:.0f}"]
    assert re.findall(r"de (\d+) a (\d+)", BANK_RULES["Cuántas"]) == [
        (str(question_bank.FEWEST_ON_A_PAGE), str(question_bank.MOST_ON_A_PAGE))
    ]
    for rule, shares in (
        (
            "`multiple`",
            (question_balance.LEAST_IN_A_PLACE, question_balance.MOST_IN_A_PLACE, question_balance.MOST_SAME_COUNT),
        ),
        ("Palabras", (question_balance.FARTHEST_OPTIONS, question_balance.FARTHEST_STATEMENTS)),
    ):
        assert re.findall(r"(\d+) (?:%|puntos)", BANK_RULES[rule]) == [f"{share * 100:.0f}" for share in shares]
    assert base.FEWEST_COUNTED == 8 and "desde ocho preguntas" in BANK


def test_the_guide_names_the_list_of_words_and_quotes_a_real_norm() -> None:
    assert f"`{WORDS_PATH}`" in GUIDE
    norms = [
        example.text
        for example in list_examples()
        if example.page.endswith("revisar.md") and example.language == "yaml" and "rewritten" not in example.text
    ]
    text = (REPOSITORY / "data/norms.yml").read_text(encoding="utf-8")
    assert len(norms) == 2 and all(norm in text for norm in norms)


def test_the_guide_says_the_bands_of_the_prose() -> None:
    table = GUIDE.partition("{ #prosa }")[2].partition("\n## ")[0]
    rows = [
        [int(number) for number in re.findall(r"\d+", row)]
        for row in re.findall(r"^\| [^|]+ \|( [^|]*\d[^|]* \| [^|]*\d[^|]* )\|$", table, re.MULTILINE)
    ]
    sentences, paragraphs = readability.FEWEST_SENTENCES_MEASURED, readability.FEWEST_PARAGRAPHS_MEASURED
    mean, short, long = readability.SENTENCE_BANDS
    words, shares = readability.PARAGRAPH_BANDS
    assert rows == [
        [mean.least, mean.most, sentences],
        [short.most + 1, sentences],
        [long.least, long.most, sentences],
        [words.least, words.most, paragraphs],
        [shares.least, shares.most, paragraphs],
        [readability.ENDING_BAND.most + 1, readability.SHORT_ENDINGS_ALLOWED + 1],
    ]
    for name, figure in (
        ("Frases cortas, de {} palabras", prose_measures.MOST_WORDS_IN_SHORT_SENTENCE),
        ("Frases largas, de más de {} ", prose_measures.FEWEST_WORDS_IN_LONG_SENTENCE - 1),
        ("Párrafos largos, de {} o más", prose_measures.FEWEST_WORDS_IN_LONG_PARAGRAPH),
        ("y la última de {} palabras o menos", prose_measures.MOST_WORDS_IN_SHORT_ENDING),
    ):
        assert name.format(figure) in table


def test_the_key_of_the_rewritten_temas_is_read_as_the_guide_writes_it(whole_course: Course) -> None:
    (example,) = (example for example in list_examples() if "rewritten" in example.text)
    assert "rewritten_temas" in CourseFacts.model_fields
    document, findings = read_yaml(example.text, "data/course.yml")
    assert (
        document is not None
        and not findings
        and document.data == {"rewritten_temas": whole_course.facts.rewritten_temas}
    )


def test_the_finding_that_the_guide_shows_has_the_words_of_a_real_one() -> None:
    (example,) = (example.text for example in list_examples() if "la prosa se sale de su medida" in example.text)
    shown = re.sub(r"[\d,]+(?= (?:%|palabras))", "{}", example.strip().partition("medida: ")[2])
    assert shown == f"{readability.SENTENCE_BANDS[0].shown}; {readability.ENDING_BAND.shown}"
