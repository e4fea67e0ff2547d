"""What a page sends the reader to: cases, documents, calculators, and tools that are pages of their own.

A visit counts in the whole time of a page and never in its essential time; in a sum of pages, once.

- A case takes the reading of its texts.
- A document takes the reading of its texts, a minute for each field and six for a table, as in the plan.
- A calculator takes its minutes in `study_rates.py`.
- A page is a tool if its front matter says its `minutes`: whatever page links to it sends the reader there.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote, urldefrag

from course.derived.shown_words import count_value_words
from course.derived.study_rates import CALCULATOR_MINUTES, FIELD_MINUTES, WORDS_PER_MINUTE
from course.loaded.parts import CourseParts
from course.model import Case, Document
from course.pages.links import list_links
from course.pages.macro_calls import find_macro_calls, get_argument, is_full_case
from course.pages.outline import PageSource
from course.pages.written import Written
from course.runtime.memory import remembered

CALCULATORS = ("engagement_calculator", "sample_size")


class Visit(NamedTuple):
    """Something that a page sends the reader to, by a name that no other has, and the minutes that it takes."""

    name: str
    minutes: int


def find_visits(course: CourseParts, page: PageSource) -> tuple[Visit, ...]:
    """What a page sends the reader to, each once, sorted."""
    return tuple(sorted({*_find_shown(course, page), *_find_tools(course, page)}))


def read_tool_minutes(page: PageSource) -> int | None:
    """The minutes that a tool's page says that it takes; None if the page is not a tool."""
    minutes = (page.meta or {}).get("minutes")
    return minutes if isinstance(minutes, int) and not isinstance(minutes, bool) and minutes > 0 else None


def calls_calculator(page: PageSource, anchor: str) -> bool:
    """Whether there is a calculator under the heading with that anchor."""
    lines = [call.line for call in find_macro_calls(page)[0] if call.name in CALCULATORS]
    above = [max((each for each in page.headings if each.line < line), key=lambda each: each.line) for line in lines]
    return anchor in [heading.anchor for heading in above]


def _find_shown(course: CourseParts, page: PageSource) -> Iterator[Visit]:
    for call in find_macro_calls(page)[0]:
        identifier = get_argument(call, "id") if call.is_literal else None
        if call.name in CALCULATORS:
            yield Visit(call.name, CALCULATOR_MINUTES)
        elif call.name == "case" and not is_full_case(call):
            case = course.find_by_id(Case, identifier)
            if case:
                yield Visit(f"case:{case.id}", _count_minutes(count_value_words(case)))
        elif call.name == "document":
            document = course.find_by_id(Document, identifier)
            if document:
                yield Visit(f"document:{document.id}", compute_document_minutes(document))


def compute_document_minutes(document: Document) -> int:
    """The minutes that it takes to read a document and fill it in."""
    fields = sum(len(part.fields) for part in document.parts)
    tables = sum(part.table is not None for part in document.parts)
    return (
        _count_minutes(count_value_words(document))
        + fields * FIELD_MINUTES["short_text"]
        + tables * FIELD_MINUTES["table"]
    )


def _count_minutes(words: int) -> int:
    return -(-words // WORDS_PER_MINUTE)


def _find_tools(course: CourseParts, page: PageSource) -> Iterator[Visit]:
    linked = find_linked_pages(page.text, page.uri)
    for tool in course.pages if linked else ():
        minutes = read_tool_minutes(tool)
        if minutes and tool is not page and tool.uri in linked:
            yield Visit(tool.uri, minutes)


@remembered
def find_linked_pages(text: str, uri: str) -> frozenset[str]:
    """The paths under `docs/` of the pages that a page links to."""
    addresses = (unquote(urldefrag(address).url) for address, _ in list_links(Written(text)))
    folder = posixpath.dirname(uri)
    return frozenset(
        posixpath.normpath(posixpath.join(folder, address)) for address in addresses if address.endswith(".md")
    )
