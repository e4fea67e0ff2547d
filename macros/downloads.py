"""Writes the downloads (`exports/register.py`) beside the pages."""

from __future__ import annotations

from pathlib import Path

from course.loaded.whole import Course
from exports.place import Place
from exports.register import build_downloads


def write_downloads(course: Course, place: Place, site_dir: Path, written: dict[Path, bytes]) -> None:
    """Write the files that are new or changed since the last rebuild, and delete those that are no longer made.

    `written` is the content of what earlier rebuilds wrote, by path; it is updated.
    """
    wanted = {site_dir / path: content for path, content in build_downloads(course, place).items()}
    for path in written.keys() - wanted.keys():
        path.unlink(missing_ok=True)
        del written[path]
    for path, content in wanted.items():
        if written.get(path) != content or not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            written[path] = content
