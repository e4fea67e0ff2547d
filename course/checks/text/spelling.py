"""Spelling: every word is Spanish, a name that the course's sources bear, or one of the project's own word list.

The dictionary is LibreOffice's (RLA-ES). What is in italics is foreign and is passed over, and so are
quotations in other languages only if they are in italics too. The list, `data/words.txt`, has one word a line; what it
no longer needs is a finding as well, so it stays short.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import NamedTuple

from course.checks.text.resources import RESOURCE_MISSING
from course.derived.prose import Passage, collect_texts
from course.files.text_source import load_text
from course.findings import Finding
from course.language.spelling_dictionary import SpellingDictionary, load_dictionary
from course.loaded.whole import Course
from course.runtime.memory import remembered

WORDS_PATH = "data/words.txt"
DICTIONARY = Path(__file__).resolve().parents[2] / "resources" / "es"

_WORD = re.compile(r"(?<![@\w])[^\W\d_]+(?:[-’'·][^\W\d_]+)*(?![@\w])")
_ONE_WORD = re.compile(r"[^\W\d_]+(?:[-’'·][^\W\d_]+)*")
_PRONOUN = re.compile(r"(?<=\w{3})(?:l[aeo]s?|[mts]e|n?os)$")
_WITHOUT_TILDE = str.maketrans("áéíóú", "aeiou")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:es|cat|gob|gov|com|org|net|eu|gal|eus|example|md|yml|bib|py|txt|csv|svg)\b\S*"
)
_LETTERS = re.compile(r"[^\W\d_]+")
# Without these a word is what stands between other signs, and there is no address: most passages, in a third of the
# time.
_PART_OF_OTHERS = re.compile(r"[-’'·@\d_]|\.\w|://|www\.")
# What every address has: to look for one takes long, and few passages have it.
_PART_OF_ADDRESS = re.compile(r"\.\w|://|www\.")
_ADVICE = f"si es de otra lengua, ponla en cursiva; si es un nombre o está bien, añádela a {WORDS_PATH}"
# How alike a word has to be to the one suggested, from 0 to 1, and how many are worth the time that it takes.
_NEAR, _MOST_SUGGESTED = 0.84, 40


class WordInPlace(NamedTuple):
    """A word and where its passage stands."""

    path: str
    line: int
    word: str


class SpeltWords(NamedTuple):
    """The words of one file, as they are written and folded; and those that are not in the dictionary, one by one, in
    order.
    """

    words: frozenset[str]
    folded: frozenset[str]
    strange: tuple[WordInPlace, ...]


def check_spelling(course: Course) -> list[Finding]:
    missing = [path for path in (DICTIONARY.with_suffix(".aff"), DICTIONARY.with_suffix(".dic")) if not path.exists()]
    if missing:
        return [Finding(f"course/resources/{path.name}", None, None, *RESOURCE_MISSING) for path in missing]
    own_words, findings = load_own_words(course.root)
    if own_words is None:
        return findings
    names: frozenset[str] = frozenset(_collect_names(course))
    used: set[str] = set()
    unknown: list[WordInPlace] = []
    seen: set[str] = set()
    for passages in collect_texts(course):
        spelt = _look_up_words(passages)
        seen |= spelt.words
        used |= own_words.keys() & spelt.folded
        for strange in spelt.strange:
            if strange.word.casefold() not in own_words and not is_spanish(strange.word, names):
                unknown.append(strange)
    known = sorted({*own_words, *seen} - {strange.word for strange in unknown}) if unknown else []
    for strange in unknown:
        near = get_close_matches(strange.word, known, n=1, cutoff=_NEAR) if len(unknown) <= _MOST_SUGGESTED else []
        suggestion = f"¿quisiste decir `{near[0]}`? Si está bien escrita, añádela a {WORDS_PATH}" if near else None
        message = f"«{strange.word}» no está en el diccionario"
        findings.append(Finding(strange.path, strange.line, 1, message, suggestion or _ADVICE))
    return findings + _check_own_words(own_words, used)


@remembered
def _look_up_words(passages: tuple[Passage, ...]) -> SpeltWords:
    """The words of a file's passages, as far as the dictionary alone can judge them."""
    found = [(passage, find_words(passage.unemphasized)) for passage in passages]
    words = frozenset(word for _, inside in found for word in inside)
    strange = {word for word in words if not _is_in_dictionary(word)}
    placed = (
        WordInPlace(passage.path, passage.line, word) for passage, inside in found for word in inside if word in strange
    )
    return SpeltWords(words, frozenset(map(str.casefold, words)), tuple(placed))


def load_own_words(root: Path) -> tuple[dict[str, int] | None, list[Finding]]:
    """The project's words, folded, each with its line; None where the list can't be read. A course may have no list."""
    path = root / WORDS_PATH
    if not path.exists():
        return {}, []
    text, findings = load_text(path, WORDS_PATH)
    if text is None:
        return None, findings
    words: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        word = line.partition("#")[0].strip()
        if word and not _ONE_WORD.fullmatch(word):
            message = f"«{word}» no es una palabra sola"
            findings.append(
                Finding(WORDS_PATH, number, 1, message, "una en cada línea, sin comillas, comas ni guiones delante")
            )
        elif word:
            words.setdefault(word.casefold(), number)
    return words, findings


def find_words(text: str) -> list[str]:
    """The words of a text, without addresses and file names."""
    if not _PART_OF_OTHERS.search(text):
        words = _LETTERS.findall(text)
    else:
        words = _WORD.findall(_ADDRESS.sub(" ", text) if _PART_OF_ADDRESS.search(text) else text)
    return [word for word in words if word.strip("ºª")] if "º" in text or "ª" in text else words


def is_spanish(word: str, names: Container[str] = ()) -> bool:
    """Whether the dictionary or the names know the word, whole or part by part («ciudadano-cliente»). An acronym
    passes.
    """
    if _is_acronym(word) or _look_up(word) or word in names or _is_verb_with_pronouns(word):
        return True
    parts = re.split(r"[-’']", word)
    return all(_look_up(part) or part in names for part in parts)


@cache
def _is_in_dictionary(word: str) -> bool:
    return is_spanish(word)


def _is_acronym(word: str) -> bool:
    return word.isupper() and len(word) <= 6


def _is_verb_with_pronouns(word: str) -> bool:
    """«regístralo», «encomendarle»: the dictionary knows the verb, and pronouns hang from few of its forms there."""
    verb = word
    for count in (1, 2):
        shorter = _PRONOUN.sub("", verb)
        if shorter == verb:
            return False
        verb = shorter
        plain = verb.translate(_WITHOUT_TILDE)
        if plain.endswith(("ar", "er", "ir")):  # «decirle», «oírlo», and with two of them «decírselo»
            is_right = _look_up(verb) if count == 1 else verb != plain and _look_up(plain)
        else:  # an order or a gerund bears a tilde: «regístralo», «mirándolo»
            is_right = verb != plain and _look_up(plain)
        if is_right:
            return True
    return False


@cache
def _look_up(word: str) -> bool:
    return len(word) == 1 or _load_dictionary().knows(word)


@cache
def _load_dictionary() -> SpellingDictionary:
    return load_dictionary(DICTIONARY)


def _collect_names(course: Course) -> Iterator[str]:
    """The names that the bibliography bears: who wrote or published what is cited."""
    for reference in course.references.references if course.references else ():
        for name in (*reference.authors, *reference.editors):
            yield from find_words(f"{name.given or ''} {name.family}")
        yield from find_words(reference.published_by or "")


def _check_own_words(own_words: dict[str, int], used: set[str]) -> list[Finding]:
    return [
        Finding(WORDS_PATH, line, 1, f"«{word}» sobra: ya no la usa ningún texto", "borra la línea")
        for word, line in own_words.items()
        if word not in used
    ]
