"""Where in the course a sign is that the typefaces of PDFs don't have."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from course.findings import Finding, render_findings
from course.loaded.whole import Course
from exports.pdf.typesetting import MissingGlyphError
from exports.request import ExportError


@contextmanager
def locating_missing_signs(course: Course) -> Iterator[None]:
    """Turn a MissingGlyphError into an ExportError that says where the sign is, if a file of the course has it."""
    try:
        yield
    except MissingGlyphError as error:
        raise ExportError(_locate(course, error)) from error


def _locate(course: Course, error: MissingGlyphError) -> str:
    """What is missing, and the first line of a page, or of a data file, that has it, if one does."""
    texts = {page.path: page.text for page in course.pages}
    located = (item.document for items in course.data.values() for item in items)
    texts |= {document.path: document.text for document in located}
    for path, text in texts.items():
        for number, line in enumerate(text.split("\n"), start=1):
            if any(sign in line for sign in error.signs):
                return render_findings([Finding(path, number, None, str(error))])
    return str(error)
