"""The invented town of the examples has another name in the copy, also in the names of its files."""

from __future__ import annotations

import re
from collections.abc import Callable

from course.language.folded_words import fold_answer

# Not after, or before, a letter or a figure: `perez_villaejemplo` names the town, «villaejemplos» doesn't.
_START, _END = r"(?<![^\W_])", r"(?![^\W_])"


def make_renamer(old: str, new: str) -> Callable[[str], str]:
    """A function that gives a text, or a path, the new name of the town.

    In paths and identifiers a name has no capitals or accents, and hyphens for spaces. It is changed where it is a
    whole word, and at either end of the name of an account («@bibliovillaejemplo»).
    """
    slug = re.escape(_make_slug(old))
    changes = [
        (re.compile(f"{_START}{re.escape(old)}{_END}"), new),
        (re.compile(f"{_START}{re.escape(old.upper())}{_END}"), new.upper()),
        (re.compile(f"{_START}{slug}{_END}|(?<=@){slug}"), _make_slug(new)),
        (re.compile(rf"(?<=@)(\w+){slug}{_END}"), rf"\g<1>{_make_slug(new)}"),
    ]

    def rename(text: str) -> str:
        for written, name in changes:
            text = written.sub(name, text)
        return text

    return rename


def _make_slug(name: str) -> str:
    return fold_answer(name).replace("ñ", "n").replace(" ", "-")
