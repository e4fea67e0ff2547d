"""What the office files that readers take away share: their language, their licence, and bytes that don't depend on the clock."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

LANGUAGE = "es-ES"
LICENCE = "CC BY-SA 4.0"
LONGEST_PROPERTY = 255  # characters, of ISO/IEC 29500
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the ZIP format knows no earlier time


def repack(packed: bytes, changes: Mapping[str, Callable[[bytes], bytes]] | None = None) -> bytes:
    """The same archive with every entry at the ZIP format's first moment, and the entries named in `changes` as these make them."""
    result = io.BytesIO()
    with ZipFile(io.BytesIO(packed)) as source, ZipFile(result, "w", ZIP_DEFLATED) as target:
        for entry in source.infolist():
            fresh = ZipInfo(entry.filename, _EARLIEST)
            fresh.compress_type = ZIP_DEFLATED
            change = (changes or {}).get(entry.filename, bytes)
            target.writestr(fresh, change(source.read(entry)))
    return result.getvalue()
