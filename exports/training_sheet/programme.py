"""What is learnt: the objectives and the headings, with the words of the programme, and the hours of each tema."""

from __future__ import annotations

from collections import Counter

from course.derived.study_time import compute_course_time, compute_tema_time
from course.language.durations import format_estimate, format_minutes
from course.loaded.whole import Course
from course.model import Heading, Tema
from course.model.base import get_tema_number
from course.model.session import StudyBlock
from exports.training_sheet.sections import Grid, Note, Outline, Section

_OWN = "(de esta edición web)"


def describe_objectives(course: Course) -> Section:
    groups = [
        (title, [each for each in course.facts.objectives if each.is_general == is_general])
        for title, is_general in (("Generales", True), ("Específicos", False))
    ]
    return Section(
        "Objetivos",
        tuple(
            Outline(title, tuple((1, f"{objective.id}. {objective.text}") for objective in objectives))
            for title, objectives in groups
            if objectives
        ),
    )


def describe_contents(course: Course) -> Section:
    temas = course.programme.temas
    outlines = [Outline(tema.label, tuple((each.level, _write(each)) for each in tema.headings)) for tema in temas]
    notes = ["El reparto de las horas por temas es orientativo: lo propone esta edición web."]
    if any(not heading.official for tema in temas for heading in tema.headings):
        notes.append(f"Los epígrafes con la señal «{_OWN}» no son del programa oficial.")
    return Section("Contenidos", (_make_hours(course), Note(" ".join(notes)), *outlines))


def _write(heading: Heading) -> str:
    parts = [heading.number, heading.official_text, None if heading.official else _OWN]
    return " ".join(part for part in parts if part)


def _make_hours(course: Course) -> Grid:
    facts, held = course.facts, count_session_minutes(course)
    time = compute_course_time(course)
    shared = facts.minutes - held.total()
    rows = [_make_row(course, tema, held[tema.number]) for tema in course.programme.temas]
    if shared:
        rows.append(("Bienvenidas, pausas, cierres y margen", format_minutes(shared), "—", "—"))
    total = ("Total", format_minutes(facts.minutes), format_estimate(time.essential), format_estimate(time.all))
    return Grid(
        "Horas de cada tema",
        ("Tema", "En las sesiones", "Por su cuenta: lo imprescindible", "Por su cuenta: todo"),
        (43, 17, 22, 18),
        (*rows, total),
    )


def _make_row(course: Course, tema: Tema, minutes: int) -> tuple[str, ...]:
    time = compute_tema_time(course, tema.number)
    return tema.label, format_minutes(minutes), format_estimate(time.essential), format_estimate(time.all)


def count_session_minutes(course: Course) -> Counter[int]:
    """The minutes that the sessions give to the pages of each tema, by its number."""
    minutes: Counter[int] = Counter()
    for session in course.facts.sessions:
        for block in session.blocks:
            for heading_id, spent in block.pages.items() if isinstance(block, StudyBlock) else ():
                minutes[get_tema_number(heading_id)] += spent
    return minutes
