"""Documents to take away: unique ids and titles, files named after them, headings that exist, texts without marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.checks.identifiers import check_file_names, check_heading_ids, check_unique
from course.findings import Finding
from course.loading import LoadedCourse, Located
from course.model import Document

_MARK = re.compile(r"\*\*|\[@|\]\(|\{[{%]|</?[a-z]", re.IGNORECASE)


def check_documents(loaded: LoadedCourse) -> list[Finding]:
    findings = check_unique("la plantilla", loaded.documents)
    findings += check_file_names("la plantilla", loaded.documents)
    titles: dict[str, str] = {}
    for document in loaded.documents:
        for position, heading_id in enumerate(document.value.sections):
            findings += check_heading_ids(loaded, document, "sections", position, heading_id=heading_id)
        for place, text in _list_texts(document.value):
            if _MARK.search(text):
                suggestion = "quita las marcas de formato, las citas y las macros"
                findings.append(document.make_finding("este texto sale tal cual", *place, suggestion=suggestion))
        first = titles.setdefault(document.value.title.casefold(), document.document.path)
        if first != document.document.path:
            findings.append(_find_repeated_title(document, first))
    return findings


def _find_repeated_title(document: Located[Document], first: str) -> Finding:
    message = f"este título es ya el de {first}: dos enlaces se leerían igual"
    return document.make_finding(message, "title", suggestion="di en qué se distinguen")


def _list_texts(document: Document) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text of a document, each with its place in the file."""
    yield ("title",), document.title
    yield ("intro",), document.intro
    for number, part in enumerate(document.parts):
        place = ("parts", number)
        yield (*place, "title"), part.title
        if part.help:
            yield (*place, "help"), part.help
        for position, field in enumerate(part.fields):
            yield (*place, "fields", position, "label"), field.label
            yield (*place, "fields", position, "help"), field.help
        for name in ("clauses", "checks"):
            for position, text in enumerate(getattr(part, name)):
                yield (*place, name, position), text
        if part.table:
            for position, text in enumerate(part.table.columns):
                yield (*place, "table", "columns", position), text
