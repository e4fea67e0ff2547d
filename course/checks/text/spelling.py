"""Spelling: every word is Spanish, a name in the course's sources, or in the project's own word list.

The dictionary is LibreOffice's (RLA-ES). Italics mark foreign words, which are skipped; quotations in other languages
are skipped only if they are in italics. The list, `data/words.txt`, has one word per line; a word that is no longer
used is reported too, so that the list stays short.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
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
# In a text without these, as most passages are, words are runs of letters and there are no addresses: finding them
# takes a third of the time.
_PART_OF_OTHERS = re.compile(r"[-’'·@\d_]|\.\w|://|www\.")
# Every address has one of these: searching for addresses is slow, and few passages have any.
_PART_OF_ADDRESS = re.compile(r"\.\w|://|www\.")
_ADVICE = f"si es de otra lengua, ponla en cursiva; si es un nombre o está bien, añádela a {WORDS_PATH}"
# The least similarity of a suggested word, from 0 to 1.
_NEAR = 0.84
# More unknown words than these are one fault, such as a list of words that was lost or a page in another language.
_MOST_UNKNOWN = 40


class WordInPlace(NamedTuple):
    """A word and the place of its passage."""

    path: str
    line: int
    word: str


class SpeltWords(NamedTuple):
    """The words of one file, as written and case-folded, and every occurrence of those not in the dictionary."""

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
    unknown, used, seen = _look_up_course(course, own_words)
    if len(unknown) > _MOST_UNKNOWN:
        return [*findings, _gather_unknown(unknown)]
    known = sorted({*own_words, *seen} - {strange.word for strange in unknown}) if unknown else []
    for strange in unknown:
        near = get_close_matches(strange.word, known, n=1, cutoff=_NEAR)
        suggestion = f"¿quisiste decir `{near[0]}`? Si está bien escrita, añádela a {WORDS_PATH}" if near else None
        message = f"«{strange.word}» no está en el diccionario"
        findings.append(Finding(strange.path, strange.line, 1, message, suggestion or _ADVICE))
    return findings + _check_own_words(own_words, used)


def list_unknown_words(course: Course) -> list[str]:
    """The words of the course that are neither in the dictionary nor in its own list, which can be read."""
    own_words, _ = load_own_words(course.root)
    assert own_words is not None
    return sorted({strange.word for strange in _look_up_course(course, own_words)[0]})


def _look_up_course(course: Course, own_words: Container[str]) -> tuple[list[WordInPlace], set[str], set[str]]:
    """Each occurrence of a word that isn't known; all the words, case-folded; and the same words as written."""
    names: frozenset[str] = frozenset(_collect_names(course))
    used: set[str] = set()
    unknown: list[WordInPlace] = []
    seen: set[str] = set()
    for passages in collect_texts(course):
        spelt = _look_up_words(passages)
        seen |= spelt.words
        used |= spelt.folded
        for strange in spelt.strange:
            if strange.word.casefold() not in own_words and not is_spanish(strange.word, names):
                unknown.append(strange)
    return unknown, used, seen


def _gather_unknown(unknown: Sequence[WordInPlace]) -> Finding:
    """One finding about too many unknown words: in their file or, if they are of several, in the list of words."""
    first = unknown[0]
    words, paths = {strange.word.casefold() for strange in unknown}, {strange.path for strange in unknown}
    if len(paths) == 1:
        message = f"hay {len(words)} palabras que no están en el diccionario; la primera es «{first.word}»"
        suggestion = "si el texto es de otra lengua, ponlo en cursiva; ¿está el archivo en UTF-8?"
        return Finding(first.path, first.line, 1, message, suggestion)
    message = (
        f"hay {len(words)} palabras en {len(paths)} archivos que no están ni en el diccionario ni aquí;"
        f" la primera, «{first.word}», en {first.path}:{first.line}"
    )
    return Finding(WORDS_PATH, None, None, message, "¿se ha borrado o cortado esta lista?")


@remembered
def _look_up_words(passages: tuple[Passage, ...]) -> SpeltWords:
    """The words of a file's passages, looked up in the dictionary alone."""
    found = [(passage, find_words(passage.unemphasized)) for passage in passages]
    words = frozenset(word for _, inside in found for word in inside)
    strange = {word for word in words if not _is_in_dictionary(word)}
    placed = (
        WordInPlace(passage.path, passage.line, word) for passage, inside in found for word in inside if word in strange
    )
    return SpeltWords(words, frozenset(map(str.casefold, words)), tuple(placed))


def load_own_words(root: Path) -> tuple[dict[str, int] | None, list[Finding]]:
    """The project's words, case-folded, with their lines; empty if there is no list, None if it can't be read."""
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
        elif word.casefold() in words:
            message = f"«{word}» ya está en la línea {words[word.casefold()]}"
            findings.append(Finding(WORDS_PATH, number, 1, message, "borra una de las dos"))
        elif word:
            words[word.casefold()] = number
    return words, findings


def find_words(text: str) -> list[str]:
    """The words of a text, without addresses and file names."""
    if not _PART_OF_OTHERS.search(text):
        words = _LETTERS.findall(text)
    else:
        words = _WORD.findall(_ADDRESS.sub(" ", text) if _PART_OF_ADDRESS.search(text) else text)
    return [word for word in words if word.strip("ºª")] if "º" in text or "ª" in text else words


def is_spanish(word: str, names: Container[str] = ()) -> bool:
    """Whether the dictionary or `names` have the word, or all its parts («ciudadano-cliente»). An acronym passes."""
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
    """«regístralo», «encomendarle»: the dictionary has the verb, but few of its forms with pronouns attached."""
    verb = word
    for count in (1, 2):
        shorter = _PRONOUN.sub("", verb)
        if shorter == verb:
            return False
        verb = shorter
        plain = verb.translate(_WITHOUT_TILDE)
        if plain.endswith(("ar", "er", "ir")):  # «decirle», «oírlo», and with two pronouns «decírselo»
            is_right = _look_up(verb) if count == 1 else verb != plain and _look_up(plain)
        else:  # an imperative or a gerund has an accent: «regístralo», «mirándolo»
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
    """The words of the names of authors, editors and publishers in the bibliography."""
    for reference in course.references.references if course.references else ():
        for name in (*reference.authors, *reference.editors):
            yield from find_words(f"{name.given or ''} {name.family}")
        yield from find_words(reference.published_by or "")


def _check_own_words(own_words: dict[str, int], used: set[str]) -> list[Finding]:
    return [
        Finding(WORDS_PATH, line, 1, f"«{word}» sobra: ya no la usa ningún texto", "borra la línea", may_follow=True)
        for word, line in own_words.items()
        if word not in used
    ]
