"""The sorts of text in the data: what may be written in each, and whether it is prose.

The sort of a field is in its type. `course/checks/texts.py` reports what a sort does not allow, and
`course/derived/prose.py` collects those that are prose; both find the texts with `course/model/walking.py`.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import Annotated

from pydantic import StringConstraints


class TextSort(Enum):
    """What may be written in a text."""

    PLAIN = auto()
    """Shown as it is: no Markdown, citations or macros."""
    UNCITED = auto()
    """Plain, in an item that lists its works under `sources`."""
    NOTE = auto()
    """Plain: a note about the state of a regulation."""
    NAME = auto()
    """Plain, and not prose: a name, a unit, a year."""
    RULE = auto()
    """Plain except for citations."""
    INLINE = auto()
    """Emphasis and code, as in a question, whose works go under `sources`."""
    WHY = auto()
    """Emphasis and code, in the explanation of an answer."""
    EMPHASIZED = auto()
    """Emphasis and code, in an item that names its pages in fields of their own."""
    CITED = auto()
    """Emphasis and citations."""
    CELL = auto()
    """Emphasis and citations, in a cell or an item of a list."""
    ROW = auto()
    """Emphasis and citations, in a cell of the table that compares the cases."""
    BLOCK = auto()
    """Markdown, paragraphs and lists included, with citations."""
    OFFICIAL = auto()
    """Plain: words of the official programme, which the course's authors didn't write."""
    TYPED = auto()
    """Text for comparison with what a reader types; it is not shown."""

    @property
    def is_prose(self) -> bool:
        """Whether the course's authors wrote it for readers, so that its words are checked."""
        return self not in (TextSort.NAME, TextSort.OFFICIAL, TextSort.TYPED)


class Proofreading(Enum):
    """When the words of prose are checked, if not yet."""

    LATER = auto()
    """Once the texts of this field have been fixed."""


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
PlainText = Annotated[Text, TextSort.PLAIN]
UncitedText = Annotated[Text, TextSort.UNCITED]
NoteText = Annotated[Text, TextSort.NOTE]
Name = Annotated[Text, TextSort.NAME]
RuleText = Annotated[Text, TextSort.RULE]
InlineText = Annotated[Text, TextSort.INLINE]
Why = Annotated[Text, TextSort.WHY]
EmphasizedText = Annotated[Text, TextSort.EMPHASIZED]
CitedText = Annotated[Text, TextSort.CITED]
CellText = Annotated[Text, TextSort.CELL]
RowText = Annotated[Text, TextSort.ROW]
BlockText = Annotated[Text, TextSort.BLOCK]
OfficialText = Annotated[Text, TextSort.OFFICIAL]
TypedText = Annotated[Text, TextSort.TYPED]
