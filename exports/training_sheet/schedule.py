"""How long the training action is, and when it was held: its sessions, and the time of who studies on their own."""

from __future__ import annotations

from course.derived.edition_words import describe_days
from course.derived.study_time import compute_course_time
from course.language.durations import format_estimate, format_minutes
from course.loaded.whole import Course
from course.model import Session
from course.model.session import PauseBlock
from exports.training_sheet.sections import Blank, Facts, Grid, Known, Note, Section


def describe_schedule(course: Course) -> Section:
    facts = course.facts
    time = compute_course_time(course)
    pauses = sum(
        block.minutes for session in facts.sessions for block in session.blocks if isinstance(block, PauseBlock)
    )
    count = len(facts.sessions)
    lengths = {session.length for session in facts.sessions}
    each = f" de {format_minutes(lengths.pop())}" if len(lengths) == 1 else ""
    held = f"{count} {'sesión' if count == 1 else 'sesiones'}{each}"
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
                    Known("Fechas de la última edición", f"{describe_days(facts)}."),
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
            Note("Las fechas son las de esa edición. En qué se centra cada sesión lo propone esta edición web."),
        ),
    )


def _describe_session(course: Course, session: Session) -> tuple[str, ...]:
    hours = f"{session.start:%H:%M} a {session.end:%H:%M}"
    return str(session.number), f"{session.date:%d/%m/%Y}", hours, session.focus
