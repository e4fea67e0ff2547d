"""python-pptx, loaded when it is needed because the site is built without it, and the names and units of a PPTX.

They are for the parts of the file that the library has no functions for.
"""

from __future__ import annotations

from types import ModuleType

from exports.request import ExportError

_SPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dcterms": "http://purl.org/dc/terms/",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}
_EMU = 12_700  # in a point


def load_pptx() -> ModuleType:
    """The library. Raises ExportError if it isn't installed."""
    try:
        import pptx
    except ImportError as error:
        message = "Falta python-pptx, que escribe las diapositivas: lo instala `python3 tasks.py export`."
        raise ExportError(message) from error
    return pptx


def qn(name: str) -> str:
    """The name of an element as lxml writes it: `a:p` → `{http://…}p`."""
    prefix, _, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def to_emu(points: float) -> int:
    """A length in the units of the format."""
    return round(points * _EMU)
