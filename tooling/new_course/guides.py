"""The guides of a copy's sessions: those that it keeps have its numbers, and their pages with them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from course.loaded.draft import Draft
from course.model import SessionGuide
from course.pages.macro_calls import find_macro_calls
from course.pages.places import get_guide_page, make_guide_name
from tooling.new_course.renumbering import list_macros, mark_lost, renumber, renumber_calls

_MACROS = list_macros("session_guide")
_PROSE = re.compile(r"\b(?P<before>[Ss]esión )(?P<number>\d+)\b")
_CODES = re.compile(r"(?P<before>\bsesion-|^session:[ ])(?P<number>\d+)\b", re.MULTILINE)


def renumber_guides(root: Path, draft: Draft, numbers: Mapping[int, int]) -> list[str]:
    """Give the guides in `root`, and the pages that show them, the new numbers of their sessions, by the old ones.

    Those of a session that has none are removed: returns their paths. Any other page that shows a guide stays where it
    is. `draft` is the course in `root` before that.
    """
    owners = {guide.document.path: guide.value.session for guide in draft.list_located(SessionGuide)}
    owners |= {f"docs/{get_guide_page(number)}": number for number in owners.values()}
    texts = {path: (root / path).read_text(encoding="utf-8") for path in owners}
    for path in texts:
        (root / path).unlink()
    for path, number in owners.items():
        if number in numbers:
            made = root / Path(path).with_stem(make_guide_name(numbers[number]))
            made.write_text(renumber_sessions(texts[path], numbers), encoding="utf-8", newline="\n")
    for page in draft.pages:
        shows_guide = any(call.name in _MACROS for call in find_macro_calls(page)[0])
        if shows_guide and page.path not in owners and not page.is_authors_guide:
            text = renumber_sessions(page.text, numbers)
            (root / page.path).write_text(text, encoding="utf-8", newline="\n")
    return [path for path, number in owners.items() if number not in numbers]


def renumber_sessions(text: str, numbers: Mapping[int, int]) -> str:
    """A text that names sessions («la sesión 4», `sesion-4`, `session_files(4)`) with their new numbers.

    Words that name one that the copy hasn't are marked for the author.
    """

    def replace(match: re.Match[str]) -> str:
        new = numbers.get(int(match["number"]))
        return mark_lost(match.string, match) if new is None else f"{match['before']}{new}"

    text = _CODES.sub(lambda match: match["before"] + renumber(match["number"], numbers), text)
    return _PROSE.sub(replace, renumber_calls(text, "session_guide", numbers))
