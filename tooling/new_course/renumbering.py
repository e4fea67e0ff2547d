"""The temas of a copy are numbered from 1: their numbers change wherever they are written, all at once.

What names a tema that the copy leaves out gets a number that no course has, so that it isn't taken for another tema;
words in prose that name one are marked for the author instead (`course/pages/unfinished.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from course.macro_register import MACROS
from course.pages.unfinished import mark_unfinished

# Added to the number of a tema, or of a session, that is left out.
OUT = 900
# The id of a heading, of a tema or of a question; a folder or an anchor.
_CODES = re.compile(r"(?P<before>(?<![\w/.-])t|(?<![\w.-])tema-)(?P<number>\d+)(?!\w)")
_KEY = re.compile(r"(?P<before>^tema:[ ]+)(?P<number>\d+)(?=[ ]*$)", re.MULTILINE)
_PROSE = re.compile(
    r"\b(?P<noun>[Tt]emas?)(?P<gap>[ \n]+)(?P<numbers>\d+(?:(?:,[ ]|[ ][yoae][ ])\d+)*)\b(?![ ]*[.,]\d|[-/])"
)


def order_temas(kept: Sequence[int]) -> dict[int, int]:
    """The new number of each tema that is kept, by its old one: they are numbered in the order given."""
    return {old: new for new, old in enumerate(kept, start=1)}


def renumber_text(text: str, numbers: Mapping[int, int]) -> str:
    """A text of a page or of a data file with the new numbers."""
    for written in (_CODES, _KEY):
        text = written.sub(lambda match: match["before"] + renumber(match["number"], numbers), text)
    text = renumber_calls(text, "tema", numbers)
    return _PROSE.sub(lambda match: _renumber_words(text, match, numbers), text)


def renumber_path(path: Path, numbers: Mapping[int, int]) -> Path | None:
    """The path, from the root of the course, with the new number of its tema; None if the tema is left out."""
    parts = []
    for part in path.parts:
        match = re.fullmatch(r"tema-(\d+)(\..*)?", part)
        if match is None or path.parts[0] not in ("docs", "quizzes", "data"):
            parts.append(part)
        elif int(match[1]) in numbers:
            parts.append(f"tema-{numbers[int(match[1])]}{match[2] or ''}")
        else:
            return None
    return Path(*parts)


def renumber_calls(text: str, kind: str, numbers: Mapping[int, int]) -> str:
    """A text whose macros have the new numbers where their first argument, a number, is of a kind of argument."""
    calls = re.compile(rf"(?P<before>\{{\{{-?\s*(?:{'|'.join(list_macros(kind))})\(\s*(?:\w+\s*=\s*)?)(?P<number>\d+)")
    return calls.sub(lambda match: match["before"] + renumber(match["number"], numbers), text)


def list_macros(kind: str) -> list[str]:
    """The names of the macros whose first argument is of a kind."""
    return [name for name, macro in MACROS.items() if [each.kind for each in macro.parameters[:1]] == [kind]]


def renumber(number: str, numbers: Mapping[int, int]) -> str:
    """The new number, or one that no course has."""
    return str(numbers.get(int(number), OUT + int(number)))


def _renumber_words(text: str, match: re.Match[str], numbers: Mapping[int, int]) -> str:
    """«temas 2 y 4»: with the new numbers, or marked if a tema isn't there any more."""
    named = [int(number) for number in re.findall(r"\d+", match["numbers"])]
    if all(number in numbers for number in named):
        shown = re.sub(r"\d+", lambda number: str(numbers[int(number[0])]), match["numbers"])
        return f"{match['noun']}{match['gap']}{shown}"
    return mark_lost(text, match)


def mark_lost(text: str, match: re.Match[str]) -> str:
    """Words that name what the copy lacks, marked for the author.

    Words of a link are left as they are: the link itself is marked, with its words. So are comments of YAML.
    """
    is_left = _is_in_link(text, match.start()) or _is_in_comment(text, match.start())
    return match[0] if is_left else mark_unfinished(match[0])


def _is_in_comment(text: str, offset: int) -> bool:
    return text[text.rfind("\n", 0, offset) + 1 :].lstrip().startswith("# ")


def _is_in_link(text: str, offset: int) -> bool:
    """Whether an offset is in the words of a link, or of a macro's argument."""
    line_start = text.rfind("\n", 0, offset) + 1
    before = text[line_start:offset]
    if before.rfind("{{") > before.rfind("}}"):
        return True
    opening = before.rfind("[")
    return opening > before.rfind("]") and re.match(r"[^\[\]]*\]\(", text[line_start + opening + 1 :]) is not None
