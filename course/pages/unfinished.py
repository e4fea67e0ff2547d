"""The mark that a command leaves in a text for its author to finish: `PENDIENTE «el apartado 2.3 del tema 3»`.

Its words are what the text said there. `check` tells each mark (`course/checks/markdown_slips/unfinished.py`).
"""

from __future__ import annotations

import re

UNFINISHED = re.compile(r"PENDIENTE «(?P<words>[^«»]*)»?")

# What a finding about a mark suggests.
FINISH_IT = "rehaz la frase y borra la marca `PENDIENTE «…»`"


def mark_unfinished(words: str) -> str:
    """The mark in the place of some words, without their line breaks; quotes inside it are of another kind."""
    quoted = words.replace("«", "“").replace("»", "”")
    return f"PENDIENTE «{' '.join(quoted.split())}»"
