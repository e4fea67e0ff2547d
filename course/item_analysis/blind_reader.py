"""A reader who never sees the prompts: what it learns from some temas, it tries on the questions of another.

By form alone, it knows the signs of `option_signs`; with words, also which words the right options have. A bank that
measures what people have learnt leaves it near chance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import fmean
from typing import NamedTuple

from course.item_analysis.choice_model import Choice, Features, compute_chances, fit_weights
from course.item_analysis.option_sets import OptionSet
from course.item_analysis.option_signs import SIGNS, measure_signs
from course.language.folded_words import split_folded

FORM_PENALTY, WORD_PENALTY = 5.0, 15.0
FEWEST_SETS_WITH_WORD = 3  # a word of fewer tells nothing of the questions of another tema


class Guess(NamedTuple):
    """What the blind reader chose in a set, and how sure it was (a probability).

    Several `places` look the same to it, and it takes any of them.
    """

    options: OptionSet
    places: frozenset[int]
    confidence: float

    @property
    def score(self) -> float:
        """How often it is right: 0..1."""
        return len(self.places & self.options.rights) / len(self.places)


class Marks(NamedTuple):
    """What it marked in a set with several right options."""

    options: OptionSet
    places: frozenset[int]


def guess_singles(sets: Sequence[OptionSet], with_words: bool = False) -> list[Guess]:
    """The choice in each set by who has learnt from the other temas."""
    guesses = {}
    for tema, seen in _leave_each_tema_out(sets):
        known = _learn_words(seen) if with_words else {}
        weights = _learn(seen, known)
        for options in sets:
            if options.tema == tema:
                chances = compute_chances(_describe(options.texts, known), weights)
                best = max(chances)
                places = frozenset(place for place, chance in enumerate(chances) if best - chance < 1e-9)
                guesses[options] = Guess(options, places, best)
    return [guesses[options] for options in sets]


def mark_multiples(sets: Sequence[OptionSet]) -> list[Marks]:
    """The options that each set's form makes look right, one by one, to who has learnt from the other temas."""
    marks = {}
    for tema, seen in _leave_each_tema_out(sets):
        penalties = [FORM_PENALTY] * (len(SIGNS) + 1)
        choices = [
            Choice((features, {}), 0 if place in options.rights else 1)
            for options in seen
            for place, features in enumerate(_describe_alone(options.texts))
        ]
        weights = fit_weights(choices, penalties)
        for options in sets:
            if options.tema == tema:
                chances = [compute_chances((features, {}), weights)[0] for features in _describe_alone(options.texts)]
                places = frozenset(place for place, chance in enumerate(chances) if chance > 1 / 2)
                marks[options] = Marks(options, places)
    return [marks[options] for options in sets]


def measure_right(guesses: Sequence[Guess]) -> float:
    """The share of guesses that are right; 0 if there are none."""
    return fmean([guess.score for guess in guesses] or [0])


def measure_chance(sets: Sequence[OptionSet]) -> float:
    """The share of sets that somebody chooses right by chance."""
    return fmean([len(options.rights) / len(options.texts) for options in sets] or [0])


def learn_signs(sets: Sequence[OptionSet]) -> list[float]:
    """The weight of each sign for who has learnt from all these sets: over 0 if right options have more of it."""
    return _learn(sets, {})


def _learn(sets: Sequence[OptionSet], known: dict[str, int]) -> list[float]:
    penalties = [FORM_PENALTY] * len(SIGNS) + [WORD_PENALTY] * len(known)
    return fit_weights([Choice(_describe(options.texts, known), options.right) for options in sets], penalties)


def _leave_each_tema_out(sets: Sequence[OptionSet]) -> Iterable[tuple[int, list[OptionSet]]]:
    for tema in sorted({options.tema for options in sets}):
        yield tema, [options for options in sets if options.tema != tema]


def _learn_words(sets: Sequence[OptionSet]) -> dict[str, int]:
    """The words found in enough sets, each with its feature's number."""
    counts = Counter(
        word for options in sets for word in {word for text in options.texts for word in split_folded(text)}
    )
    common = sorted(word for word, count in counts.items() if count >= FEWEST_SETS_WITH_WORD)
    return {word: len(SIGNS) + number for number, word in enumerate(common)}


def _describe(texts: tuple[str, ...], known: dict[str, int]) -> list[Features]:
    described = _keep_signs(texts)
    for features, text in zip(described, texts, strict=True):
        features.update({known[word]: 1.0 for word in split_folded(text) if word in known})
    return described


def _describe_alone(texts: tuple[str, ...]) -> list[Features]:
    """With a feature that every option has: how often an option is right."""
    return [features | {len(SIGNS): 1.0} for features in _keep_signs(texts)]


def _keep_signs(texts: tuple[str, ...]) -> list[Features]:
    return [{sign: value for sign, value in enumerate(row) if value} for row in measure_signs(texts)]
