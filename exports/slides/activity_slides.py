"""The slides of an activity: its drawings, its minutes and its steps and, if the guide of the session names some items
of its list, those alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from course.derived.session_guides import list_ways
from course.language.inline_markdown import render_inline
from course.model.session_guide import SessionGuide, WorkedItems
from exports.slides.fitting import LARGE, cut, leads
from exports.slides.page_content import Activity
from exports.slides.page_slides import name_illegible, show_each
from exports.slides.page_turn import PageTurn
from exports.slides.plan import Line, Mark, Slide
from exports.slides.text import label, parse_inline, write_plain

_NUMBERED = re.compile(r"\A\d+\. ")


def list_how(guide: SessionGuide, heading_id: str) -> dict[str, str]:
    """How the guide of a session says that the activity of a page is done, by what each way is called."""
    told = guide.activity
    if told is None or told.page != heading_id:
        return {"Cómo se lleva": guide.other_activities[heading_id]} if heading_id in guide.other_activities else {}
    return list_ways(told)


def show_activity(
    turn: PageTurn,
    name: str,
    activity: Activity,
    minutes: int,
    how: Mapping[str, str] | None = None,
    worked: WorkedItems | None = None,
) -> Iterator[Slide]:
    """The slides of an activity of a page.

    `how` is how the guide of the session says that it is done, in Markdown; without it, the ways that the page gives
    are noted. `worked` are the items that are done, if they aren't all of them. The solution is noted with the steps
    or, if each item has its slide, with each item.
    """
    title = f"Actividad: {name}"
    steps, items = _choose(activity.lines, worked)
    solution = _leave_items_out(activity.solution) if items else list(activity.solution)
    notes = (
        *turn.notes,
        *_note_how(activity, how or {}),
        *_note_solution(solution),
        *name_illegible(activity.pictures),
    )
    yield from show_each(activity.pictures, turn)
    yield from cut(title, list_steps(replace(activity, lines=tuple(steps)), minutes), notes)
    for item in items:
        own = [line for line in activity.solution if line.startswith(f"{item.place}. ")]
        yield from cut(title, [item], (*turn.notes, *_note_solution(own or activity.solution)), sizes=LARGE)


def _note_how(activity: Activity, how: Mapping[str, str]) -> list[str]:
    """The guide of the session counts its minutes and its people, and the ways of a page are for any group."""
    if not how:
        return [f"Montaje. {way}" for way in activity.ways]
    return [f"{name}. {write_plain(parse_inline(render_inline(text)))}" for name, text in how.items()]


def list_steps(activity: Activity, minutes: int) -> list[Line]:
    """Its lines, after its minutes and the part of it that is essential."""
    told = f"{minutes} {'minuto' if minutes == 1 else 'minutos'}."
    first, *others = activity.lines or (Line(()),)
    if not activity.essential and first.mark == Mark.NONE:
        return [replace(first, runs=label(told, first.runs)), *others]
    return [Line(label(told, activity.essential)), *activity.lines]


def _choose(lines: Sequence[Line], worked: WorkedItems | None) -> tuple[list[Line], list[Line]]:
    """What goes in the steps, and the items that have a slide of their own."""
    if worked is None:
        return list(lines), []
    kept = [line for line in lines if not _is_item(line) or line.place in worked.numbers]
    if worked.shown == "together":
        return kept, []
    items = sorted(filter(_is_item, kept), key=lambda line: worked.numbers.index(line.place))
    announced = [leads(line) and _is_item(after) for line, after in zip(lines, [*lines[1:], Line(())], strict=True)]
    steps = [line for line, is_lead in zip(lines, announced, strict=True) if not _is_item(line) and not is_lead]
    return steps, items


def _is_item(line: Line) -> bool:
    return line.mark == Mark.NUMBER


def _leave_items_out(solution: Sequence[str]) -> list[str]:
    """What a solution says of the whole activity; all of it, if it isn't told item by item."""
    if not any(map(_NUMBERED.match, solution)):
        return list(solution)
    whole = [line for line in solution if not _NUMBERED.match(line) and not line.endswith(":")]
    return ["La de cada punto está en las notas de su diapositiva.", *whole]


def _note_solution(lines: Sequence[str]) -> list[str]:
    return ["Solución:", *lines] if lines else []
