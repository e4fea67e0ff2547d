"""Typst as a library: its source to the bytes of a PDF/UA-1, with the typefaces beside this module and no others.

Typst refuses to write a file that breaks the standard: one without a title, an image without words, a character that
no typeface has.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from exports.request import ExportError

# The module with how a document looks, which a source may import.
LOOKS = Path(__file__).with_name("looks.typ")
_MAIN = "main.typ"
_TYPEFACES = (Path(__file__).parent / "typeface", Path(__file__).parents[1] / "tema_posters/typeface")
_MISSING_GLYPH = re.compile(r'the text `?"(?P<text>.*?)"`? could not be displayed')


class MissingGlyphError(ExportError):
    """`signs` are some that no typeface can show."""

    def __init__(self, signs: str) -> None:
        shown = ", ".join(f"«{sign}» (U+{ord(sign):04X})" for sign in signs)
        super().__init__(f"las letras del PDF no tienen {shown}")
        self.signs = signs


@cache
def read_looks(own: Path) -> Mapping[str, bytes]:
    """How a kind of document looks, by name: a module of its own, and the one that this imports."""
    return {path.name: path.read_bytes() for path in (LOOKS, own)}


def typeset(source: str, files: Mapping[str, bytes]) -> bytes:
    """The PDF of a source that takes these files, by name: modules and images.

    The same source always gives the same bytes. Raises ExportError, and MissingGlyphError.
    """
    with _preparing(source, files) as (typst, main, options):
        written: bytes = typst.compile(main, **options, format="pdf", pdf_standards=["ua-1"])
    return written


def query(source: str, files: Mapping[str, bytes], label: str) -> Any:
    """The value of the metadata with this label, once a source is laid out. Raises ExportError, MissingGlyphError."""
    with _preparing(source, files) as (typst, main, options):
        return json.loads(typst.query(main, f"<{label}>", **options, field="value", one=True))


@contextmanager
def _preparing(source: str, files: Mapping[str, bytes]) -> Iterator[tuple[Any, Path, Mapping[str, Any]]]:
    """Typst, the path of the source beside its files, and what it may read. What it refuses is raised as ours."""
    try:
        import typst
    except ImportError as error:
        raise ExportError("Falta typst, que compone el PDF: lo instala `python3 tasks.py export`.") from error
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, content in {**files, _MAIN: source.encode("utf-8")}.items():
            (folder / path).write_bytes(content)
        try:
            yield typst, folder / _MAIN, {"root": folder, "font_paths": list(_TYPEFACES), "ignore_system_fonts": True}
        except typst.TypstError as error:
            raise _explain(error) from error


def _explain(error: Exception) -> ExportError:
    found = _MISSING_GLYPH.search(str(error))
    return MissingGlyphError(found["text"]) if found else ExportError(f"Typst no puede componer el PDF: {error}")
