"""The guides of a copy's sessions: those that it keeps have its numbers, and their pages with them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from course.loaded.draft import Draft
from course.model import SessionGuide
from course.pages.macro_calls import find_macro_calls
from course.pages.unfinished import mark_unfinished

_NAMED = re.compile(r"(?P<before>[Ss]esi[oó]n[ -]|session_guide\(|^session:[ ])(?P<number>\d+)\b", re.MULTILINE)


def renumber_guides(root: Path, draft: Draft, numbers: Mapping[int, int]) -> None:
    """Give the guides in `root`, and the pages that show them, the new numbers of their sessions, by the old ones.

    Those of a session that has none are removed. `draft` is the course in `root` before that.
    """
    paths = [guide.document.path for guide in draft.list_located(SessionGuide)]
    paths += [
        page.path for page in draft.pages if any(call.name == "session_guide" for call in find_macro_calls(page)[0])
    ]
    texts = {path: (root / path).read_text(encoding="utf-8") for path in paths}
    for path in texts:
        (root / path).unlink()
    for path, text in texts.items():
        own = _NAMED.search(Path(path).stem)
        if own is not None and int(own["number"]) in numbers:
            made = root / Path(path).with_stem(renumber_sessions(Path(path).stem, numbers))
            made.write_text(renumber_sessions(text, numbers), encoding="utf-8", newline="\n")


def renumber_sessions(text: str, numbers: Mapping[int, int]) -> str:
    """A text that names sessions («la sesión 4», `sesion-4`) with their new numbers; words that name one that the
    copy hasn't are marked for the author.
    """

    def replace(match: re.Match[str]) -> str:
        new = numbers.get(int(match["number"]))
        if new is not None:
            return f"{match['before']}{new}"
        return mark_unfinished(match[0]) if match["before"].endswith("sión ") else match[0]

    return _NAMED.sub(replace, text)
