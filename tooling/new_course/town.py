"""The invented town of the examples has another name in the copy, also in the names of its files."""

from __future__ import annotations

from collections.abc import Callable

from course.language.folded_words import fold_answer


def make_renamer(old: str, new: str) -> Callable[[str], str]:
    """A function that gives a text, or a path, the new name of the town.

    In paths and identifiers a name has no capitals or accents, and hyphens for spaces.
    """
    pairs = [(old, new), (old.upper(), new.upper()), (_make_slug(old), _make_slug(new))]

    def rename(text: str) -> str:
        for before, after in pairs:
            text = text.replace(before, after)
        return text

    return rename


def _make_slug(name: str) -> str:
    return fold_answer(name).replace("ñ", "n").replace(" ", "-")
