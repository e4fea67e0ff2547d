"""Readability: the INFLESZ of a page, its longest sentences and paragraphs, and how its prose runs.

INFLESZ (Barrio-Cantalejo, 2008) is the Szigriszt-Pazos scale interpreted for Spanish adults: below 55 a text is
somewhat difficult. It and the longest sentences and paragraphs are of every running text, lists and boxes included;
the note on the sources, which few read, has the limits and no part in the INFLESZ.

How the prose runs (`prose_measures.py`) is for the pages of the temas only. Clear language is not short sentences: too
few words fail as too many do. The bands are those of `docs/autores/revisar.md`; what is outside of them is a warning,
and an error once the course says that its tema has been rewritten.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from pyphen import Pyphen

from course.checks.text.prose_measures import ProseMeasures, count_sentence_words, measure_prose
from course.derived.prose import Passage, read_page_passages
from course.findings import Finding, Severity
from course.language.numbers import format_number
from course.loaded.whole import Course
from course.pages.boxes import find_source_notes
from course.pages.outline import PageSource
from course.runtime.memory import remembered

LOWEST_INFLESZ = 55
MOST_WORDS_IN_SENTENCE = 35
MOST_WORDS_IN_PARAGRAPH = 100
# With less, a measure is not reliable: INFLESZ, those of sentences, those of paragraphs.
FEWEST_WORDS_MEASURED = 100
FEWEST_SENTENCES_MEASURED = 20
FEWEST_PARAGRAPHS_MEASURED = 8
# A short ending is no habit if it is the only one of its page.
SHORT_ENDINGS_ALLOWED = 1
# The formula's sentences have more words: labels and exclamations would make any text seem easy.
MOST_WORDS_IN_LABEL = 2

_UNPUNCTUATED = re.compile(r"[\w\s]+")


class Band(NamedTuple):
    """Where one figure of a page's prose should be, ends included; `shown` is the figure in Spanish, with its place."""

    get: Callable[[ProseMeasures], float]
    least: float
    most: float
    shown: str
    decimals: int = 0

    def find_fault(self, measures: ProseMeasures) -> str | None:
        """The figure and where it should be, or None if it is there."""
        value = round(self.get(measures), self.decimals)
        return None if self.least <= value <= self.most else self.shown.format(format_number(value))


# What each figure counts is explained in docs/autores/revisar.md, in these words.
SENTENCE_BANDS = (
    Band(lambda prose: prose.words_in_sentence, 15, 19, "{} palabras por frase (15–19)", decimals=1),
    Band(lambda prose: prose.short_sentences, 0, 14, "{} % de frases cortas (menos de 15)"),
    Band(lambda prose: prose.long_sentences, 20, 30, "{} % de largas (20–30)"),
)
PARAGRAPH_BANDS = (
    Band(lambda prose: prose.words_in_paragraph, 42, 60, "{} palabras por párrafo (42–60)"),
    Band(lambda prose: prose.long_paragraphs, 20, 50, "{} % de párrafos largos (20–50)"),
)
ENDING_BAND = Band(lambda prose: prose.short_endings_share, 0, 7, "{} % con final corto (menos de 8)")


class Readability(NamedTuple):
    """The measures of one page, and the findings about its sentences and paragraphs that are too long.

    `inflesz` is None if there is too little text; `words` counts the running text.
    """

    inflesz: float | None
    words: int
    prose: ProseMeasures
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
        faults = list_prose_faults(readability.prose) if page.tema is not None else []
        if faults:
            severity = Severity.ERROR if page.tema in course.facts.rewritten_temas else Severity.WARNING
            message = f"la prosa se sale de su medida: {'; '.join(faults)}"
            findings.append(Finding(page.path, 1, 1, message, severity=severity, is_of_prose=True))
    return findings


def list_prose_faults(prose: ProseMeasures) -> list[str]:
    """The figures of a page's prose that are outside of their bands, in Spanish. Those of too little aren't judged."""
    bands: list[Band] = []
    if prose.sentences >= FEWEST_SENTENCES_MEASURED:
        bands += SENTENCE_BANDS
    if prose.paragraphs >= FEWEST_PARAGRAPHS_MEASURED:
        bands += PARAGRAPH_BANDS
    if prose.short_endings > SHORT_ENDINGS_ALLOWED:
        bands.append(ENDING_BAND)
    return [fault for band in bands if (fault := band.find_fault(prose)) is not None]


def measure_readability(page: PageSource) -> Readability:
    """Measure how easy the page's running text is to read. Titles and cells of tables don't count."""
    return _measure(page.text, page.path)


@remembered
def _measure(text: str, path: str) -> Readability:
    passages = [(passage, passage.sentences) for passage in read_page_passages(text, path) if passage.is_running]
    too_long = tuple(finding for passage, sentences in passages for finding in _check_length(passage, sentences))
    notes = find_source_notes(text)
    lesson = [sentences for passage, sentences in passages if not any(passage.line in note.lines for note in notes)]
    all_sentences = [sentence for sentences in lesson for sentence in sentences]
    words = sum(map(count_sentence_words, all_sentences))
    inflesz = _compute_szigriszt_pazos(all_sentences) if words >= FEWEST_WORDS_MEASURED else None
    return Readability(inflesz, words, measure_prose(passages), too_long)


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
