"""What a reader, a screen reader and the judges of PDF/UA-1 find in a PDF."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import outloud
import page
import pikepdf
import pymupdf

SPACES = re.compile(r"\s+")


def list_failures(path: Path) -> list[str]:
    """The rules of PDF/UA-1 that the file breaks."""
    result = page.validate_pdf(str(path), profile="ua1")
    return [str(failure) for failure in result.failures] + ([] if result.is_compliant else ["not compliant"])


def list_errors(path: Path, repeated: Iterable[str] = ()) -> list[str]:
    """What another judge, which reads by Matterhorn's checkpoints, counts as an error.

    `repeated` are the header rows of tables. Where a table goes on to another page its header is shown again, and that
    copy has to be an artifact (ISO 14289-1, 7.1): the judge takes a long one for text that nobody hears.
    """
    result = outloud.check(str(path))
    assert result.error is None
    rows = [set(row.split()) for row in repeated]
    return [
        f"{finding.rule}: {finding.message} {finding.evidence}"
        for finding in result.findings
        if finding.severity == "error"
        and not (finding.rule == "TAG-002" and any(set(finding.evidence.split()) <= row for row in rows))
    ]


def list_outline(pdf: pikepdf.Pdf) -> list[tuple[int, str]]:
    """The bookmarks in order: the level, from 1, and the title."""

    def walk(items: list[pikepdf.OutlineItem], level: int) -> Iterator[tuple[int, str]]:
        for item in items:
            yield level, item.title
            yield from walk(item.children, level + 1)

    with pdf.open_outline() as outline:
        return list(walk(outline.root, 1))


def list_structure(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    """The elements of the structure tree in the order of reading: the kind of each, and its alternative text."""
    found = []
    pending = [pdf.Root.StructTreeRoot]
    while pending:
        element = pending.pop()
        if "/S" in element:
            found.append((str(element.S), str(element.get("/Alt", ""))))
        inside = element.get("/K", [])
        children = list(inside) if isinstance(inside, pikepdf.Array) else [inside]
        pending += reversed([child for child in children if isinstance(child, pikepdf.Dictionary)])
    return found


def read_text(document: pymupdf.Document) -> str:
    """The words of all the pages, without the spaces between them, which depend on where lines break."""
    return SPACES.sub("", "".join(each.get_text() for each in document))


def list_links(document: pymupdf.Document) -> Iterator[tuple[str, int]]:
    """The links: the web address of each, or nothing; and the page that it leads to from 0, or -1."""
    for each in document:
        for link in each.get_links():
            target = link.get("page", -1)
            yield link.get("uri", ""), target if isinstance(target, int) else -1
