"""When a file was last written: what tells that it may have changed, without reading it."""

from __future__ import annotations

from pathlib import Path

# Nanoseconds by the file's own word, which a copy or a clock put back may make an old one, and by the disk's; and its
# bytes.
Stamp = tuple[int, int, int]


def read_stamp(path: Path) -> Stamp:
    """The stamp of a file. Raises OSError where it is gone."""
    stat = path.stat()
    return stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size
