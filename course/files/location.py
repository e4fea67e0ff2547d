"""The location of a value in a YAML file: the keys and indices that lead to it, from the outermost inwards."""

from __future__ import annotations

Location = tuple[str | int, ...]
