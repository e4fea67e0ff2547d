"""A Hunspell dictionary gives the words that Hunspell's rules derive from it; unknown features are refused."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from spylls.hunspell import Dictionary

from course.checks.text.spelling import DICTIONARY
from course.language.spelling_dictionary import SpellingDictionary, load_dictionary

AFFIXES = """SET UTF-8
FLAG UTF-8
TRY aeo
REP 1
REP ke que

PFX d Y 2
PFX d 0 des [^s]
PFX d 0 de s

SFX S Y 3
SFX S 0 s [aeo]
SFX S z ces z
SFX S 0 es n

SFX A Y 2
SFX A r ción/S ar
SFX A r 0 [ae]r

SFX N N 1
SFX N 0 ísimo .
"""
STEMS = ["casa/S", "cruz/S", "cruz", "ordenar/Ad", "soldar/Ad", "claro/Nd", "Valencia", "McDonald", "ex-libris"]


def write(folder: Path, affixes: str = AFFIXES, words: str = "\n".join([str(len(STEMS)), *STEMS])) -> Path:
    (folder / "tiny.aff").write_text(affixes, encoding="utf-8")
    (folder / "tiny.dic").write_text(words, encoding="utf-8")
    return folder / "tiny"


@pytest.fixture
def tiny(tmp_path: Path) -> SpellingDictionary:
    return load_dictionary(write(tmp_path))


@pytest.mark.parametrize(
    "word",
    [
        "casa",
        "casas",
        "cruz",
        "cruces",
        "ordena",
        "desordenar",
        "desordena",
        "desoldar",  # what is removed; a prefix alone, and with a suffix
        "ordenaciónes",
        "desordenaciónes",  # a suffix after another
        "claroísimo",
        "desclaro",
        "Casa",
        "CASA",
        "CASAS",
        "Valencia",
        "VALENCIA",
        "MCDONALD",
        "McDonald",
        "casa-cruces",
        "ex-libris",
        "-casa",
        "casa-",
    ],
)
def test_words_of_the_dictionary(tiny: SpellingDictionary, word: str) -> None:
    assert tiny.knows(word)


@pytest.mark.parametrize(
    "word",
    [
        "caza",
        "cruzs",
        "casaes",
        "dessoldar",
        "descasa",
        "ordenas",
        "desclaroísimo",  # that suffix allows no prefix
        "cruzción",
        "valencia",
        "mcdonald",
        "cASA",
        "libris",
        "casa-caza",
    ],
)
def test_words_that_are_none(tiny: SpellingDictionary, word: str) -> None:
    assert not tiny.knows(word)


@pytest.mark.parametrize(
    ("affixes", "words"),
    [
        (AFFIXES + "COMPOUNDFLAG X\n", "1\ncasa\n"),
        (AFFIXES + "SFX B Y 1\nSFX BB 0 s .\n", "1\ncasa\n"),
        (AFFIXES.replace("FLAG UTF-8", "FLAG num"), "1\ncasa\n"),
        (AFFIXES, "casa\n"),
        (AFFIXES, "1\ncasa\tpo:noun\n"),
        (AFFIXES, ""),
    ],
)
def test_what_is_not_known_is_refused(tmp_path: Path, affixes: str, words: str) -> None:
    with pytest.raises(ValueError):
        load_dictionary(write(tmp_path, affixes, words))


def test_the_spanish_dictionary_reads_as_another_reader_does() -> None:
    """On words made from its own stems and affixes, whether they fit or not.

    Spylls seldom finds more: in a word in capitals it takes any letter for a stem, and these are left out.
    """
    ours, theirs = load_dictionary(DICTIONARY), Dictionary.from_files(str(DICTIONARY))
    chooser = random.Random(7)
    stems = [
        line.partition("/")[0]
        for line in DICTIONARY.with_suffix(".dic").read_text(encoding="utf-8").split("\n")[1:]
        if line
    ]
    rules = [
        line.split()
        for line in DICTIONARY.with_suffix(".aff").read_text(encoding="utf-8").split("\n")
        if line[1:3] == "FX"
    ]
    added = {
        kind: [rule[3].partition("/")[0].strip("0") for rule in rules if rule[0] == kind and len(rule) > 4]
        for kind in ("PFX", "SFX")
    }

    def make_word() -> str:
        stem = chooser.choice(stems)
        word = (
            stem[: len(stem) - chooser.randrange(4)]
            + chooser.choice(added["SFX"])
            + chooser.choice(["", "", "s", "es"])
        )
        word = chooser.choice(["", "", chooser.choice(added["PFX"])]) + chooser.choice([stem, word])
        return chooser.choice([word, word, word.capitalize(), f"{word}-{chooser.choice(stems)}"])

    words = {word for word in (make_word() for _ in range(4000)) if len(word) > 3}
    different = {word for word in words if ours.knows(word) != theirs.lookup(word)}
    assert different == set()
    assert 0.2 < sum(map(ours.knows, words)) / len(words) < 0.8
