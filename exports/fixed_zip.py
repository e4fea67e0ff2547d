"""ZIP files that depend neither on the clock nor on the machine: the same contents always give the same bytes."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Container, Mapping
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the earliest time in the ZIP format
_PERMISSIONS = 0o644
_MADE_ON_UNIX = 3


def make_entry(name: str) -> ZipInfo:
    """The entry of a file. zipfile flags names with accents as UTF-8, which Windows can read."""
    entry = ZipInfo(unicodedata.normalize("NFC", name), _EARLIEST)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = _MADE_ON_UNIX
    entry.external_attr = _PERMISSIONS << 16
    return entry


def pack(files: Mapping[str, bytes], stored: Container[str] = ()) -> bytes:
    """The ZIP with these files by name, in their order. Those in `stored` are not compressed."""
    result = io.BytesIO()
    with ZipFile(result, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(make_entry(name), content, ZIP_STORED if name in stored else ZIP_DEFLATED)
    return result.getvalue()
