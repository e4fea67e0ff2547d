"""The files of a built site, and what two of them differ in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def read_site(folder: Path) -> dict[str, bytes]:
    """Every file of a site, by its path in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def list_different(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """The paths that only one of the sites has, or whose bytes differ."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
