"""Documents to take away: unique ids and titles, files named after them, headings that exist, texts without marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.checks.identifiers import check_file_names, check_heading_ids, check_unique
from course.draft import Draft
from course.findings import Finding
from course.located import Located
from course.model import Document, DocumentPart

_MARK = re.compile(r"\*\*|(?<!\w)\*\w|`|\[@|\]\(|\{[{%#]|</?[a-z]", re.IGNORECASE)


def check_documents(draft: Draft) -> list[Finding]:
    findings = check_unique("la plantilla", draft.list_located(Document))
    findings += check_file_names("la plantilla", draft.list_located(Document))
    titles: dict[str, str] = {}
    for document in draft.list_located(Document):
        for position, heading_id in enumerate(document.value.sections):
            findings += check_heading_ids(draft, document, "sections", position, heading_id=heading_id)
        for place, text in _list_texts(document.value):
            findings += find_marks(document, text, *place)
        first = titles.setdefault(document.value.title.casefold(), document.document.path)
        if first != document.document.path:
            findings.append(_find_repeated_title(document, first))
    return findings


def _find_repeated_title(document: Located[Document], first: str) -> Finding:
    message = f"este título es ya el de {first}: dos enlaces se leerían igual"
    return document.make_finding(message, "title", suggestion="di en qué se distinguen")


def find_marks(located: Located, text: str, *place: str | int) -> list[Finding]:
    """A finding if a text that is shown as it is has marks of Markdown, citations or macros."""
    if not _MARK.search(text):
        return []
    return [
        located.make_finding(
            "este texto sale tal cual", *place, suggestion="quita las marcas de formato, las citas y las macros"
        )
    ]


def list_part_texts(part: DocumentPart) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text of a part, each with its place in it."""
    yield ("title",), part.title
    if part.help:
        yield ("help",), part.help
    for position, field in enumerate(part.fields):
        yield ("fields", position, "label"), field.label
        yield ("fields", position, "help"), field.help
    for name in ("clauses", "checks"):
        for position, text in enumerate(getattr(part, name)):
            yield (name, position), text
    if part.table:
        for position, text in enumerate(part.table.columns):
            yield ("table", "columns", position), text


def _list_texts(document: Document) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text of a document, each with its place in the file."""
    yield ("title",), document.title
    yield ("intro",), document.intro
    for number, part in enumerate(document.parts):
        for place, text in list_part_texts(part):
            yield ("parts", number, *place), text
