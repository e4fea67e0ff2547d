"""Lists inside a sentence."""

from __future__ import annotations

from collections.abc import Iterable


def join_list(items: Iterable[object], conjunction: str = "y") -> str:
    """«1», «1 y 2», «1, 2 y 3»; empty, if there are none."""
    *others, last = list(map(str, items)) or [""]
    return f"{', '.join(others)} {conjunction} {last}" if others else last
