"""The formats of what is printed: one row each, the ending of its files and how a document is written in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from exports.printed_test.parts import PrintedDocument
from exports.printed_test.pdf import write_pdf
from exports.printed_test.word import write_word

FORMATS: Mapping[str, Callable[[PrintedDocument], bytes]] = {".docx": write_word, ".pdf": write_pdf}
