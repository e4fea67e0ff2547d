"""Emphasis that is opened and not closed, or the other way round, or of another Markdown: its signs would be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.checks.markdown_slips.slip import Slip
from course.files.offsets import blank
from course.pages.written import PARAGRAPH_GAP, Written

# Emphasis ends in its own paragraph, item or cell.
_WITHIN = r"(?:[^*|\n]|\n(?![ \t]*(?:\n|[-*+][ \t]|\d+[.)][ \t]|\|)))"
_BOTH = re.compile(rf"(?<!\*)\*\*\*(?=[^\s*]){_WITHIN}*?(?<=[^\s*])\*\*\*(?!\*)")
_LIGHT = re.compile(rf"(?<!\*)\*(?=[^\s*]){_WITHIN}*?(?<=[^\s*])\*(?!\*)")
_STRONG = re.compile(rf"(?<!\*)\*\*(?=[^\s*]){_WITHIN}*?(?<=[^\s*])\*\*(?!\*)")
_UNDERSCORES = re.compile(rf"(?<![\w@/])(?P<signs>_{{1,2}})(?=[^\W_]|[¿¡«]){_WITHIN}*?(?<=[^\s_])(?P=signs)(?!\w)")
_ATTRIBUTES = re.compile(r"\{:?[ ][^{}\n]*\}")
_RULE = re.compile(r"^[ \t]*(?:\*[ \t]*){3,}$", re.MULTILINE)
_LEFT = re.compile(
    r"\*\*|(?<![\w*])\*(?=[^\W\d_]|[¿¡«])|(?<=[^\W\d_])\*(?![\w*])|(?<![\w@/.])__?(?=[^\W\d_]|[¿¡«])|~~(?=\S)|==(?=\w)"
)
_STRANGE = {"~~": "aquí no hay texto tachado", "==": "aquí no hay texto resaltado"}
# Emphasis on one line that has no other inside.
_PAIR = re.compile(r"\*\*[^\s*|][^*|\n]*(?<=\S)\*\*(?!\*)|\*[^\s*|](?:[^*|\n]*[^\s*|])?\*(?!\*)")
_MARK = re.compile(r"[*_~=]")


def find_emphasis_slips(written: Written) -> Iterator[Slip]:
    if not _MARK.search(written.text):
        return
    if not _has_marks(_PAIR.sub("", written.prose)):  # the rest takes ten times as long, and few texts need it
        return
    text = blank(_ATTRIBUTES, _fill(written))
    told: re.Match[str] | None = None
    for left in _find_left(text):
        if told is not None and left[0] == told[0] and _are_one_fault(text, told, left):
            continue
        told = left
        if left[0] in _STRANGE:
            yield Slip(left.start(), f"{_STRANGE[left[0]]}, y `{left[0]}` se vería tal cual", "usa `**texto**`")
            continue
        message = f"`{left[0]}` se vería tal cual: no tiene pareja, o hay un espacio entre el signo y la palabra"
        yield Slip(left.start(), message, f"se escribe `{left[0]}texto{left[0]}`, en un mismo párrafo")


def _are_one_fault(text: str, first: re.Match[str], second: re.Match[str]) -> bool:
    """Whether both marks are in a paragraph, or the second one closes what the first one opened in another."""
    is_opening = not text[first.end() : first.end() + 1].isspace()
    is_closing = not text[second.start() - 1].isspace() and not text[second.end() : second.end() + 1].isalnum()
    return not PARAGRAPH_GAP.search(text, first.end(), second.start()) or (is_opening and is_closing)


def _has_marks(text: str) -> bool:
    return any(_LEFT.match(text, mark.start()) for mark in _MARK.finditer(text))


def _find_left(text: str) -> Iterator[re.Match[str]]:
    """The marks that are left when those with a pair are taken away."""
    for pattern in (_RULE, _BOTH, _LIGHT, _STRONG, _LIGHT, _UNDERSCORES, _UNDERSCORES):
        text = _blank_marks(pattern, text)
    return _LEFT.finditer(text)


def _fill(written: Written) -> str:
    """The prose with signs instead of the spaces where code was: there may be emphasis around code."""
    pairs = zip(written.text, written.prose, strict=True)
    return "".join("·" if shown == " " and sign not in " *_" else shown for sign, shown in pairs)


def _blank_marks(pattern: re.Pattern[str], text: str) -> str:
    """The text without the marks around each match; what is between them stays, as it may hold other emphasis."""
    return pattern.sub(lambda match: re.sub(r"^[*_]+|[*_]+$", lambda marks: " " * len(marks[0]), match[0]), text)
