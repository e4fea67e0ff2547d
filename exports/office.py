"""What the downloadable office files share: their properties, and how they are unpacked (`fixed_zip.py` packs them)."""

from __future__ import annotations

import io
from typing import Any
from zipfile import ZipFile

LANGUAGE = "es-ES"
LONGEST_PROPERTY = 255  # characters, a limit of ISO/IEC 29500
_TIMES = ("{http://purl.org/dc/terms/}created", "{http://purl.org/dc/terms/}modified")


def set_properties(properties: Any, title: str, author: str) -> None:
    """Set the title, the author and the language of a file of python-docx or of python-pptx, and say nothing else."""
    properties.title, properties.author = title[:LONGEST_PROPERTY], author[:LONGEST_PROPERTY]
    properties.language = LANGUAGE
    properties.comments = properties.keywords = ""
    for element in list(properties._element):  # the library's template has its own creation time
        if element.tag in _TIMES:
            properties._element.remove(element)


def unpack(packed: bytes) -> dict[str, bytes]:
    """The parts of an office file by name, in the order of the file."""
    with ZipFile(io.BytesIO(packed)) as source:
        return {name: source.read(name) for name in source.namelist()}
