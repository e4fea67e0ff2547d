"""A proposal of the course is marked once, and the course explains the mark.

Where a mark may be written is for `markdown_slips/attribute_lists.py` and `boxes.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

from course.files.offsets import find_place
from course.findings import Finding
from course.loaded.draft import Draft
from course.pages.boxes import find_boxes
from course.pages.outline import PROPOSAL, PageSource
from course.pages.places import ABOUT
from course.pages.proposals import EXPLANATION, find_marks


def check_proposals(draft: Draft) -> list[Finding]:
    findings = [finding for page in draft.pages for finding in _check_repeated(page)]
    about = f"docs/{ABOUT}"
    explained = any(page.path == about and page.find_heading(EXPLANATION) for page in draft.pages)
    first = next((place for page in draft.pages for place in _find_places(page)), None)
    if first and not explained and draft.is_whole(about):
        path, line, column = first
        message = f"nadie explica la señal de las propuestas: falta el epígrafe `#{EXPLANATION}` de {about}"
        findings.append(Finding(path, line, column, message, lacking=about))
    return findings


def _find_places(page: PageSource) -> Iterator[tuple[str, int, int]]:
    """The path, the line and the column of each proposal of a page."""
    for offset in find_marks(page.text):
        yield page.path, *find_place(page.text, offset)
    for box in find_boxes(page.text):
        if box.is_proposal:
            yield page.path, box.line, _find_word(page, box.line)


def _find_word(page: PageSource, line: int) -> int:
    return page.text.split("\n")[line - 1].index(f" {PROPOSAL}") + 2


def _check_repeated(page: PageSource) -> Iterator[Finding]:
    """What is inside a box that is a proposal is one already."""
    marked = [box for box in find_boxes(page.text) if box.is_proposal]
    for path, line, column in _find_places(page) if marked else ():
        outer = next((box for box in marked if box.line < line <= box.end), None)
        if outer:
            message = f"esto ya es propuesta del curso: lo dice su recuadro, en la línea {outer.line}"
            yield Finding(path, line, column, message, f"quita `{PROPOSAL}`")
