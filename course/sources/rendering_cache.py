"""A cache of rendered texts between runs, in a file that may be deleted at any time."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path


class RenderingCache:
    """Pairs of texts by name. Only what a run keeps is saved, so the file has no stale entries."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._remembered = self._load()
        self._kept: dict[str, list[str]] = {}

    def get(self, name: str) -> list[str] | None:
        return self._remembered.get(name)

    def keep(self, name: str, texts: list[str]) -> None:
        self._kept[name] = texts

    def save(self) -> None:
        """Write the file if it would change. A folder that can't be written to only costs time."""
        if self._path is None or self._kept == self._remembered:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps(self._kept, ensure_ascii=False)
            partial = self._path.with_name(f"{self._path.name}.{os.getpid()}")
            partial.write_text(f"{_digest(text)}\n{text}", encoding="utf-8", newline="\n")
            partial.replace(self._path)
        except OSError:
            pass

    def _load(self) -> dict[str, list[str]]:
        if self._path is None:
            return {}
        try:
            digest, _, text = self._path.read_text(encoding="utf-8").partition("\n")
            found = json.loads(text) if digest == _digest(text) else None
        except (OSError, ValueError):
            return {}
        if not isinstance(found, dict):
            return {}
        return {name: texts for name, texts in found.items() if _is_pair(texts)}


def _digest(text: str) -> str:
    """The first line of a file, by which a truncated one is recognized."""
    return hashlib.blake2b(text.encode("utf-8"), digest_size=16).hexdigest()


def _is_pair(texts: object) -> bool:
    return isinstance(texts, list) and len(texts) == 2 and all(isinstance(text, str) for text in texts)
