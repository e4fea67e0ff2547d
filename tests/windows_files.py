"""The files of a course as an editor on Windows saves them."""

from __future__ import annotations

from pathlib import Path

_AUTHORS_FILES = ("docs/**/*.md", "data/**/*.yml", "data/**/*.bib", "data/**/*.csv", "quizzes/*.yml")


def save_as_on_windows(folder: Path) -> None:
    """Write every text and datum of a course with CRLF."""
    for path in sorted(path for pattern in _AUTHORS_FILES for path in folder.glob(pattern)):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
