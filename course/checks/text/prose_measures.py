"""How the prose of a page runs: the length of its sentences and paragraphs, and how its paragraphs end.

Prose is the paragraphs of a page that are in no box. Left out: items of lists, tables, titles, boxes and quotations; a
paragraph that ends in a colon, which is half of the list or table below it; and the label in bold that opens a
paragraph («**Quién lo decide.**»), which is a title. What the figures should be is in `readability.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from course.derived.prose import Passage, split_sentences

MOST_WORDS_IN_SHORT_SENTENCE = 7
FEWEST_WORDS_IN_LONG_SENTENCE = 21
FEWEST_WORDS_IN_LONG_PARAGRAPH = 60
MOST_WORDS_IN_SHORT_ENDING = 8
# Paragraphs with fewer sentences have no ending to speak of.
FEWEST_SENTENCES_WITH_ENDING = 3

_WORD = re.compile(r"[^\W_]\S*")


class ProseMeasures(NamedTuple):
    """The figures of one page. Means are in words; shares, in percent; all are 0 if there is nothing to measure.

    `with_ending` counts the paragraphs of three sentences or more, and `short_endings` those of them whose last
    sentence is short.
    """

    sentences: int
    paragraphs: int
    with_ending: int
    words_in_sentence: float
    short_sentences: float
    long_sentences: float
    words_in_paragraph: float
    long_paragraphs: float
    short_endings: int

    @property
    def short_endings_share(self) -> float:
        return _compute_share(self.short_endings, self.with_ending)


def measure_prose(passages: Iterable[tuple[Passage, list[str]]]) -> ProseMeasures:
    """The figures of the prose among these passages of a page, each with its sentences."""
    counted = (_count_words(passage, sentences) for passage, sentences in passages if _is_prose(passage))
    paragraphs = [counts for counts in counted if counts]
    sentences = [words for counts in paragraphs for words in counts]
    whole = [sum(counts) for counts in paragraphs]
    endings = [counts[-1] for counts in paragraphs if len(counts) >= FEWEST_SENTENCES_WITH_ENDING]
    return ProseMeasures(
        sentences=len(sentences),
        paragraphs=len(paragraphs),
        with_ending=len(endings),
        words_in_sentence=sum(sentences) / max(1, len(sentences)),
        short_sentences=_compute_share(sum(n <= MOST_WORDS_IN_SHORT_SENTENCE for n in sentences), len(sentences)),
        long_sentences=_compute_share(sum(n >= FEWEST_WORDS_IN_LONG_SENTENCE for n in sentences), len(sentences)),
        words_in_paragraph=sum(whole) / max(1, len(whole)),
        long_paragraphs=_compute_share(sum(n >= FEWEST_WORDS_IN_LONG_PARAGRAPH for n in whole), len(whole)),
        short_endings=sum(n <= MOST_WORDS_IN_SHORT_ENDING for n in endings),
    )


def count_sentence_words(sentence: str) -> int:
    """The number of words, separated by spaces, with at least a letter or a digit."""
    return len(_WORD.findall(sentence))


def _is_prose(passage: Passage) -> bool:
    return passage.kind == "paragraph" and not passage.is_boxed and not passage.text.endswith(":")


def _count_words(passage: Passage, sentences: list[str]) -> list[int]:
    """The words of each sentence of a paragraph, without its label."""
    if passage.label:
        sentences = split_sentences(passage.text.removeprefix(passage.label))
    return [count_sentence_words(sentence) for sentence in sentences]


def _compute_share(part: int, whole: int) -> float:
    return 100 * part / max(1, whole)
