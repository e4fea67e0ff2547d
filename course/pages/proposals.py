"""The mark of the course's own proposals, as authors write it.

`{ .proposal }`, alone in the last line of a paragraph, of an item of a list or of a table; in a box, the last word
before its title (`!!! practice essential proposal "…"`). How it is drawn is for `macros/proposals.py`.
"""

from __future__ import annotations

import re

from course.pages.outline import PROPOSAL
from course.pages.written import Written

# The anchor, in the page `ABOUT` (`course/pages/places.py`), of what explains the mark.
EXPLANATION = "propuestas"

_MARK = re.compile(rf"^[ \t]*\{{:?[^{{}}\n]*(?<!\S)(?P<class>\.{PROPOSAL})(?=[\s}}])[^{{}}\n]*\}}[ \t]*$", re.MULTILINE)


def find_marks(text: str) -> list[int]:
    """The offsets of the marks in a page's text, in order, except those of boxes."""
    if f".{PROPOSAL}" not in text:
        return []
    return [match.start("class") for match in _MARK.finditer(Written(text).prose)]
