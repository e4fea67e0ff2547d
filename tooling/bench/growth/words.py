"""Other words for a copy of the course: each is always replaced with the same one, with its letters and syllables.

So the copy repeats no paragraph, its words are spelt well, its sentences are as long and as easy to read, its answers
are as different from each other as the original ones, and the glossary's terms appear in the same places.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from random import Random

# Words that the checks interpret: verdicts, order, regulations and times.
KEPT_WORDS = frozenset(
    """
    correcto correcta incorrecto incorrecta incorrectos incorrectas exacto verdadero verdadera verdad mentira efecto
    falso falsa falsos falsas cierto cierta ciertos ciertas incierto incierta inciertos inciertas bien efectivamente
    inadecuado inadecuada inadecuados inadecuadas primer primera primero segundo segunda tercer tercera tercero
    cuarto cuarta quinto quinta sexto sexta séptimo séptima último última finalmente final fin principio empezar
    terminar acabar ante todo todas nada antes después luego continuación seguidamente seguido acto lugar paso
    ninguna anteriores demás ley leyes real decreto legislativo orden orgánica reglamento directiva artículo
    artículos minuto minutos
    """.split()  # noqa: SIM905 (a list of words reads better as words)
)
FEWEST_LETTERS = 3

WORD = r"[^\W\d_]+(?:[-’'·][^\W\d_]+)*"
_WORD = re.compile(WORD)
_LOWERCASE = re.compile(r"[a-záéíóúüñ]+")
_SYLLABLE = re.compile(r"[aáeéoóíú]|[iuü]+(?![aáeéoó])|y\b")

Shape = tuple[int, int]


def list_words(texts: Iterable[str]) -> set[str]:
    """The lower case words of some texts that are long enough to be replaced."""
    words = {word for text in texts for word in re.findall(r"[^\W\d_]+", text)}
    return {word for word in words if len(word) >= FEWEST_LETTERS and _LOWERCASE.fullmatch(word)} - KEPT_WORDS


class Supply:
    """Words of a Hunspell dictionary that the course does not use, each returned once."""

    def __init__(self, dictionary: str, used: set[str], is_spanish: Callable[[str], bool]) -> None:
        self._is_spanish = is_spanish  # an entry may be a stem that isn't a word
        self._words: dict[Shape, list[str]] = defaultdict(list)
        for word in sorted({line.partition("/")[0].strip() for line in dictionary.splitlines()} - used):
            if len(word) >= FEWEST_LETTERS and _LOWERCASE.fullmatch(word):
                self._words[_measure(word)].append(word)
        for shape, words in self._words.items():
            Random(repr(shape)).shuffle(words)

    def take(self, word: str) -> str:
        """The word whose numbers of letters and syllables are nearest to those of `word`."""
        letters, syllables = _measure(word)
        while True:
            shapes = (shape for shape, words in self._words.items() if words)
            shape = min(shapes, key=lambda shape: (abs(shape[0] - letters), abs(shape[1] - syllables)))
            found = self._words[shape].pop()
            if self._is_spanish(found):
                return found


class WordSwap:
    """The words of one copy.

    `vocabulary` are those that are swapped among themselves; `marked`, those that are replaced with unused words: the
    one-word terms of a glossary. `seed` is different for each copy.
    """

    def __init__(self, vocabulary: Iterable[str], marked: Iterable[str], supply: Supply, seed: int) -> None:
        marked = {word.casefold() for word in marked}
        self._others: dict[str, str] = {word: supply.take(word) for word in sorted(marked)}
        alike: dict[Shape, list[str]] = defaultdict(list)
        for word in sorted(set(vocabulary) - marked):
            alike[_measure(word)].append(word)
        for words in alike.values():
            Random(seed).shuffle(words)
            self._others.update(zip(words, (*words[1:], words[0]), strict=True))

    def swap(self, text: str) -> str:
        """A plain text in the copy's words."""
        return _WORD.sub(lambda match: self.swap_word(match[0]), text)

    def swap_word(self, word: str) -> str:
        """One word. A name or a compound that is not a term stays as it is."""
        other = self._others.get(word.casefold())
        if other is None:
            return word
        if len(word) > 1 and word.isupper():
            return other.upper()
        return other[0].upper() + other[1:] if word[0].isupper() else other


def _measure(word: str) -> Shape:
    return len(word), len(_SYLLABLE.findall(word.casefold()))
