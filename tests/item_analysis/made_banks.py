"""Banks made up for the tests: what gives their right options away is known."""

from __future__ import annotations

import random
from collections.abc import Callable

from course.item_analysis.option_sets import OptionSet

_WORDS = ("aviso", "bando", "censo", "dato", "edicto", "firma", "gestor", "hoja", "ley", "mapa", "nota", "red", "sede")

TEMAS = 5


def make_bank(make_texts: Callable[[random.Random], tuple[str, list[str]]], each: int = 40) -> list[OptionSet]:
    """`each` sets a tema. `make_texts` gives the right option of a set and its wrong ones; places are at random."""
    chance = random.Random(7)
    sets = []
    for tema in range(1, TEMAS + 1):
        for number in range(each):
            right, wrong = make_texts(chance)
            texts = [right, *wrong]
            chance.shuffle(texts)
            sets.append(OptionSet(f"t{tema}-{number}", tema, "answers", tuple(texts), frozenset({texts.index(right)})))
    return sets


def write(chance: random.Random, words: int) -> str:
    """A text with so many words."""
    return " ".join(chance.choice(_WORDS) for _ in range(words))


def make_alike(chance: random.Random) -> tuple[str, list[str]]:
    """Four options of the same kind, of different lengths: nothing tells the right one."""
    right, *wrong = (write(chance, chance.randint(4, 9)) for _ in range(4))
    return right, wrong


def make_longest(chance: random.Random) -> tuple[str, list[str]]:
    return write(chance, 12), [write(chance, chance.randint(4, 9)) for _ in range(3)]


def make_named(chance: random.Random) -> tuple[str, list[str]]:
    """The right one has a word that the others don't, in a text like theirs."""
    return f"{write(chance, 5)} plazo", [write(chance, 6) for _ in range(3)]
