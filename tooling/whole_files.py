"""Writes files of a task so that nobody ever finds half of one, nor some of them without the others."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def write_whole(files: Mapping[Path, bytes]) -> None:
    """Write all the files, each whole and at once, in folders that are made if they lack.

    If one can't be written, or the task is interrupted, those that there were stay as they were. Raises OSError.
    """
    partials = {path: path.with_name(f".{path.name}.partial") for path in files}
    earlier: dict[Path, bytes | None] = {}
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            partials[path].write_bytes(content)
        for path, partial in partials.items():
            earlier[path] = path.read_bytes() if path.exists() else None
            partial.replace(path)
    except BaseException:
        for path, before in earlier.items():
            _restore(path, partials[path], before)
        raise
    finally:
        for partial in partials.values():
            with suppress(OSError):  # it couldn't be made, and why is already on its way
                partial.unlink(missing_ok=True)


def _restore(path: Path, partial: Path, content: bytes | None) -> None:
    """Leave a file as it was before: None if there was none."""
    with suppress(OSError):
        if content is None:
            path.unlink(missing_ok=True)
        elif path.read_bytes() != content:
            partial.write_bytes(content)
            partial.replace(path)
