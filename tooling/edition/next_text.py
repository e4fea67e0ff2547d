"""The text of the next edition's file: that of the present one with other days, as its author would change it by hand.

Comments, and what an edition takes from the one before it (who holds it, the time zone, the licence), stay as they are.
What was of that edition only (enrolment, notices, a declared state, hours of one session) is left out.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Sequence
from typing import NamedTuple

# What a new edition doesn't take from the one before it.
_OWN_KEYS = ("enrolment", "notices", "declared", "revision")
_KEY = re.compile(r"^([a-z_]+):", re.MULTILINE)


class NextEdition(NamedTuple):
    """What is asked of a new edition. Hours are HH:MM; None if they aren't changed."""

    year: int
    dates: Sequence[datetime.date]
    start: str | None = None
    end: str | None = None
    opens: datetime.date | None = None
    closes: datetime.date | None = None
    url: str | None = None


def write_next(text: str, wanted: NextEdition) -> str:
    """The file of the next edition from the text of a valid one. Only its reader can tell whether it is valid too."""
    blocks = [(key, block) for key, block in _split(text) if key not in _OWN_KEYS]
    lines = []
    for key, block in blocks:
        lines.append(_change(key, block, wanted))
        if key == "sessions":
            lines.append(_write_enrolment(wanted))
    return "".join(lines)


def _split(text: str) -> list[tuple[str, str]]:
    """The text of each top-level key, with the comments and empty lines before it."""
    blocks: list[tuple[str, str]] = []
    before, key, block = "", "", ""
    for line in text.splitlines(keepends=True):
        match = _KEY.match(line)
        if match:
            blocks += [(key, block)] if key else []
            key, block, before = match[1], before + line, ""
        elif line.startswith("#") or not line.strip():
            before += line
        else:
            block, before = block + before + line, ""
    return [*blocks, (key, block + before)]


def _change(key: str, block: str, wanted: NextEdition) -> str:
    if key == "year":
        return re.sub(r"^(year: *)\d+", rf"\g<1>{wanted.year}", block, flags=re.MULTILINE)
    if key == "schedule":
        for name, hour in (("start", wanted.start), ("end", wanted.end)):
            if hour is not None:
                block = re.sub(rf"""(?<=\b{name}: )(["'])[0-9:]+\1""", f'"{hour}"', block, count=1)
        return block
    if key == "sessions":
        head = re.split(r"^sessions:", block, maxsplit=1, flags=re.MULTILINE)[0]
        days = (f"  - {{number: {number}, date: {day}}}\n" for number, day in enumerate(wanted.dates, start=1))
        return f"{head}sessions:\n{''.join(days)}"
    return block


def _write_enrolment(wanted: NextEdition) -> str:
    known = {
        "opens": wanted.opens,
        "closes": wanted.closes,
        "url": wanted.url and json.dumps(wanted.url, ensure_ascii=False),
    }
    lines = [f"  {name}: {value}\n" for name, value in known.items() if value is not None]
    return "".join(["\nenrolment:\n", *lines]) if lines else ""
