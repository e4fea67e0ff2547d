"""The sorts of text that data hold: what may be written in one, and whether it is prose.

The type of a field says the sort once. `course/checks/texts.py` refuses what a sort does not admit, and
`course/derived/prose.py` reads those that are prose; both find the texts by `course/model/walking.py`.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import Annotated

from pydantic import StringConstraints


class TextSort(Enum):
    """What may be written in a text."""

    PLAIN = auto()
    """Shown as it is: no marks of Markdown, citations or macros."""
    UNCITED = auto()
    """Plain, in something that lists its works under `sources`."""
    NOTE = auto()
    """Plain, a note about the state of a norm."""
    NAME = auto()
    """Plain, and no prose: what something is called, a unit, a year."""
    RULE = auto()
    """Plain but for its citations."""
    INLINE = auto()
    """Emphasis and code, as in a question: its works go under `sources`."""
    WHY = auto()
    """Emphasis and code, in what explains an answer."""
    CITED = auto()
    """Emphasis and citations."""
    CELL = auto()
    """Emphasis and citations, in a cell or an item of a list."""
    ROW = auto()
    """Emphasis and citations, in a cell of the table that compares the cases."""
    BLOCK = auto()
    """Markdown, paragraphs and lists included, with citations."""
    OFFICIAL = auto()
    """Words of the official programme, which nobody here wrote."""
    TYPED = auto()
    """What a reader types, to be compared and not shown."""

    @property
    def is_prose(self) -> bool:
        """Whether somebody here wrote it for a reader to read, so that its words are checked."""
        return self not in (TextSort.NAME, TextSort.OFFICIAL, TextSort.TYPED)


class Proofreading(Enum):
    """When the words of a text that is prose are checked, where that is not from the first."""

    LATER = auto()
    """Once what the checks find in the texts of this field is mended."""


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
PlainText = Annotated[Text, TextSort.PLAIN]
UncitedText = Annotated[Text, TextSort.UNCITED]
NoteText = Annotated[Text, TextSort.NOTE]
Name = Annotated[Text, TextSort.NAME]
RuleText = Annotated[Text, TextSort.RULE]
InlineText = Annotated[Text, TextSort.INLINE]
Why = Annotated[Text, TextSort.WHY]
CitedText = Annotated[Text, TextSort.CITED]
CellText = Annotated[Text, TextSort.CELL]
RowText = Annotated[Text, TextSort.ROW]
BlockText = Annotated[Text, TextSort.BLOCK]
OfficialText = Annotated[Text, TextSort.OFFICIAL]
TypedText = Annotated[Text, TextSort.TYPED]
