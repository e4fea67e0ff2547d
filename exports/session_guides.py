"""The guide of each session as DOCX, for whoever gives it: the same sections as its page.

What a guide says is completed by `course/derived/session_guides.py`. The same guide always gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from docx.document import Document as WordFile
from docx.shared import Cm, Emu, Length
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from markupsafe import Markup, escape

from course.derived.session_guides import CompleteGuide, Section, SessionActivity, list_guides
from course.derived.session_work import Work, name_work
from course.derived.titles import get_name_with_tema
from course.language.durations import format_minutes
from course.language.inline_markdown import render_inline
from course.loaded.whole import Course
from course.model.session import BLOCK_NAMES, SPARE_NAME, FrameBlock
from exports.place import Place
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
from exports.word_lists import ListForm, Lists, fill_inline

_TIME, _MINUTES = Cm(2.8), Cm(1.5)
_NAME, _COPIES = Cm(5.6), Cm(3.4)


def get_guide_name(course: Course, number: int) -> str:
    """The file name of the guide of a session."""
    return f"{course.facts.slug}-guia-sesion-{number}{SUFFIX}"


def build_session_guides(course: Course, place: Place) -> Mapping[str, bytes]:
    """The documents, by file name. Without addresses in `place`, they name the pages and don't lead to them."""
    return {
        get_guide_name(course, guide.session.number): _Writer(course, place, guide).write()
        for guide in list_guides(course)
    }


@dataclass
class _Writer:
    """The document of one guide."""

    course: Course
    place: Place
    guide: CompleteGuide

    def write(self) -> bytes:
        facts, session = self.course.facts, self.guide.session
        title = f"Guía de la sesión {session.number}"
        footer = f"{facts.title}. {title}. Licencia {facts.licences.content.name}. Página "
        self.word: WordFile = open_word(title, facts.title, footer)
        add_page_number(self.word)
        self.lists = Lists(self.word)
        add_heading(self.word, title, TITLE)
        about = f"Sesión {session.number} de {len(facts.sessions)}, de {session.start:%H:%M} a {session.end:%H:%M}."
        self._add_text(f"<strong>{escape(session.focus)}.</strong> {about}")
        write: Mapping[str, Callable[[Section], None]] = {
            "objectives": self._write_objectives,
            "before": self._write_before,
            "handouts": self._write_handouts,
            "said": self._write_said,
            "morning": self._write_morning,
            "activity": self._write_activity,
            "others": self._write_others,
            "wrong": self._write_wrong,
            "late": self._write_late,
            "following": self._write_following,
        }
        for section in self.guide.sections:
            add_heading(self.word, section.title, HEADING)
            write[section.name](section)
        return save_word(self.word)

    # One method a section.

    def _write_objectives(self, section: Section) -> None:
        self.lists.add(escape(f"{objective.id}. {objective.text}") for objective in self.guide.objectives)

    def _write_before(self, section: Section) -> None:
        self.lists.add(map(render_inline, self.guide.guide.prepare), ListForm.BOXES)

    def _write_handouts(self, section: Section) -> None:
        rows = self._add_table(section, {"Página": _NAME, "Copias": _COPIES, "Qué se usa": None}, self.guide.handouts)
        for cells, (handout, page) in zip(rows, self.guide.handouts, strict=True):
            add_link(
                cells[0].paragraphs[0],
                get_name_with_tema(self.course, page),
                self.place.get_page_url(page.uri),
                HELP_SIZE,
            )
            _fill(cells[1:], handout.copies, handout.what)

    def _write_said(self, section: Section) -> None:
        self.lists.add(map(render_inline, self.guide.guide.say), ListForm.NUMBERS)

    def _write_morning(self, section: Section) -> None:
        spare = self.guide.spare
        times = [(timed.start, timed.end) for timed, _ in self.guide.blocks] + ([spare[:2]] if spare else [])
        rows = self._add_table(section, {"Hora": _TIME, "Qué se hace": None, "Min.": _MINUTES}, times)
        for cells, (start, end) in zip(rows, times, strict=True):
            cells[0].paragraphs[0].add_run(f"{start:%H:%M}–{end:%H:%M}")
        for cells, (timed, works) in zip(rows, self.guide.blocks, strict=False):
            block = timed.block
            paragraph = cells[1].paragraphs[0]
            paragraph.add_run(f"{BLOCK_NAMES[block.kind]}.").bold = True
            if isinstance(block, FrameBlock):
                paragraph.add_run(f" {block.text}")
            for work in works:
                self._add_work(cells[1], work)
            cells[2].paragraphs[0].add_run(str(block.minutes))
        if spare:
            paragraph = rows[-1][1].paragraphs[0]
            paragraph.add_run(f"{SPARE_NAME}.").bold = True
            paragraph.add_run(" Por si algo se alarga.")
            rows[-1][2].paragraphs[0].add_run(str(spare[2]))

    def _add_work(self, cell: _Cell, work: Work) -> None:
        """A line with what is worked of a page, which leads to it."""
        line = cell.add_paragraph()
        line.paragraph_format.space_after = 0
        names = f"{', '.join(work.parts.values())}: " if work.parts else ""
        line.add_run(names)
        add_link(line, name_work(self.course, work), self._find_address(work), HELP_SIZE)
        questions = f", {work.questions} {'pregunta' if work.questions == 1 else 'preguntas'}" if work.questions else ""
        line.add_run(f"{questions}, {format_minutes(work.minutes)}")
        for run in line.runs:
            run.font.size = HELP_SIZE

    def _write_activity(self, section: Section) -> None:
        told, how = self.guide.told, self.guide.guide.activity
        if told is None or how is None:
            return
        self._add_text(f"{self._name_activity(told)} {render_inline(how.result)}")
        ways = {
            "Con 8 personas": how.groups_8,
            "Con 15": how.groups_15,
            "Con 25": how.groups_25,
            "Sin red": how.no_network,
            "Por videoconferencia": how.video_call,
            "Puesta en común": how.wrap_up,
        }
        self.lists.add(f"<strong>{name}.</strong> {render_inline(text)}" for name, text in ways.items())

    def _write_others(self, section: Section) -> None:
        self.lists.add(f"{self._name_activity(each)} {render_inline(str(each.how))}" for each in self.guide.others)

    def _write_wrong(self, section: Section) -> None:
        obstacles = self.guide.guide.goes_wrong
        rows = self._add_table(section, {"Qué pasa": Emu(TEXT_WIDTH // 2), "Qué haces": None}, obstacles)
        for cells, obstacle in zip(rows, obstacles, strict=True):
            _fill(cells, obstacle.problem, obstacle.response)

    def _write_late(self, section: Section) -> None:
        total = format_minutes(self.guide.saved_minutes)
        self._add_text(f"Quítalo en este orden y para cuando hayas recuperado lo que te falta. Entre todo son {total}.")
        columns = {"Qué se quita": _NAME, "Qué se hace en su lugar": None, "Min.": _MINUTES, "Suma": _MINUTES}
        rows = self._add_table(section, columns, self.guide.savings)
        for cells, saving in zip(rows, self.guide.savings, strict=True):
            paragraph = cells[0].paragraphs[0]
            paragraph.add_run(f"{BLOCK_NAMES[saving.part.kind]}: ").font.size = HELP_SIZE
            address = self.place.get_page_url(saving.page.uri)
            add_link(paragraph, get_name_with_tema(self.course, saving.page), address, HELP_SIZE)
            _fill(cells[1:2], saving.part.instead)
            for cell, minutes in zip(cells[2:], (saving.minutes, saving.total), strict=True):
                cell.paragraphs[0].add_run(str(minutes))

    def _write_following(self, section: Section) -> None:
        self.lists.add(
            f"<strong>{render_inline(asked.question)}</strong> {render_inline(asked.listen_for)}"
            for asked in self.guide.guide.ask_next
        )

    # What several sections have.

    def _add_text(self, text: str) -> Paragraph:
        """A paragraph of inline HTML."""
        paragraph = self.word.add_paragraph()
        fill_inline(paragraph, text)
        return paragraph

    def _add_table(
        self, section: Section, columns: Mapping[str, Length | None], items: Sequence[object]
    ) -> list[Sequence[_Cell]]:
        """A table with a row for each item, and the cells of each row; the column without width has the rest."""
        rest = Emu(TEXT_WIDTH - sum(width or 0 for width in columns.values()))
        widths = [width or rest for width in columns.values()]
        description = f"Una fila por cosa. Columnas: {', '.join(columns)}."
        table = add_table(self.word, section.title, description, list(columns), len(items), widths)
        return [row.cells for row in table.rows[1:]]

    def _name_activity(self, activity: SessionActivity) -> Markup:
        """What it is called, when it begins, how long it takes and where it is, as inline HTML."""
        work = activity.work
        names = ", ".join(work.parts.values()) or BLOCK_NAMES["activity"]
        details = (f"{activity.start:%H:%M}", format_minutes(work.minutes), name_work(self.course, work))
        return Markup("<strong>{}</strong> · {}.").format(names, " · ".join(details))

    def _find_address(self, work: Work) -> str:
        return self.place.get_page_url(work.page.uri) if work.page else ""


def _fill(cells: Iterable[_Cell], *texts: str) -> None:
    """Write a text of the guide in each cell."""
    for cell, text in zip(cells, texts, strict=True):
        fill_inline(cell.paragraphs[0], render_inline(text), HELP_SIZE)
