"""The authors' page about the review says the true limits, and its examples are real."""

from __future__ import annotations

import re

import pytest
from author_examples import list_examples
from minimal_course import REPOSITORY

from course.checks.text import page_shape, question_bank, readability, section_words
from course.checks.text.spelling import WORDS_PATH
from course.shingles import SHINGLE_WORDS

GUIDE = (REPOSITORY / "docs/autores/revisar.md").read_text(encoding="utf-8")
RULES = dict(re.findall(r"^\| (\S[^|]*?) \| ([^|]+) \| (?:Error|Aviso) \|$", GUIDE, re.MULTILINE))


@pytest.mark.parametrize(
    ("rule", "numbers"),
    [
        (
            "Forma de la página",
            [page_shape.SHORTEST_LEAD, page_shape.LONGEST_LEAD, page_shape.FEWEST_IDEAS, page_shape.MOST_IDEAS],
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
    assert question_bank.LEAST_USEFUL == 0.5 and "la mitad pide al menos aplicar" in RULES["Preguntas"]


def test_the_guide_names_the_list_of_words_and_quotes_a_real_norm() -> None:
    assert f"`{WORDS_PATH}`" in GUIDE
    (norm,) = (example.text for example in list_examples() if example.page.endswith("revisar.md") and example.language == "yaml")
    assert norm in (REPOSITORY / "data/norms.yml").read_text(encoding="utf-8")
