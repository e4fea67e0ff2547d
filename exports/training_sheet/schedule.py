"""How long the training action is, and when it was held: its sessions, and the time of who studies on their own."""

from __future__ import annotations

from course.derived.study_time import compute_course_time
from course.language.durations import format_estimate, format_minutes
from course.loaded.whole import Course
from course.model import Session
from course.model.session import PauseBlock
from exports.training_sheet.sections import Blank, Facts, Grid, Known, Note, Section


def describe_schedule(course: Course) -> Section:
    facts = course.facts
    schedule = facts.schedule
    time = compute_course_time(course)
    pauses = sum(
        block.minutes for session in facts.sessions for block in session.blocks if isinstance(block, PauseBlock)
    )
    count = len(facts.sessions)
    held = f"{count} {'sesión' if count == 1 else 'sesiones'} de {format_minutes(schedule.minutes)}"
    return Section(
        "Modalidad, fechas y horas",
        (
            Facts(
                (
                    Blank("Modalidad", "Presencial, en línea o mixta; si es mixta, cuántas horas de cada."),
                    Known("Horas de las sesiones", f"{format_minutes(facts.minutes)}: {held}"),
                    Known(
                        "De ellas, pausas",
                        f"{format_minutes(pauses)}; sin ellas, {format_minutes(facts.minutes - pauses)}",
                    ),
                    Known(
                        "Horas de quien estudia por su cuenta",
                        f"Lo imprescindible, {format_estimate(time.essential)}; todo, {format_estimate(time.all)}."
                        "\nSon una estimación, y no se suman a las de las sesiones.",
                    ),
                    Known(
                        f"Fechas de la edición de {facts.edition}",
                        f"«{schedule.original_dates}», «{schedule.original_hours}»",
                    ),
                    Blank("Fechas y horario de la nueva edición", "Día de comienzo, día de fin y horario."),
                    Blank("Lugar de celebración", "Dirección de la sala, o de la plataforma si es en línea."),
                    Blank("Horas que se certifican", "Las que constarán en el certificado."),
                )
            ),
            Grid(
                "Sesiones",
                ("Sesión", "Día", "Horario", "En qué se centra"),
                (11, 14, 17, 58),
                tuple(_describe_session(course, session) for session in facts.sessions),
            ),
            Note("Las fechas son las del programa. En qué se centra cada sesión lo propone esta edición web."),
        ),
    )


def _describe_session(course: Course, session: Session) -> tuple[str, ...]:
    schedule = course.facts.schedule
    hours = f"{schedule.start:%H:%M} a {schedule.end:%H:%M}"
    return str(session.number), f"{session.date:%d/%m/%Y}", hours, session.focus
