"""The tool of a page: what «La herramienta» of its summary announces or, if that isn't found, its essential practice.

The summary says what the tool is in a sentence, and not where. It is the box «En tu ayuntamiento», or a table or a list
of a section, whose words and whose length are closest to that sentence. What is on no slide as text, such as a
document to download or a field of the plan, is not found. Where that finds another, the guide of the session says which
section has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import html

from course.language.folded_words import fold_answer
from course.language.sentences import end_sentence
from exports.book.clean_html import PART
from exports.book.sections import APART, PRACTICE, LostSectionError, lead_outermost, list_section
from exports.book.vocabulary import HEADINGS
from exports.slides.article_lines import read_columns, read_lines, read_rows
from exports.slides.plan import Line, Mark
from exports.slides.text import label, make_bold, read_runs, write_plain

TOOL = "La herramienta"  # in the summary of a page
_LISTINGS = ("table", "ul", "ol")
_NUMBERS = ("dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce")
# What any tool is called, and words that say nothing of one.
_COMMON = frozenset(
    [
        *("antes", "cada", "campo", "campos", "como", "cuando", "desde", "entre", "esta", "este", "hasta", "hoja"),
        *("lista", "para", "plan", "pregunta", "preguntas", "sobre", "tabla", "todo", "tres"),
    ]
)
_WORD = re.compile(r"\w+")
_SHORTEST, _STEM = 4, 5  # letters: of a word that says something, and those in which two forms of a word agree
# The likeness with which a table or a list of a section is the one that is announced, and the one with which the box
# is. Each word that they share counts one; a heading of which it has all the words, one more; the number of rows, two.
_LIKE_TABLE, _LIKE_BOX, _LENGTH = 3, 2, 2
_IDEAS = "ideas-clave"
_TABLE_ANNOUNCED = re.compile(r"^(La tabla|El cuadro)\b")
_SHOWN = frozenset(["blockquote", "table", "ul", "ol"])  # of a section that has the tool
_APART = APART | {"document", "thread"}  # a tool that is a document is downloaded
_OPEN_PARTS = (None, "inbox")  # what isn't in a box: the kinds of message are a table of their section


@dataclass(frozen=True)
class Tool:
    """What it says, in lines: what is read with the room and what is said `after` it, if it has a list or a table.

    `is_announced`: whether the summary of the page announces it. `brief` is read in place of `lines` if these are too
    many: of its tables, only the columns that the summary names, if it names any.
    """

    lines: tuple[Line, ...]
    after: tuple[Line, ...]
    is_announced: bool
    brief: tuple[Line, ...] = ()


@dataclass(frozen=True)
class _Candidate:
    """Something of a page that may be its tool: its heading, what else tells it from others, its lines, whether it is
    its box, and its brief lines.
    """

    heading: str
    about: str
    lines: tuple[Line, ...]
    is_box: bool
    brief: tuple[Line, ...] = ()

    def compare(self, announced: str) -> int:
        """How alike it is to the sentence that announces a tool."""
        count = sum(line.mark != Mark.NONE for line in self.lines)
        number = _NUMBERS[count - 2] if 2 <= count < len(_NUMBERS) + 2 else ""
        has_length = number in _WORD.findall(fold_answer(announced))
        wanted, heading = _find_stems(announced), _find_stems(self.heading)
        return len(wanted & (heading | _find_stems(self.about))) + (set() < heading <= wanted) + has_length * _LENGTH


def find_tool(body: html.HtmlElement, announced: str) -> Tool | None:
    """The tool of a page, from what is under its title; None if it has none that a slide can show."""
    candidates = [*_list_boxes(body), *_list_listings(body, announced)]
    closest = max(candidates, key=lambda each: each.compare(announced), default=None)  # the box, if others are as close
    if closest is None:
        return None
    box = next((each for each in candidates if each.is_box), None)
    if not closest.is_box and closest.compare(announced) >= _LIKE_TABLE:
        return _make_tool(closest.lines, is_announced=True, brief=closest.brief)
    return _make_tool(box.lines, box.compare(announced) >= _LIKE_BOX) if box else None


def find_document(body: html.HtmlElement, announced: str) -> str:
    """The title of the document of the page that is announced, which is by its first word; empty if none is."""
    wanted = _find_stems(announced)
    for part in body.iterfind(f".//*[@{PART}='document']"):
        title = write_plain(read_runs(part[0])).partition(": ")[2]  # «Plantilla: Acta»
        if _find_stems(title.partition(" ")[0]) & wanted:
            return title
    return ""


def cut_tool(body: html.HtmlElement, anchor: str, announced: str) -> Tool:
    """The quotations, lists and tables under a heading or, if there are none, its box. The page's box is noted.

    Only the tables, if a table is what is announced. Raises LostSectionError if the page has no such heading, or
    nothing of that under it.
    """
    heading = next((each for each in body.iter(*HEADINGS) if each.get("id") == anchor), None)
    section = list(list_section(heading, _APART)) if heading is not None else []
    boxes = [element for element in section if element.get(PART) == PRACTICE]
    outside = [
        element
        for element in section
        if element.tag in _SHOWN and not any(box in element.iterancestors() for box in boxes)
    ]
    if heading is None or not (outside or boxes):
        raise LostSectionError(anchor)
    if not outside:
        return _make_tool([line for box in boxes for line in read_lines(box[1:])], is_announced=True)
    tables = [element for element in outside if element.tag == "table"]
    parts = list(lead_outermost(tables if tables and _TABLE_ANNOUNCED.search(announced) else outside))
    title = Line(make_bold(end_sentence(write_plain(read_runs(heading)))), is_lead=True)
    brief = _read_brief(title, parts, announced)
    return Tool((title, *read_lines(parts)), tuple(_note_boxes(body)), is_announced=True, brief=brief)


def _read_brief(title: Line, parts: Sequence[html.HtmlElement], announced: str) -> tuple[Line, ...]:
    """The title and the lines of some parts, with only the columns that are announced; nothing if none is."""
    wanted = _find_stems(announced)
    lines, is_brief = [title], False
    for part in parts:
        columns = read_columns(part)[1:] if part.tag == "table" else []
        named = [column for column in columns if _find_stems(column) & wanted]
        lines += read_rows(part, named) if named else read_lines([part])
        is_brief = is_brief or bool(named)
    return tuple(lines) if is_brief else ()


def _note_boxes(body: html.HtmlElement) -> Iterator[Line]:
    """«En tu ayuntamiento: …», with all that each of these boxes says."""
    for box in body.iterfind(f".//*[@{PART}='{PRACTICE}']"):
        lines = list(read_lines(box[1:]))
        if lines:
            yield Line(label(f"{write_plain(read_runs(box[0]))}:", lines[0].runs))
            yield from lines[1:]


def _make_tool(lines: Sequence[Line], is_announced: bool, brief: tuple[Line, ...] = ()) -> Tool:
    """Its last item ends what is read, and what comes before each of its lists goes with the first item."""
    items = [place for place, line in enumerate(lines) if line.mark != Mark.NONE]
    end = items[-1] + 1 if items else len(lines)
    read = [
        replace(line, is_lead=place + 1 in items and line.mark == Mark.NONE) for place, line in enumerate(lines[:end])
    ]
    return Tool(tuple(read), tuple(lines[end:]), is_announced, brief)


def _find_stems(text: str) -> set[str]:
    """The beginnings of the words that say something, and the numbers in digits."""
    words = _WORD.findall(fold_answer(text))
    return {word[:_STEM] for word in words if word.isdigit() or (len(word) >= _SHORTEST and word not in _COMMON)}


def _list_boxes(body: html.HtmlElement) -> Iterator[_Candidate]:
    """The boxes «En tu ayuntamiento» with something more than the words that send to a field of the plan."""
    for box in body.iterfind(f".//*[@{PART}='{PRACTICE}']"):
        lines = tuple(read_lines(box[1:]))  # without its title
        if any(line.mark != Mark.NONE for line in lines) or box.find(".//blockquote") is not None:
            about = " ".join(write_plain(line.runs) for line in lines if line.mark == Mark.NONE)
            yield _Candidate("", about, lines, is_box=True)


def _list_listings(body: html.HtmlElement, announced: str) -> Iterator[_Candidate]:
    """The tables and lists of the sections, outside any box, each under its heading and after what announces it."""
    heading: html.HtmlElement | None = None
    for element in body.iter(*HEADINGS, *_LISTINGS):
        if element.tag in HEADINGS:
            heading = element
        elif heading is not None and heading.get("id") != _IDEAS and not _is_inside(element):
            yield _read_listing(heading, element, announced)


def _is_inside(element: html.HtmlElement) -> bool:
    """Whether it is inside a box, or another table or list."""
    return any(each.get(PART) not in _OPEN_PARTS or each.tag in _LISTINGS for each in element.iterancestors())


def _read_listing(heading: html.HtmlElement, listing: html.HtmlElement, announced: str) -> _Candidate:
    outer = listing.getparent() if listing.getprevious() is None else listing
    before = outer.getprevious() if outer is not None else None
    lead = write_plain(read_runs(before)) if before is not None and before.tag == "p" else ""
    title = write_plain(read_runs(heading))
    columns = " ".join(write_plain(read_runs(cell)) for cell in listing.iterfind("thead/tr/th"))
    first = Line(make_bold(end_sentence(title)), is_lead=True)
    brief = _read_brief(first, [listing], announced)
    about = f"{columns} {lead.rpartition('. ')[2]}"
    return _Candidate(title, about, (first, *read_lines([listing])), is_box=False, brief=brief)
