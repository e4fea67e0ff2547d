"""What the rules of this package yield; `__init__.py` makes a finding of it."""

from __future__ import annotations

from typing import NamedTuple


class Slip(NamedTuple):
    """Something wrong in a text: where it starts, counted in characters, the message, and a suggestion."""

    offset: int
    message: str
    suggestion: str | None = None
