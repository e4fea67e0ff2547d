"""The two documents of a session as Typst source: the sheets to hand out, and the solutions for the trainer.

How they look is for `sheet.typ`, whose functions are called here by name, and for the book's `looks.typ`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from course.derived.activity_sheets import SheetActivity
from course.derived.session_guides import list_asked_after
from course.derived.titles import get_menu_name
from course.language.durations import format_minutes
from course.loaded.whole import Course
from course.model import Session
from exports.activity_sheets.cutting import CutActivity
from exports.activity_sheets.plan_sheet import write_plan_sheet
from exports.activity_sheets.projected import write_projected
from exports.office import LANGUAGE
from exports.pdf.typst_body import Surroundings, write_body
from exports.pdf.typst_source import write_call, write_document, write_heading, write_lines, write_text
from exports.slides.plan import Deck

SHEET_LOOKS = Path(__file__).with_name("sheet.typ")
# How the file that is handed out is called at the foot of its pages.
SHEETS = "Actividades"


@dataclass(frozen=True)
class Sheets:
    """The activities of a session and what was cut of each. `widths` are those of the drawings in points, by name."""

    course: Course
    session: Session
    activities: Sequence[tuple[SheetActivity, CutActivity]]
    widths: Mapping[str, float]


def write_sheets(sheets: Sheets) -> str:
    """The source of what is handed out: a sheet for each activity, without its solution, and that of «Mi plan»."""
    return _write_document(sheets, SHEETS, [*list_sheets(sheets), write_plan(sheets)])


def write_solutions(sheets: Sheets, deck: Deck) -> str:
    """The source of what the trainer has.

    A page about the slides of the session comes first, and then, of each activity, the ways of doing it and its
    solution.
    """
    has_opening = bool(list_asked_after(sheets.course, sheets.session.number - 1))
    title = f"Sesión {sheets.session.number}. Diapositivas y respuestas"
    projected = write_projected(deck, title, has_opening)
    return _write_document(sheets, "Soluciones y respuestas", [projected, *_write_each_solution(sheets)])


def list_sheets(sheets: Sheets) -> list[str]:
    """The source of the sheet of each activity, in the order of their numbers."""
    return [_write_sheet(sheets, number) for number in range(1, len(sheets.activities) + 1)]


def write_plan(sheets: Sheets) -> str:
    """The source of the sheet of «Mi plan»; empty, if the session gives no time to it."""
    return write_plan_sheet(sheets.course, sheets.session, _name_licence(sheets))


def name_scope(session: Session, name: str) -> str:
    """What is at the foot of each page after the name of the course: «Sesión 4. Actividades»."""
    return f"Sesión {session.number}. {name}"


def _write_document(sheets: Sheets, name: str, blocks: Iterable[str]) -> str:
    facts = sheets.course.facts
    scope = name_scope(sheets.session, name)
    show = write_call(
        "show: activity-paper.with",
        title=f"{scope}. {facts.title}",
        course=facts.title,
        scope=scope,
        language=LANGUAGE,
    )
    return write_document(SHEET_LOOKS.name, show, blocks)


def _write_sheet(sheets: Sheets, number: int) -> str:
    activity, cut = sheets.activities[number - 1]
    blocks = [_write(sheets, cut.statement), *_write_essential(sheets, cut)]
    for section in cut.sections:
        blocks += [write_heading(section.title, 2), _write(sheets, section.body, 2)]
    place = f"{_name_place(sheets, number)}. En clase, {format_minutes(activity.minutes)}"
    about = place, _name_source(sheets, activity), _name_licence(sheets)
    return write_call("activity-sheet", write_lines(blocks), activity.box.name, *about)


def _write_each_solution(sheets: Sheets) -> Iterator[str]:
    if not sheets.activities:
        return
    yield write_heading(f"Sesión {sheets.session.number}. Soluciones de las actividades", 1)
    about = "Para quien imparte la sesión: las hojas que se reparten van en otro archivo, sin soluciones."
    yield write_text(f"{about} {_name_licence(sheets)}")
    for number, (activity, cut) in enumerate(sheets.activities, start=1):
        yield write_heading(f"{number}. {activity.box.name}", 2)
        minutes = format_minutes(activity.minutes)
        about = f"A las {activity.start:%H:%M}, {minutes}. {_name_source(sheets, activity)}"
        yield write_call("aside", write_text(about))
        yield from _write_essential(sheets, cut)
        if cut.ways:
            yield write_heading("Cómo se puede hacer", 3)
            ways = Markup("").join(Markup("<li>{}</li>").format(Markup(way)) for way in cut.ways)
            yield _write(sheets, Markup("<ul>{}</ul>").format(ways), 3)
        for solution in cut.solutions:
            yield write_heading(solution.title, 3)
            yield _write(sheets, solution.body, 3)


def _name_place(sheets: Sheets, number: int) -> str:
    count = len(sheets.activities)
    return f"Sesión {sheets.session.number}. " + (f"Actividad {number} de {count}" if count > 1 else "Actividad")


def _name_source(sheets: Sheets, activity: SheetActivity) -> str:
    return f"De la página «{get_menu_name(sheets.course, activity.page)}», del tema {activity.page.tema}."


def _name_licence(sheets: Sheets) -> str:
    return f"Licencia {sheets.course.facts.licences.content.name}."


def _write_essential(sheets: Sheets, cut: CutActivity) -> Iterator[str]:
    if cut.essential:
        text = Markup("<p><strong>Lo que se hace en clase.</strong> {}</p>").format(Markup(cut.essential))
        yield write_call("in-class", _write(sheets, text))


def _write(sheets: Sheets, html: str, title_level: int = 1) -> str:
    return write_body(html, Surroundings({}, sheets.widths), title_level)
