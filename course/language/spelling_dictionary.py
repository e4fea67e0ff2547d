"""A dictionary in Hunspell's format: looks up words made of its stems and affixes.

It implements the part of the format that the Spanish dictionary needs (hunspell(5)): flags of one letter, prefixes and
suffixes with conditions, a second suffix, words broken at hyphens, and capitals. A file that needs more is refused, not
read in part. Implementations of the whole format take longer to load this dictionary than a check of the course may
last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

# Directives for suggestions, which don't affect which words exist.
_FOR_SUGGESTIONS = ("TRY", "REP", "MAP")
_HEADER = (["SET", "UTF-8"], ["FLAG", "UTF-8"])


class Affix(NamedTuple):
    """A prefix or a suffix of the entries that have its `flag`.

    `strip` is removed from the stem and `added` is added to it. `condition` is a regular expression for the stem;
    `crosses` says whether it combines with an affix at the other end; `following` has the flags of the suffixes that
    may follow it.
    """

    flag: str
    strip: str
    added: str
    condition: str
    crosses: bool
    following: str


# The stems, with the flags of each of their entries.
Stems = dict[str, tuple[str, ...]]


class SpellingDictionary:
    """The words of a dictionary. `stems` has one pair per entry: the stem and its flags as one string."""

    def __init__(self, stems: Iterable[tuple[str, str]], prefixes: Iterable[Affix], suffixes: Iterable[Affix]) -> None:
        self._stems: Stems = {}
        for stem, flags in stems:
            self._stems[stem] = (*self._stems[stem], flags) if stem in self._stems else (flags,)
        suffixes = list(suffixes)
        self._prefixes = _group(prefixes)
        self._suffixes = _group(suffixes)
        self._continued = _group(suffix for suffix in suffixes if suffix.following)
        self._continuing = {flag for suffix in suffixes for flag in suffix.following}

    def knows(self, word: str) -> bool:
        """Whether the dictionary has the word, or all its parts, with the capitals that a text may give it."""
        return self._knows_whole(word) or any(
            all(self._knows_whole(part) for part in parts if part) for parts in _break(word) if len(parts) > 1
        )

    def _knows_whole(self, word: str) -> bool:
        if self._has_form(word, self._stems):
            return True
        if word.isupper():
            lower = word.lower()
            return any(
                self._has_form(variant, self._stems) for variant in (lower, lower.capitalize())
            ) or self._has_form(lower, self._capitalized)
        if not word[:1].isupper():
            return False
        # «Casa» may be `casa`; in «McDonald» only the first letter may have been capitalized.
        return self._has_form(word.lower() if word[1:].islower() else word[0].lower() + word[1:], self._stems)

    @cached_property
    def _capitalized(self) -> Stems:
        """The stems with capitals, in lower case, because a word all in capitals doesn't show which letters are."""
        folded: Stems = {}
        for stem, flags in self._stems.items():
            if not stem.islower():
                folded[stem.lower()] = (*folded.get(stem.lower(), ()), *flags)
        return folded

    def _has_form(self, word: str, stems: Stems) -> bool:
        """Whether the word is a stem, or a stem with one or two suffixes, a prefix, or both."""
        if word in stems or self._is_suffixed(word, stems):
            return True
        for prefix, rest in _undo_prefixes(word, self._prefixes):
            if any(prefix.flag in flags for flags in stems.get(rest, ())):
                return True
            if prefix.crosses and self._is_suffixed(rest, stems, prefix):
                return True
        return False

    def _is_suffixed(self, word: str, stems: Stems, prefix: Affix | None = None) -> bool:
        for suffix, rest in _undo_suffixes(word, self._suffixes, stems, self._continuing):
            if prefix is not None and not suffix.crosses:
                continue
            if _bears(stems.get(rest, ()), suffix, prefix):
                return True
            if suffix.flag in self._continuing:
                for inner, stem in _undo_suffixes(rest, self._continued, stems):
                    goes_before = suffix.flag in inner.following and (prefix is None or inner.crosses)
                    if goes_before and _bears(stems.get(stem, ()), inner, prefix):
                        return True
        return False


def load_dictionary(path: Path) -> SpellingDictionary:
    """Read `path` with the suffixes `.aff` and `.dic`. Raises OSError, or ValueError for an unsupported format."""
    prefixes, suffixes = _read_affixes(path.with_suffix(".aff").read_text(encoding="utf-8").splitlines())
    text = path.with_suffix(".dic").read_text(encoding="utf-8")
    count, *entries = text.splitlines() or [""]
    if not count.isdigit() or "\t" in text or "\\" in text:
        raise ValueError(f"{path.name}.dic: not a plain list of stems and flags")
    return SpellingDictionary((entry.partition("/")[::2] for entry in entries), prefixes, suffixes)


def _read_affixes(lines: list[str]) -> tuple[list[Affix], list[Affix]]:
    """The prefixes and the suffixes of an `.aff`."""
    affixes: dict[str, list[Affix]] = {"PFX": [], "SFX": []}
    crossing: dict[tuple[str, str], bool] = {}
    for line in lines:
        parts = line.partition("#")[0].split()
        if not parts or parts in _HEADER or parts[0] in _FOR_SUGGESTIONS:
            continue
        kind, flag, *rest = parts
        if kind not in affixes or len(flag) != 1 or len(rest) < 2:
            raise ValueError(f"«{line}» is not known here")
        if (kind, flag) not in crossing:
            crossing[kind, flag] = rest[0] == "Y"
            continue
        added, _, following = rest[1].partition("/")
        condition = rest[2] if len(rest) > 2 else "."
        affixes[kind].append(
            Affix(
                flag,
                rest[0].strip("0"),
                added.strip("0"),
                condition.replace("-", "\\-"),
                crossing[kind, flag],
                following,
            )
        )
    return affixes["PFX"], affixes["SFX"]


# Affixes by `added` and `strip`, so that those whose stem doesn't exist, which are most, are skipped as a group.
_Grouped = dict[str, dict[str, list[Affix]]]


def _group(affixes: Iterable[Affix]) -> _Grouped:
    grouped: _Grouped = {}
    for affix in affixes:
        grouped.setdefault(affix.added, {}).setdefault(affix.strip, []).append(affix)
    return grouped


def _undo_suffixes(
    word: str, suffixes: _Grouped, stems: Stems, continuing: Iterable[str] = ()
) -> Iterator[tuple[Affix, str]]:
    """The suffixes that the word may end in, each with the rest: a stem, or any text if its flag is in `continuing`."""
    for start in range(len(word), -1, -1):
        for strip, group in suffixes.get(word[start:], {}).items():
            rest = word[:start] + strip
            is_stem = rest in stems
            for suffix in group:
                if (is_stem or suffix.flag in continuing) and _compile(f"(?:{suffix.condition})$").search(rest):
                    yield suffix, rest


def _undo_prefixes(word: str, prefixes: _Grouped) -> Iterator[tuple[Affix, str]]:
    for end in range(1, len(word) + 1):
        for strip, group in prefixes.get(word[:end], {}).items():
            rest = strip + word[end:]
            for prefix in group:
                if _compile(f"(?:{prefix.condition})").match(rest):
                    yield prefix, rest


@cache
def _compile(condition: str) -> re.Pattern[str]:
    return re.compile(condition)


def _bears(homonyms: Iterable[str], suffix: Affix, prefix: Affix | None) -> bool:
    """Whether one of a stem's entries allows the suffix, together with the prefix if there is one."""
    return any(
        suffix.flag in flags and (prefix is None or prefix.flag in flags or prefix.flag in suffix.following)
        for flags in homonyms
    )


def _break(word: str) -> Iterator[list[str]]:
    """Every way of splitting a word at its hyphens, including no split: the dictionary may have it with its hyphen."""
    yield [word]
    for position, sign in enumerate(word):
        if sign == "-":
            for rest in _break(word[position + 1 :]):
                yield [word[:position], *rest]
