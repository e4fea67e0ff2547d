"""Stamps that show, without reading a file, that it may have changed."""

from __future__ import annotations

from pathlib import Path

# Modification time (which a copy or a clock set back may make older) and change time, in nanoseconds; size in bytes.
Stamp = tuple[int, int, int]
# The stamp of a symbolic link, which no course may have: it may lead nowhere.
LINK_STAMP: Stamp = (0, 0, 0)


def read_stamp(path: Path) -> Stamp:
    """The stamp of a file. Raises OSError if it doesn't exist."""
    stat = path.stat()
    return stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size
