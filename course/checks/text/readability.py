"""Readability: the INFLESZ of a page, and the length of its sentences and paragraphs.

INFLESZ (Barrio-Cantalejo, 2008) is the Szigriszt-Pazos scale interpreted for Spanish adults: below 55 a text is
somewhat difficult. The minimum here, 50, is the course's own.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pyphen import Pyphen

from course.derived.prose import Passage, read_page_passages
from course.findings import Finding
from course.loaded.whole import Course
from course.pages.outline import PageSource
from course.runtime.memory import remembered

LOWEST_INFLESZ = 50
MOST_WORDS_IN_SENTENCE = 35
MOST_WORDS_IN_PARAGRAPH = 100
# With fewer words, a measure that counts sentences is not reliable.
FEWEST_WORDS_MEASURED = 100
# The formula's sentences have more words: labels and exclamations would make any text seem easy.
MOST_WORDS_IN_LABEL = 2

_WORD = re.compile(r"[^\W_]\S*")
_UNPUNCTUATED = re.compile(r"[\w\s]+")


class Readability(NamedTuple):
    """The measures of one page, and the findings about its sentences and paragraphs that are too long.

    `inflesz` is None if there is too little prose; `words` counts the prose; `words_in_sentence` is the mean.
    """

    inflesz: float | None
    words: int
    words_in_sentence: float
    too_long: tuple[Finding, ...]


def check_readability(course: Course) -> list[Finding]:
    findings: list[Finding] = []
    for page in course.pages:
        if page.is_authors_guide:
            continue
        readability = measure_readability(page)
        findings += readability.too_long
        if readability.inflesz is not None and readability.inflesz < LOWEST_INFLESZ:
            message = f"la página se lee mal: INFLESZ {readability.inflesz:.0f}, y el mínimo es {LOWEST_INFLESZ}"
            findings.append(Finding(page.path, 1, 1, message, "parte las frases largas y cambia las palabras largas"))
    return findings


def measure_readability(page: PageSource) -> Readability:
    """Measure how easy the page's running prose is to read. Titles and cells of tables don't count."""
    return _measure(page.text, page.path)


@remembered
def _measure(text: str, path: str) -> Readability:
    passages = [(passage, passage.sentences) for passage in read_page_passages(text, path) if passage.is_running]
    too_long = tuple(finding for passage, sentences in passages for finding in _check_length(passage, sentences))
    all_sentences = [sentence for _, sentences in passages for sentence in sentences]
    words = sum(map(count_sentence_words, all_sentences))
    is_measured = words >= FEWEST_WORDS_MEASURED
    inflesz = _compute_szigriszt_pazos(all_sentences) if is_measured else None
    return Readability(inflesz, words, words / max(1, len(all_sentences)), too_long)


def _compute_szigriszt_pazos(sentences: list[str]) -> float:
    """206,84 − 62,3 × syllables ÷ words − words ÷ sentences (Szigriszt-Pazos, 1993)."""
    split = ["".join(_UNPUNCTUATED.findall(sentence)).lower().split() for sentence in sentences]
    words = sum(map(len, split))
    syllables = sum(_count_syllables(word) for inside in split for word in inside)
    counted = sum(len(inside) > MOST_WORDS_IN_LABEL for inside in split)
    return 206.84 - 62.3 * (syllables / words) - (words / max(1, counted))


@cache
def _count_syllables(word: str) -> int:
    return len(_load_hyphenation().positions(word)) + 1


@cache
def _load_hyphenation() -> Pyphen:
    return Pyphen(lang="es")


def count_sentence_words(sentence: str) -> int:
    """The number of words, separated by spaces, with at least a letter or a digit."""
    return len(_WORD.findall(sentence))


def _check_length(passage: Passage, sentences: list[str]) -> list[Finding]:
    findings = []
    for sentence in sentences:
        words = count_sentence_words(sentence)
        if words > MOST_WORDS_IN_SENTENCE:
            start = " ".join(sentence.split()[:6])
            message = f"la frase «{start}…» tiene {words} palabras: el máximo es {MOST_WORDS_IN_SENTENCE}"
            findings.append(Finding(passage.path, passage.line, 1, message, "pártela"))
    words = count_sentence_words(passage.text)
    if words > MOST_WORDS_IN_PARAGRAPH:
        message = f"el párrafo tiene {words} palabras: el máximo es {MOST_WORDS_IN_PARAGRAPH}"
        findings.append(Finding(passage.path, passage.line, 1, message, "una idea por párrafo"))
    return findings
