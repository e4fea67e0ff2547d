"""What the downloadable office files share: their language, and how they are unpacked (`fixed_zip.py` packs them)."""

from __future__ import annotations

import io
from zipfile import ZipFile

LANGUAGE = "es-ES"
LONGEST_PROPERTY = 255  # characters, a limit of ISO/IEC 29500


def unpack(packed: bytes) -> dict[str, bytes]:
    """The parts of an office file by name, in the order of the file."""
    with ZipFile(io.BytesIO(packed)) as source:
        return {name: source.read(name) for name in source.namelist()}
