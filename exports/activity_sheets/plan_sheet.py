"""The sheet of «Mi plan»: the fields that a session gives time to, to write them by hand where there is no network.

How it looks is for `sheet.typ`, whose functions are called here by name. It asks for nobody's name.
"""

from __future__ import annotations

from collections.abc import Iterator

from course.derived.session_work import Work, list_session_work, list_written_fields
from course.derived.sessions import TimedBlock
from course.derived.titles import get_menu_name
from course.language.durations import format_minutes
from course.loaded.whole import Course
from course.model import Session
from course.model.plan import PlanField, TableField
from course.model.session import BLOCK_NAMES
from exports.pdf.typst_source import write_call, write_heading, write_lines, write_listed, write_text

TITLE = f"{BLOCK_NAMES['writing']}: lo de esta mañana"
_ABOUT = "Para escribir sin ordenador. Después se copia en «Mi plan», en la web del curso."
_LINES = 4  # of a text of several sentences
_FEW_COLUMNS = 4  # a table with no more has a row more
_MOST_COLUMNS = 6  # a table with more is filled in downwards, with its titles beside its columns
_ROWS, _THINGS = 3, 3
_APART = "Qué se apunta"  # over the titles of a table that is filled in downwards
_SHORT_OPTION = 48  # characters; options with no more go in two columns


def write_plan_sheet(course: Course, session: Session, licence: str) -> str:
    """The sheet as Typst source; empty, if the session gives no time to the plan. `licence` names that of the text."""
    blocks = [
        block
        for timed, works in list_session_work(course, session)
        if timed.block.kind == "writing"
        for block in _write_block(course, timed, works)
    ]
    if not blocks:
        return ""
    place = f"Sesión {session.number}. {BLOCK_NAMES['writing']}"
    return write_call("plan-sheet", write_lines(blocks), TITLE, place, _ABOUT, licence)


def _write_block(course: Course, timed: TimedBlock, works: tuple[Work, ...]) -> Iterator[str]:
    """The fields of a block of the session, page by page, after its hours; nothing, if no page has any."""
    asked = [(work, work.page, list_written_fields(course, work.page)) for work in works if work.page is not None]
    asked = [(work, page, fields) for work, page, fields in asked if fields]
    if asked:
        yield write_heading(f"De {timed.start:%H:%M} a {timed.end:%H:%M}", 2)
    for work, page, fields in asked:
        name = get_menu_name(course, page)
        where = f"Se explica en «{name}», del tema {page.tema}" if page.tema else f"Se explica en «{name}»"
        yield write_call("aside", write_text(f"{where}. En clase, {format_minutes(work.minutes)}."))
        yield from map(_write_field, fields)


def _write_field(field: PlanField) -> str:
    help_ = " ".join([field.help, _tell_paper(field)]).strip()
    return write_call("plan-field", _write_control(field), field.label, help_)


def _tell_paper(field: PlanField) -> str:
    """What its help doesn't say, because the page shows it; empty, if there is nothing."""
    match field.kind:
        case "choice":
            return "Marca una."
        case "several":
            return "Puedes marcar varias."
        case "table" if _is_downwards(field):
            return "En esta hoja, lo que sería una fila va en una columna."
        case _:
            return ""


def _is_downwards(table: TableField) -> bool:
    return len(table.columns) > _MOST_COLUMNS


def _write_control(field: PlanField) -> str:
    """What a field is filled in with."""
    match field.kind:
        case "choice" | "several":
            are_short = all(len(option.text) <= _SHORT_OPTION for option in field.options)
            return write_listed(
                "options", [f"[{write_text(option.text)}]" for option in field.options], columns=2 if are_short else 1
            )
        case "table":
            titles = [f"[{write_text(column.title)}]" for column in field.columns]
            if _is_downwards(field):
                return write_listed("table-downwards", [f"[{write_text(_APART)}]", *titles], things=_THINGS)
            return write_listed("empty-table", titles, rows=_ROWS + (len(titles) <= _FEW_COLUMNS))
        case "number":
            return write_call("ruled", unit=field.unit)
        case _:
            return write_call("ruled", lines=_LINES if field.kind == "long_text" else 1)
