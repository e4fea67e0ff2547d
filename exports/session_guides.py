"""The guide of each session as DOCX, for whoever gives it: the same sections as its page.

What a guide says is completed by `course/derived/session_guides.py`. A `GuideDocument` is that with the names and the
addresses of the pages, and nothing else of the course: its file is remembered by it, and is always the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from typing import NamedTuple

from docx.document import Document as WordFile
from docx.shared import Cm, Emu, Length
from docx.table import _Cell
from markupsafe import Markup, escape

from course.derived.printing import add_up_copies, describe_total, show_counts
from course.derived.session_guides import (
    LATE_ADVICE,
    CompleteGuide,
    Section,
    SessionActivity,
    list_guides,
    list_ways,
)
from course.derived.session_work import Work, name_work
from course.derived.sessions import TimedBlock
from course.derived.titles import get_name_with_tema
from course.language.durations import format_minutes
from course.language.inline_markdown import render_inline
from course.language.sentences import end_sentence
from course.loaded.whole import Course
from course.model import SessionGuide
from course.model.session import BLOCK_NAMES, SPARE_NAME, FrameBlock
from course.model.session_guide import NextQuestion
from course.pages.outline import PageSource
from exports.documents import get_document_name
from exports.place import Place
from exports.remembered import remember_file
from exports.slides.block_questions import tell_questions
from exports.word_file import (
    HEADING,
    HELP_SIZE,
    SUFFIX,
    TEXT_WIDTH,
    TITLE,
    add_heading,
    add_link,
    add_page_number,
    add_table,
    open_word,
    save_word,
)
from exports.word_lists import ListForm, Lists, add_inline, fill_inline

_TIME, _MINUTES = Cm(2.8), Cm(1.5)
_NAME, _COPIES, _PROBLEM, _LEFT_OUT = Cm(6.4), Cm(2.4), Cm(6), Cm(7.5)


class ShownPage(NamedTuple):
    """A page by its name, and its address, empty if it has none; what is said of it `before` and `after`."""

    name: str
    address: str
    before: str = ""
    after: str = ""


class ShownItem(NamedTuple):
    """A row of what is printed: where it is, what, the copies with each size of group, and for whom, in inline HTML."""

    where: str
    pages: tuple[ShownPage, ...]
    counts: str
    text: str


class ShownBlock(NamedTuple):
    """A row of the morning: its clock times, what it is, what is done in it, its minutes, and what is said after it."""

    start: time
    end: time
    name: str
    text: str
    pages: tuple[ShownPage, ...]
    minutes: int
    told: str = ""


@dataclass(frozen=True)
class GuideDocument:
    """What the document of a guide says.

    `about` and `objectives` are plain lines. `told` is the head of the activity that is told at length, and `others`
    have the heads of the others with what is said of them, all in inline HTML. `left_out` are the pages of that list of
    the guide, with the minutes of each and their sum.
    """

    course: str
    licence: str
    title: str
    focus: str
    about: str
    guide: SessionGuide
    sections: tuple[Section, ...]
    objectives: tuple[str, ...]
    opening: tuple[NextQuestion, ...]
    printing_advice: str
    printed: tuple[ShownItem, ...]
    blocks: tuple[ShownBlock, ...]
    told: str
    others: tuple[str, ...]
    left_out: tuple[tuple[ShownPage, int, int], ...]


def get_guide_name(course: Course, number: int) -> str:
    """The file name of the guide of a session."""
    return f"{course.facts.slug}-guia-sesion-{number}{SUFFIX}"


def build_session_guides(course: Course, place: Place) -> Mapping[str, bytes]:
    """The documents, by file name. Without addresses in `place`, they name the pages and don't lead to them."""
    return {
        get_guide_name(course, guide.session.number): remember_file(
            build_guide_document, make_guide_document(course, place, guide)
        )
        for guide in list_guides(course)
    }


def make_guide_document(course: Course, place: Place, guide: CompleteGuide) -> GuideDocument:
    """What the document of a guide says, with the addresses of a place."""
    facts, session = course.facts, guide.session

    def show(page: PageSource, before: str = "", after: str = "") -> ShownPage:
        return ShownPage(get_name_with_tema(course, page), place.get_page_url(page.uri), before, after)

    return GuideDocument(
        facts.title,
        facts.licences.content.name,
        f"Guía de la sesión {session.number}",
        session.focus,
        f"Sesión {session.number} de {len(facts.sessions)}, de {session.start:%H:%M} a {session.end:%H:%M}.",
        guide.guide,
        tuple(guide.sections),
        tuple(f"{objective.id}. {objective.text}" for objective in guide.objectives),
        guide.opening,
        guide.printing_advice,
        tuple(_show_printed(course, place, guide)),
        tuple(_show_morning(course, place, guide)),
        _name_activity(course, guide.told) if guide.told else "",
        tuple(f"{_name_activity(course, each)} {render_inline(str(each.how))}" for each in guide.others),
        tuple(
            (show(saving.page, f"{BLOCK_NAMES[saving.part.kind]}: "), saving.minutes, saving.total)
            for saving in guide.savings
        ),
    )


def _show_printed(course: Course, place: Place, guide: CompleteGuide) -> Iterable[ShownItem]:
    for item in guide.printed:
        named = ShownPage(item.name, "")
        if item.page:
            named = ShownPage(get_name_with_tema(course, item.page), place.get_page_url(item.page.uri))
        documents = tuple(ShownPage(each.title, place.get_file_url(get_document_name(each))) for each in item.documents)
        text = Markup("{}. {}").format(item.copies, render_inline(item.what))
        yield ShownItem(f"{item.where}: ", documents or (named,), item.shown_counts, str(text))
    totals = show_counts(add_up_copies(guide.printed))
    yield ShownItem("Copias en total", (), totals, describe_total(guide.printed))


def _show_morning(course: Course, place: Place, guide: CompleteGuide) -> Iterable[ShownBlock]:
    told = tell_questions(course, guide.session)
    for timed, works in guide.blocks:
        pages = tuple(_show_work(course, place, work) for work in works)
        if timed.start in told:
            pages = tuple(page._replace(after="") for page in pages)
        yield _show_block(timed, pages, told.get(timed.start, ""))
    if guide.spare:
        start, end, minutes = guide.spare
        yield ShownBlock(start, end, SPARE_NAME, "Por si algo se alarga.", (), minutes)


def _show_block(timed: TimedBlock, pages: tuple[ShownPage, ...], told: str) -> ShownBlock:
    block = timed.block
    text = block.text if isinstance(block, FrameBlock) else ""
    return ShownBlock(timed.start, timed.end, BLOCK_NAMES[block.kind], text, pages, block.minutes, told)


def _show_work(course: Course, place: Place, work: Work) -> ShownPage:
    before = f"{', '.join(work.parts.values())}: " if work.parts else ""
    questions = f", {work.questions} {'pregunta' if work.questions == 1 else 'preguntas'}" if work.questions else ""
    address = place.get_page_url(work.page.uri) if work.page else ""
    return ShownPage(name_work(course, work), address, before, f"{questions}, {format_minutes(work.minutes)}")


def _name_activity(course: Course, activity: SessionActivity) -> str:
    """What it is called, when it begins, how long it takes and where it is, as inline HTML."""
    work = activity.work
    names = ", ".join(work.parts.values()) or BLOCK_NAMES["activity"]
    details = (f"{activity.start:%H:%M}", format_minutes(work.minutes), name_work(course, work))
    return str(Markup("<strong>{}</strong> · {}.").format(names, " · ".join(details)))


def build_guide_document(document: GuideDocument) -> bytes:
    """The bytes of the file."""
    footer = f"{document.course}. {document.title}. Licencia {document.licence}. Página "
    word = open_word(document.title, document.course, footer)
    add_page_number(word)
    add_heading(word, document.title, TITLE)
    add_inline(word, Markup("<strong>{}</strong> {}").format(end_sentence(document.focus), document.about))
    writer = _Writer(word, Lists(word), document)
    for section in document.sections:
        add_heading(word, section.title, HEADING)
        writer.write(section)
    return save_word(word)


@dataclass(frozen=True)
class _Writer:
    """Writes the sections of a document, one method each."""

    word: WordFile
    lists: Lists
    document: GuideDocument

    def write(self, section: Section) -> None:
        write: Mapping[str, Callable[[Section], None]] = {
            "objectives": self._write_objectives,
            "before": self._write_before,
            "printed": self._write_printed,
            "said": self._write_said,
            "opening": self._write_opening,
            "morning": self._write_morning,
            "activity": self._write_activity,
            "others": self._write_others,
            "wrong": self._write_wrong,
            "late": self._write_late,
            "following": self._write_following,
        }
        write[section.name](section)

    @property
    def guide(self) -> SessionGuide:
        return self.document.guide

    def _write_objectives(self, section: Section) -> None:
        self.lists.add(map(escape, self.document.objectives))

    def _write_before(self, section: Section) -> None:
        self.lists.add(map(render_inline, self.guide.prepare), ListForm.BOXES)

    def _write_printed(self, section: Section) -> None:
        self.word.add_paragraph(self.document.printing_advice)
        columns = {"Qué": _NAME, "Copias": _COPIES, "Para quién y para qué": None}
        rows = self._add_table(section, columns, self.document.printed)
        for cells, item in zip(rows, self.document.printed, strict=True):
            cells[0].paragraphs[0].add_run(item.where).font.size = HELP_SIZE
            for position, page in enumerate(item.pages):
                _add_page(cells[0], page._replace(before="; ") if position else page)
            cells[1].paragraphs[0].add_run(item.counts).font.size = HELP_SIZE
            fill_inline(cells[2].paragraphs[0], item.text, HELP_SIZE)

    def _write_said(self, section: Section) -> None:
        self.lists.add(map(render_inline, self.guide.say), ListForm.NUMBERS)

    def _write_morning(self, section: Section) -> None:
        columns = {"Hora": _TIME, "Qué se hace": None, "Min.": _MINUTES}
        rows = self._add_table(section, columns, self.document.blocks)
        for cells, block in zip(rows, self.document.blocks, strict=True):
            cells[0].paragraphs[0].add_run(f"{block.start:%H:%M}–{block.end:%H:%M}")
            cells[1].paragraphs[0].add_run(f"{block.name}.").bold = True
            if block.text:
                cells[1].paragraphs[0].add_run(f" {block.text}")
            for page in block.pages:
                cells[1].add_paragraph().paragraph_format.space_after = 0
                _add_page(cells[1], page)
            if block.told:
                cells[1].add_paragraph().add_run(block.told).font.size = HELP_SIZE
            cells[2].paragraphs[0].add_run(str(block.minutes))

    def _write_activity(self, section: Section) -> None:
        how = self.guide.activity
        if how is None:
            return
        add_inline(self.word, Markup("{} {}").format(Markup(self.document.told), render_inline(how.result)))
        self.lists.add(_label(name, render_inline(text)) for name, text in list_ways(how).items())

    def _write_others(self, section: Section) -> None:
        self.lists.add(self.document.others)

    def _write_wrong(self, section: Section) -> None:
        obstacles = self.guide.goes_wrong
        rows = self._add_table(section, {"Qué pasa": _PROBLEM, "Qué haces": None}, obstacles)
        for cells, obstacle in zip(rows, obstacles, strict=True):
            _fill(cells, obstacle.problem, obstacle.response)

    def _write_late(self, section: Section) -> None:
        left_out = self.document.left_out
        total = format_minutes(left_out[-1][2])
        self.word.add_paragraph(f"{LATE_ADVICE} {total}.")
        columns = {"Qué se quita": _LEFT_OUT, "Qué se hace en su lugar": None, "Min.": _MINUTES, "Suma": _MINUTES}
        rows = self._add_table(section, columns, left_out)
        for cells, (page, *minutes), part in zip(rows, left_out, self.guide.leave_out, strict=True):
            _add_page(cells[0], page)
            _fill(cells[1:], part.instead, *map(str, minutes))

    def _write_opening(self, section: Section) -> None:
        self._write_asked(self.document.opening)

    def _write_following(self, section: Section) -> None:
        self._write_asked(self.guide.ask_next)

    def _write_asked(self, questions: Iterable[NextQuestion]) -> None:
        self.lists.add(
            Markup("<strong>{}</strong> {}").format(render_inline(asked.question), render_inline(asked.listen_for))
            for asked in questions
        )

    def _add_table(
        self, section: Section, columns: Mapping[str, Length | None], items: Sequence[object]
    ) -> list[Sequence[_Cell]]:
        """A table with a row for each item, and the cells of each row; the column without width has the rest."""
        rest = Emu(TEXT_WIDTH - sum(width or 0 for width in columns.values()))
        widths = [width or rest for width in columns.values()]
        description = f"Columnas: {', '.join(columns)}."
        table = add_table(self.word, section.title, description, list(columns), len(items), widths)
        return [row.cells for row in table.rows[1:]]


def _label(name: str, text: Markup) -> Markup:
    return Markup("<strong>{}.</strong> {}").format(name, text)


def _add_page(cell: _Cell, page: ShownPage) -> None:
    """Name a page in the last paragraph of a cell, which leads to it."""
    paragraph = cell.paragraphs[-1]
    paragraph.add_run(page.before).font.size = HELP_SIZE
    add_link(paragraph, page.name, page.address, HELP_SIZE)
    paragraph.add_run(page.after).font.size = HELP_SIZE


def _fill(cells: Iterable[_Cell], *texts: str) -> None:
    """Write a text of the guide in each cell."""
    for cell, text in zip(cells, texts, strict=True):
        fill_inline(cell.paragraphs[0], render_inline(text), HELP_SIZE)
