"""What is printed for a session, added up: in which file each thing is, and its copies with each size of group.

The files themselves are made in `exports/`: here they are named by the end of their names, as the trainer sees them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from course.derived.session_work import Work, has_writing
from course.derived.sessions import TimedBlock
from course.language.lists import join_list
from course.language.sentences import capitalize_first
from course.loaded.whole import Course
from course.model import Document, SessionGuide
from course.model.session_guide import GROUP_SIZES, CopiesFor, Handout, Printed
from course.pages.outline import PageSource

# What the PDF of the activities calls its last sheet, with the fields of the plan that the session writes.
PLAN_SHEET = "Mi plan: lo de esta mañana"
_PLAN_COPIES = "Una por persona, y ninguna si hay un ordenador para cada una"
_PLAN_FIELDS = "Los campos del plan que se escriben hoy, con sus opciones."
# What the file to print a session has, in order. A room with a computer for each person leaves out its last pages.
_PACKED = ("sheets", "documents", "cards", "plan")
_COPIES: Mapping[CopiesFor, str] = {
    "trainer": "Una, para ti",
    "room": "Una para la sala",
    "table": "Una por mesa",
    "pair": "Una por pareja",
    "person": "Una por persona",
}


class PrintedItem(NamedTuple):
    """Something to print.

    `sort` says what it is: the sheets of activities of a page, the sheet of the plan, a set of cards, documents, or a
    page of the site. `numbers` are, of sheets, theirs in the PDF of the activities; of cards, their page in that of
    the cards. `name` is what it is called, if it is neither a `page` nor `documents`. `counts` are the copies of each,
    by the sizes of `GROUP_SIZES`; empty if nobody can tell. `copies` says for whom they are; `what`, in inline
    Markdown, what is used.
    """

    sort: Literal["sheets", "plan", "cards", "documents", "page"]
    name: str
    page: PageSource | None
    documents: tuple[Document, ...]
    counts: tuple[int, ...]
    copies: str
    what: str
    numbers: tuple[int, ...] = ()

    @property
    def where(self) -> str:
        """In which file it is, with the quotation marks of its name: «Actividad 2 de «actividades»»."""
        numbers = join_list(self.numbers)
        match self.sort:
            case "sheets":
                return f"Actividad{'es' if len(self.numbers) > 1 else ''} {numbers} de «actividades»"
            case "plan":
                return "Al final de «actividades»"
            case "cards":
                return f"Página {numbers} de «tarjetas»"
            case "documents":
                return "Plantillas, en DOCX"
        return "Página de la web"

    @property
    def replaces_computers(self) -> bool:
        """Whether a room with a computer for each person does without it."""
        return self.sort == "plan"

    @property
    def shown_counts(self) -> str:
        """The copies in a cell: «2 · 3 · 5», or «1» if they are the same for all."""
        return show_counts(self.counts)


def list_printed_items(
    course: Course,
    guide: SessionGuide,
    blocks: Iterable[tuple[TimedBlock, Sequence[Work]]],
    sheets: Mapping[str, tuple[int, ...]],
) -> list[PrintedItem]:
    """All that is printed for a session, file by file.

    `blocks` are what the session works; `sheets`, by the path of a page, the numbers of its sheets of activities.
    """
    pages = {page.uri: page for page in course.pages}

    def show(
        handout: Handout, sort: Literal["sheets", "documents", "page"], numbers: tuple[int, ...] = ()
    ) -> PrintedItem:
        page = pages[handout.page] if handout.page else None
        documents = tuple(course.get_by_id(Document, each) for each in handout.documents)
        copies = describe_copies(handout) + (", de cada documento" if len(documents) > 1 else "")
        counts = count_copies(handout, guide.tables)
        return PrintedItem(sort, "", page, documents, counts, copies, handout.what, numbers)

    on_pages = [(each, each.page) for each in guide.handouts if each.page]
    with_sheet = sorted(((sheets[page], each) for each, page in on_pages if page in sheets), key=lambda pair: pair[0])
    items = [show(each, "sheets", numbers) for numbers, each in with_sheet]
    if has_writing(blocks):
        items.append(PrintedItem("plan", PLAN_SHEET, None, (), GROUP_SIZES, _PLAN_COPIES, _PLAN_FIELDS))
    for number, cards in enumerate(guide.cards, start=1):
        counts, copies = count_copies(cards, guide.tables), describe_copies(cards)
        items.append(PrintedItem("cards", cards.title, None, (), counts, copies, cards.what, (number,)))
    items += [show(each, "documents") for each in guide.handouts if each.documents]
    items += [show(each, "page") for each, page in on_pages if page not in sheets]
    return items


def list_packed(printed: Iterable[PrintedItem]) -> list[PrintedItem]:
    """What goes in the file to print a session, in its order, if its copies can be counted."""
    counted = [item for item in printed if item.counts and item.sort in _PACKED]
    return sorted(counted, key=lambda item: _PACKED.index(item.sort))


def show_counts(counts: Sequence[int]) -> str:
    if not counts:
        return "varía"
    return str(counts[0]) if len(set(counts)) == 1 else " · ".join(map(str, counts))


def add_up_copies(items: Iterable[PrintedItem]) -> tuple[int, ...]:
    """The copies of all of them, by the size of the group, without those that nobody can tell."""
    counted = [(item.counts, max(1, len(item.documents), len(item.numbers))) for item in items if item.counts]
    return tuple(sum(counts[size] * times for counts, times in counted) for size in range(len(GROUP_SIZES)))


def describe_total(items: Sequence[PrintedItem]) -> str:
    """What there is to know of the copies of all of them: those with computers, and whether some aren't counted."""
    parts: list[str] = []
    if any(item.replaces_computers for item in items):
        fewer = add_up_copies(item for item in items if not item.replaces_computers)
        parts.append(f"Con un ordenador por persona, {show_counts(fewer)}.")
    if not all(item.counts for item in items):
        parts.append("Sin las que varían.")
    return " ".join(parts)


def describe_copies(printed: Printed) -> str:
    """For whom its copies are, without a full stop: «Una por pareja, y otra para ti»."""
    note = printed.copies_note or ""
    if printed.copies_for == "as_needed":
        return capitalize_first(note)
    return _COPIES[printed.copies_for] + (f", {note}" if note else "")


def count_copies(printed: Printed, tables: Sequence[int]) -> tuple[int, ...]:
    """The copies by the size of the group; none if nobody can tell. `tables` are the tables of each size."""
    if printed.counts is not None:
        return tuple(printed.counts)
    match printed.copies_for:
        case "as_needed":
            return ()
        case "person":
            return GROUP_SIZES
        case "pair":
            return tuple((size + 1) // 2 for size in GROUP_SIZES)
        case "table":
            return tuple(tables)
    return (1,) * len(GROUP_SIZES)
