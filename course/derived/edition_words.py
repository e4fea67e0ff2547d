"""What is said of the present edition, in Spanish: its state, its days, its enrolment. No sentence says it elsewhere.

All are plain texts, for pages, calendars and whatever else tells of the edition.
"""

from __future__ import annotations

from course.language.dates import format_day, format_span
from course.model import CourseFacts
from course.model.edition import Edition, State

STATE_NAMES: dict[State, str] = {
    "preparing": "Edición en preparación",
    "open": "Inscripción abierta",
    "closed": "Inscripción cerrada",
    "running": "Edición en marcha",
    "finished": "Edición terminada",
    "postponed": "Edición aplazada",
    "cancelled": "Edición cancelada",
}

_FREE_READING = "Estas páginas son de lectura libre: no hace falta inscribirse para usarlas."

# For what a reader may ask whoever holds the edition, while nobody can enrol in it.
_QUESTIONS: dict[State, str] = {
    "preparing": "Para saber cómo te podrás inscribir",
    "closed": "Para saber si queda alguna plaza o si habrá otra edición",
    "running": "Para saber si habrá otra edición",
    "finished": "Para saber si habrá otra edición",
    "postponed": "Para saber cuáles serán las fechas nuevas",
    "cancelled": "Para saber si habrá otra edición",
}

# About the calendar file, which keeps the days that it had when it was saved.
_FILE_ADVICE: dict[State, str] = {
    "preparing": "Las fechas todavía pueden cambiar: si cambian, vuelve a descargarlo.",
    "open": "Si cambia alguna fecha, vuelve a descargarlo.",
    "closed": "Si cambia alguna fecha, vuelve a descargarlo.",
    "running": "Si cambia alguna fecha, vuelve a descargarlo.",
    "finished": "Recuerda que sus fechas ya han pasado.",
    "postponed": "Lleva las fechas que había antes de aplazarla, marcadas como provisionales.",
    "cancelled": "Lleva las sesiones marcadas como canceladas.",
}


def name_state(facts: CourseFacts) -> str:
    return STATE_NAMES[facts.state]


def describe_state(facts: CourseFacts) -> str:
    """The state of the edition in one or two sentences, with the dates that matter in it."""
    edition, year = facts.held, facts.edition
    span = format_span(edition.first_day, edition.last_day)
    opens, closes = edition.enrolment.opens, edition.enrolment.closes
    reason = edition.declared.reason if edition.declared else ""
    match facts.state:
        case "preparing":
            enrolment = f"la inscripción se abre el {format_day(opens)}" if opens else "aún no hay plazo de inscripción"
            return f"La edición de {year} está en preparación: las sesiones son {span}, y {enrolment}."
        case "open":
            until = f" hasta el {format_day(closes)}" if closes else ""
            return f"La inscripción en la edición de {year} está abierta{until}. Las sesiones son {span}."
        case "closed":
            told = f" {reason}" if reason else ""
            start = format_day(edition.first_day)
            return f"La inscripción en la edición de {year} está cerrada.{told} Las sesiones empiezan el {start}."
        case "running":
            last = format_day(edition.last_day)
            return (
                f"La edición de {year} está en marcha y acaba el {last}. La inscripción está {_say_enrolment(facts)}."
            )
        case "finished":
            return f"La edición de {year} ya se celebró y su inscripción está cerrada."
        case "postponed":
            return f"La edición de {year} se ha aplazado. {reason}"
        case "cancelled":
            return f"La edición de {year} se ha cancelado. {reason}"


def describe_for_readers(facts: CourseFacts) -> str:
    """The state of the edition, and that the pages can be read in any of them."""
    return f"{describe_state(facts)} {_FREE_READING}"


def advise_on_enrolment(facts: CourseFacts) -> str:
    """For what to ask whoever holds the course, about this edition or, if it is over, about the next one."""
    question = "Si tienes dudas sobre la inscripción" if facts.is_enrolling else _QUESTIONS[facts.state]
    return f"{question}, consulta a quien organiza el curso."


def describe_days(facts: CourseFacts) -> str:
    """When the sessions are held: «La edición de 2024 fue del 11 de junio al 9 de julio de 2024, de 9:30 a 13:20»."""
    verbs: dict[State, str] = {"finished": "fue", "postponed": "iba a ser", "cancelled": "iba a ser"}
    return f"La edición de {facts.edition} {verbs.get(facts.state, 'es')} {_say_days(facts.held)}"


def describe_past(edition: Edition) -> str:
    """A past edition: its sessions, days and hours, and who held it."""
    count = len(edition.sessions)
    sessions = "1 sesión" if count == 1 else f"{count} sesiones"
    if edition.declared and edition.declared.state != "closed":
        held = "se aplazó" if edition.declared.state == "postponed" else "se canceló"
        return f"{held}. Organización: {edition.organiser}"
    return f"{sessions}, {_say_days(edition)}. Organización: {edition.organiser}"


def describe_for_calendar(facts: CourseFacts) -> str:
    """The state in the line that ends each event of the calendar file."""
    reason = facts.held.declared.reason if facts.held.declared else ""
    match facts.state:
        case "preparing":
            return f"Edición de {facts.edition}, en preparación: las fechas pueden cambiar."
        case "postponed":
            return f"Edición de {facts.edition}, aplazada. {reason}"
        case "cancelled":
            return f"Edición de {facts.edition}, cancelada. {reason}"
        case _:
            return f"Edición de {facts.edition}, con la inscripción {_say_enrolment(facts)}."


def advise_on_file(facts: CourseFacts) -> str:
    """What whoever saves the calendar file should know of its dates."""
    return _FILE_ADVICE[facts.state]


def _say_enrolment(facts: CourseFacts) -> str:
    return "abierta" if facts.is_enrolling else "cerrada"


def _say_days(edition: Edition) -> str:
    """«del 11 de junio al 9 de julio de 2024, de 9:30 a 13:20»; without hours if a session has its own."""
    span = format_span(edition.first_day, edition.last_day)
    if any(session.start or session.end for session in edition.sessions):
        return span
    start, end = edition.schedule.start, edition.schedule.end
    return f"{span}, de {start.hour}:{start:%M} a {end.hour}:{end:%M}"
