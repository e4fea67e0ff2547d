"""The signs that an option gives by its form alone, each compared with the other options of its question.

Each sign is a row: how it is measured in an option among its set, and what to tell the author if the right options tend
to have more of it, or less. Words are compared folded, without accents or case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from statistics import fmean, pstdev
from typing import NamedTuple

from course.language.folded_words import split_folded

_REASONS = "porque|ya que|para que|pues|puesto que|dado que|asi que|por eso|luego|de modo que"
_ABSOLUTES = (
    "solo|solamente|siempre|nunca|jamas|tod[oa]s?|ningun[oa]?s?|nada|nadie|cualquier|cualquiera|cada|unic[oa]s?"
    "|enter[oa]s?"
)
_HEDGES = (
    "puede|pueden|podria|suele|suelen|segun|depende|dependen|a veces|casi|si|cuando|hasta|salvo|antes de|antes|primero"
    "|quiza|quizas|algun[oa]?s?|parte|mientras|aunque"
)
_NEGATIONS = "no|sin|ni|tampoco"
_NEGATIVE_STARTS = f"{_NEGATIONS}|nada|nadie|nunca|ningun[oa]?"
_ARTICLES = "el|la|los|las|lo|un|una|unos|unas"
_INFINITIVES = r"\w{2,}[aei]r(?:se|l[aeo]s?)?"


class Sign(NamedTuple):
    """A sign: its measure of each option of a set, and how it is told if right options have more of it, or less."""

    measure: Callable[[Sequence[str]], list[float]]
    more: str
    less: str


def _by_option(measure: Callable[[str], float]) -> Callable[[Sequence[str]], list[float]]:
    return lambda texts: [measure(text) for text in texts]


def _count_words(pattern: str) -> Callable[[Sequence[str]], list[float]]:
    found = re.compile(rf"\b(?:{pattern})\b")
    return _by_option(lambda text: len(found.findall(_join_words(text))))


def _start_with(pattern: str) -> Callable[[Sequence[str]], list[float]]:
    found = re.compile(rf"(?:{pattern})\b")
    return _by_option(lambda text: bool(found.match(_join_words(text))))


def _join_words(text: str) -> str:
    return " ".join(split_folded(text))


def _count_signs(pattern: str) -> Callable[[Sequence[str]], list[float]]:
    found = re.compile(pattern)
    return _by_option(lambda text: len(found.findall(text)))


def _mark_longest(texts: Sequence[str]) -> list[float]:
    return [len(text) == max(map(len, texts)) for text in texts]


def _mark_shortest(texts: Sequence[str]) -> list[float]:
    return [len(text) == min(map(len, texts)) for text in texts]


def _measure_shared_words(texts: Sequence[str]) -> list[float]:
    """For each option, how many of the other options have a word of it, on average over its words."""
    words = [set(split_folded(text)) for text in texts]
    return [fmean([sum(word in other for other in words) - 1 for word in own]) if own else 0.0 for own in words]


def _measure_words(text: str) -> float:
    return fmean([len(word) for word in split_folded(text)] or [0])


AND = Sign(_count_words("y|e"), "suele llevar más veces «y»", "suele llevar menos veces «y»")
REASON = Sign(
    _count_words(_REASONS), "suele dar razones («porque», «pues»…)", "no suele dar razones («porque», «pues»…)"
)
ABSOLUTE = Sign(
    _count_words(_ABSOLUTES), "suele ser tajante («solo», «todo»…)", "no suele ser tajante («solo», «todo»…)"
)
HEDGE = Sign(_count_words(_HEDGES), "suele llevar matices («casi», «si»…)", "no suele llevar matices («casi», «si»…)")

SIGNS = (
    Sign(_by_option(len), "suele ser larga", "suele ser corta"),
    Sign(_mark_longest, "suele ser la más larga", "no suele ser la más larga"),
    Sign(_mark_shortest, "suele ser la más corta", "no suele ser la más corta"),
    Sign(_count_signs(","), "suele llevar más comas", "suele llevar menos comas"),
    AND,
    Sign(_count_words("o|u"), "suele llevar más veces «o»", "suele llevar menos veces «o»"),
    REASON,
    ABSOLUTE,
    HEDGE,
    Sign(_count_words(_NEGATIONS), "suele negar algo («no», «sin»…)", "no suele negar nada («no», «sin»…)"),
    Sign(_count_signs(r"\d+"), "suele llevar cifras", "no suele llevar cifras"),
    Sign(_count_signs("«"), "suele llevar comillas", "no suele llevar comillas"),
    Sign(_count_signs("[:;]"), "suele llevar dos puntos o punto y coma", "no suele llevar dos puntos ni punto y coma"),
    Sign(_count_signs(r"\("), "suele llevar un paréntesis", "no suele llevar paréntesis"),
    Sign(_start_with(_INFINITIVES), "suele empezar por un infinitivo", "no suele empezar por un infinitivo"),
    Sign(_start_with(_NEGATIVE_STARTS), "suele empezar por una negación", "no suele empezar por una negación"),
    Sign(_start_with(_ARTICLES), "suele empezar por un artículo", "no suele empezar por un artículo"),
    Sign(_by_option(_measure_words), "suele llevar palabras largas", "suele llevar palabras cortas"),
    Sign(_measure_shared_words, "suele compartir palabras con las demás", "no suele compartir palabras con las demás"),
)  # fmt: skip


@lru_cache(maxsize=1 << 12)
def measure_signs(texts: tuple[str, ...]) -> list[list[float]]:
    """For each option of a set, each sign as a number of standard deviations from the mean of the set's options."""
    columns = [_standardize(sign.measure(texts)) for sign in SIGNS]
    return [list(row) for row in zip(*columns, strict=True)]


def _standardize(values: Sequence[float]) -> list[float]:
    mean, spread = fmean(values), pstdev(values)
    return [(value - mean) / spread if spread else 0.0 for value in values]
