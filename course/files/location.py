"""Where a value stands in a YAML file: the keys and positions that lead to it, from the outermost in."""

from __future__ import annotations

Location = tuple[str | int, ...]
