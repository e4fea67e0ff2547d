"""What the downloadable office files share: their language, and bytes that don't depend on the clock."""

from __future__ import annotations

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

LANGUAGE = "es-ES"
LONGEST_PROPERTY = 255  # characters, a limit of ISO/IEC 29500
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the earliest time in the ZIP format


def unpack(packed: bytes) -> dict[str, bytes]:
    """The parts of an office file by name, in the order of the file."""
    with ZipFile(io.BytesIO(packed)) as source:
        return {name: source.read(name) for name in source.namelist()}


def pack(parts: Mapping[str, bytes]) -> bytes:
    """The office file with those parts, each with the earliest time of the ZIP format."""
    result = io.BytesIO()
    with ZipFile(result, "w", ZIP_DEFLATED) as target:
        for name, content in parts.items():
            entry = ZipInfo(name, _EARLIEST)
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, content)
    return result.getvalue()
