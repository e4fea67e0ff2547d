"""Offsets in a text, counted in characters: where one is, and blanking parts of the text without moving any."""

from __future__ import annotations

import re


def find_place(text: str, offset: int) -> tuple[int, int]:
    """The line and the column of an offset, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def blank(pattern: re.Pattern[str], text: str) -> str:
    """The text with spaces in the place of each match; line breaks stay."""
    return pattern.sub(lambda match: "\n".join(" " * len(line) for line in match[0].split("\n")), text)
