"""What goes in the file of a session and what is printed apart. It is the same for all the sizes of its group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from course.derived.printing import PrintedItem, list_packed
from course.derived.session_guides import CompleteGuide
from course.loaded.whole import Course
from course.model import Document
from course.model.session_guide import CardSet
from exports.activity_sheets.documents import Sheets, list_sheets, write_plan
from exports.cards.document import list_card_pages
from exports.print_packs.document_sheet import write_document_sheet

_CARD_NAMES: Mapping[str, str] = {"card": "Tarjetas", "strip": "Tiras", "poster": "Cartel"}


class Paper(NamedTuple):
    """A paper with as many copies as its item says.

    `source` is a copy in Typst, of so many `pages`; `first`, the number of the first one in the file of its own, or 1
    if it has none.
    """

    item: PrintedItem
    name: str
    source: str
    first: int
    pages: int


@dataclass(frozen=True)
class Pack:
    """What is printed for a session: its papers in order, and what isn't in the file."""

    course: Course
    guide: CompleteGuide
    papers: tuple[Paper, ...]
    apart: tuple[PrintedItem, ...]


def list_packed_documents(guide: CompleteGuide) -> list[Document]:
    """The documents that go in the file of a session, each once."""
    packed = (document for item in list_packed(guide.printed) for document in item.documents)
    return list({document.id: document for document in packed}.values())


def make_pack(
    course: Course, guide: CompleteGuide, sheets: Sheets, starts: Sequence[int], document_pages: Mapping[str, int]
) -> Pack:
    """The file of a session.

    `starts` are the pages of the PDF of the activities on which each sheet begins, that of the plan among them, and the
    number of its pages plus one. `document_pages` are how many pages each document takes, by its id.
    """
    packed = list_packed(guide.printed)
    activities, cards = list_sheets(sheets), list_card_pages(guide.guide) if guide.guide.cards else []

    def make_sheet(item: PrintedItem, name: str, source: str, number: int) -> Paper:
        return Paper(item, name, source, starts[number], starts[number + 1] - starts[number])

    papers: list[Paper] = []
    for item in packed:
        if item.sort == "plan":
            papers.append(make_sheet(item, item.name, write_plan(sheets), len(activities)))
        for document in item.documents:
            source = write_document_sheet(course, guide.session, document)
            papers.append(Paper(item, f"Plantilla: {document.title}", source, 1, document_pages[document.id]))
        for number in item.numbers:
            if item.sort == "sheets":
                name = f"Actividad {number}: {sheets.activities[number - 1][0].box.name}"
                papers.append(make_sheet(item, name, activities[number - 1], number - 1))
            else:
                papers.append(Paper(item, _name_cards(guide.guide.cards[number - 1]), cards[number - 1], number, 1))
    return Pack(course, guide, tuple(papers), tuple(item for item in guide.printed if item not in packed))


def _name_cards(cards: CardSet) -> str:
    return f"{_CARD_NAMES[cards.size]}: {cards.title}"
