"""The state of an edition on each day, and all that is said of it: pages, calendar, metadata."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from editions import hold, make_edition
from icalendar import Calendar
from loaded_courses import load_minimal_course

from course.checks.text.session_days import check_session_days
from course.derived.edition_words import (
    STATE_NAMES,
    advise_on_enrolment,
    advise_on_file,
    describe_days,
    describe_for_readers,
    describe_past,
    describe_state,
)
from course.findings import render_finding
from course.formulas.holidays import find_holiday
from course.loaded.located import Located
from course.model import Edition
from course.runtime.build_day import find_build_day
from exports.calendar import build_calendar
from exports.metadata import build_page_graph

CANCELLED = {"state": "cancelled", "reason": "No hubo bastantes inscripciones."}
POSTPONED = {"state": "postponed", "reason": "El aula se inundó."}
FULL = {"state": "closed", "reason": "Se han cubierto las plazas."}


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2030-01-01", "preparing"),
        ("2031-01-12", "preparing"),
        ("2031-01-13", "open"),
        ("2031-02-07", "open"),
        ("2031-02-08", "closed"),
        ("2031-03-03", "closed"),
        ("2031-03-04", "running"),
        ("2031-03-11", "running"),
        ("2031-03-12", "finished"),
        ("2040-01-01", "finished"),
    ],
)
def test_the_state_changes_on_its_days(today: str, state: str) -> None:
    assert make_edition().find_state(datetime.date.fromisoformat(today)) == state


@pytest.mark.parametrize(
    ("changes", "today", "state"),
    [
        ({"enrolment": None}, "2031-03-03", "preparing"),
        ({"enrolment": {"opens": "2031-01-13"}}, "2031-03-03", "open"),
        ({"declared": CANCELLED}, "2031-01-20", "cancelled"),
        ({"declared": CANCELLED}, "2040-01-01", "cancelled"),
        ({"declared": POSTPONED}, "2031-03-05", "postponed"),
        ({"declared": FULL}, "2031-01-20", "closed"),
        ({"declared": FULL}, "2031-03-04", "running"),
        ({"declared": FULL}, "2031-03-12", "finished"),
    ],
)
def test_what_is_declared_goes_before_the_days_that_it_contradicts(
    changes: dict[str, Any], today: str, state: str
) -> None:
    assert make_edition(**changes).find_state(datetime.date.fromisoformat(today)) == state


@pytest.mark.parametrize(
    ("changes", "today", "sentence"),
    [
        (
            {},
            "2031-01-01",
            "La edición de 2031 está en preparación: las sesiones son del 4 al 11 de marzo de 2031,"
            " y la inscripción se abre el 13 de enero de 2031.",
        ),
        (
            {"enrolment": None},
            "2031-01-01",
            "La edición de 2031 está en preparación: las sesiones son del 4 al 11 de marzo de 2031,"
            " y aún no hay plazo de inscripción.",
        ),
        (
            {},
            "2031-01-13",
            "La inscripción en la edición de 2031 está abierta hasta el 7 de febrero de 2031."
            " Las sesiones son del 4 al 11 de marzo de 2031.",
        ),
        (
            {},
            "2031-02-08",
            "La inscripción en la edición de 2031 está cerrada. Las sesiones empiezan el 4 de marzo de 2031.",
        ),
        (
            {"declared": FULL},
            "2031-01-20",
            "La inscripción en la edición de 2031 está cerrada. Se han cubierto las plazas."
            " Las sesiones empiezan el 4 de marzo de 2031.",
        ),
        (
            {},
            "2031-03-05",
            "La edición de 2031 está en marcha y acaba el 11 de marzo de 2031. La inscripción está cerrada.",
        ),
        (
            {"enrolment": {"opens": "2031-01-13", "closes": "2031-03-10"}},
            "2031-03-05",
            "La edición de 2031 está en marcha y acaba el 11 de marzo de 2031. La inscripción está abierta.",
        ),
        ({}, "2031-03-12", "La edición de 2031 ya se celebró y su inscripción está cerrada."),
        ({"declared": POSTPONED}, "2031-03-12", "La edición de 2031 se ha aplazado. El aula se inundó."),
        ({"declared": CANCELLED}, "2031-01-01", "La edición de 2031 se ha cancelado. No hubo bastantes inscripciones."),
    ],
)
def test_what_is_said_of_each_state(changes: dict[str, Any], today: str, sentence: str) -> None:
    facts = hold(load_minimal_course(), make_edition(**changes), today).facts
    assert describe_state(facts) == sentence
    assert describe_for_readers(facts).startswith(f"{sentence} Estas páginas son de lectura libre")


@pytest.mark.parametrize(
    ("changes", "today", "question"),
    [
        ({}, "2031-01-01", "Para saber cómo te podrás inscribir"),
        ({}, "2031-01-13", "Si tienes dudas sobre la inscripción"),
        ({}, "2031-02-08", "Para saber si queda alguna plaza o si habrá otra edición"),
        ({"enrolment": {"opens": "2031-01-13", "closes": "2031-03-10"}}, "2031-03-05", "Si tienes dudas sobre la"),
        ({}, "2031-03-05", "Para saber si habrá otra edición"),
        ({}, "2031-03-12", "Para saber si habrá otra edición"),
        ({"declared": POSTPONED}, "2031-01-20", "Para saber cuáles serán las fechas nuevas"),
        ({"declared": CANCELLED}, "2031-01-20", "Para saber si habrá otra edición"),
    ],
)
def test_another_edition_is_asked_about_only_when_nobody_can_enrol_in_this_one(
    changes: dict[str, Any], today: str, question: str
) -> None:
    facts = hold(load_minimal_course(), make_edition(**changes), today).facts
    assert advise_on_enrolment(facts).startswith(question)


@pytest.mark.parametrize(
    ("declared", "today", "verb"),
    [(None, "2031-03-01", "es"), (None, "2031-04-01", "fue"), (CANCELLED, "2031-03-01", "iba a ser")],
)
def test_the_days_are_told_in_the_tense_of_the_state(declared: dict[str, str] | None, today: str, verb: str) -> None:
    facts = hold(load_minimal_course(), make_edition(declared=declared), today).facts
    assert describe_days(facts) == f"La edición de 2031 {verb} del 4 al 11 de marzo de 2031, de 9:30 a 13:20"


def test_an_edition_before_is_told_with_who_held_it() -> None:
    assert describe_past(make_edition()) == (
        "2 sesiones, del 4 al 11 de marzo de 2031, de 9:30 a 13:20. Organización: Mancomunidad de Ejemplo"
    )
    assert describe_past(make_edition(declared=CANCELLED)) == "se canceló. Organización: Mancomunidad de Ejemplo"


def make_calendar(today: str, **changes: Any) -> Calendar:
    return Calendar.from_ical(build_calendar(hold(load_minimal_course(), make_edition(**changes), today)))


@pytest.mark.parametrize(
    ("changes", "today", "status", "sequence", "last_line"),
    [
        ({}, "2031-01-01", "TENTATIVE", None, "Edición de 2031, en preparación: las fechas pueden cambiar."),
        ({}, "2031-01-13", "CONFIRMED", None, "Edición de 2031, con la inscripción abierta."),
        ({}, "2031-03-05", "CONFIRMED", None, "Edición de 2031, con la inscripción cerrada."),
        ({"revision": 2}, "2031-03-12", "CONFIRMED", 2, "Edición de 2031, con la inscripción cerrada."),
        ({"declared": POSTPONED}, "2031-03-01", "TENTATIVE", 1, "Edición de 2031, aplazada. El aula se inundó."),
        (
            {"declared": CANCELLED, "revision": 2},
            "2031-03-01",
            "CANCELLED",
            3,
            "Edición de 2031, cancelada. No hubo bastantes inscripciones.",
        ),
    ],
)
def test_the_calendar_file_tells_the_state(
    changes: dict[str, Any], today: str, status: str, sequence: int | None, last_line: str
) -> None:
    calendar = make_calendar(today, **changes)
    assert not calendar.errors
    for event in calendar.events:
        assert (event["STATUS"], event.get("SEQUENCE")) == (status, sequence)
        assert event["DESCRIPTION"].split("\n")[-1] == last_line


def test_other_days_are_other_events_of_another_edition_and_the_same_of_the_same() -> None:
    uids = [
        [event["UID"] for event in make_calendar("2031-01-01", **changes).events]
        for changes in (
            {},
            {"sessions": [{"number": 1, "date": "2031-03-05"}, {"number": 2, "date": "2031-03-12"}]},
            {
                "year": 2032,
                "sessions": [{"number": 1, "date": "2032-03-05"}, {"number": 2, "date": "2032-03-12"}],
                "enrolment": None,
            },
        )
    ]
    assert uids[0] == uids[1]
    assert not {*uids[0]} & {*uids[2]}


def test_a_session_may_have_its_own_hours_and_two_may_be_on_one_day() -> None:
    sessions = [
        {"number": 1, "date": "2031-03-04"},
        {"number": 2, "date": "2031-03-04", "start": "15:00", "end": "18:50"},
    ]
    course = hold(load_minimal_course(), make_edition(sessions=sessions), "2031-01-01")
    assert [(event.start.hour, event.end.hour) for event in Calendar.from_ical(build_calendar(course)).events] == [
        (9, 13),
        (15, 18),
    ]
    assert course.facts.minutes == 460
    assert describe_days(course.facts) == "La edición de 2031 es el 4 de marzo de 2031"


@pytest.mark.parametrize(
    ("declared", "status"),
    [(None, "EventScheduled"), (POSTPONED, "EventPostponed"), (CANCELLED, "EventCancelled"), (FULL, "EventScheduled")],
)
def test_the_metadata_tell_the_state_and_where_to_enrol(declared: dict[str, str] | None, status: str) -> None:
    facts = hold(load_minimal_course(), make_edition(declared=declared), "2031-01-20").facts
    graph = build_page_graph(facts, "Inicio", "Una frase.", "", "https://e.org/", [], "cover")
    (course,) = [node for node in graph["@graph"] if node["@type"] == "Course"]
    instance = course["hasCourseInstance"]
    assert {event["eventStatus"] for event in (instance, *instance["subEvent"])} == {f"https://schema.org/{status}"}
    assert course["provider"]["name"] == "Diputación de Ejemplo"  # whose programme it is
    assert instance["organizer"]["name"] == "Mancomunidad de Ejemplo"
    assert instance["offers"] == {
        "@type": "Offer",
        "url": "https://ejemplo.es/inscripcion",
        "availabilityStarts": "2031-01-13",
        "availabilityEnds": "2031-02-07",
    }


def test_every_state_has_its_words() -> None:
    for state in STATE_NAMES:
        declared = {"cancelled": CANCELLED, "postponed": POSTPONED}.get(state)
        days = {"preparing": "2031-01-01", "open": "2031-01-13", "running": "2031-03-05", "finished": "2031-03-12"}
        facts = hold(load_minimal_course(), make_edition(declared=declared), days.get(state, "2031-02-08")).facts
        assert facts.state == state
        assert advise_on_file(facts) and describe_state(facts).endswith(".")


def test_notices_are_told_until_their_day() -> None:
    notices = [{"text": "Uno.", "until": "2031-02-01"}, {"text": "Dos."}]
    edition = make_edition(notices=notices)
    told = {
        day: hold(load_minimal_course(), edition, day).facts.notices
        for day in ("2031-02-01", "2031-02-02", "2031-03-12")
    }
    assert told == {"2031-02-01": ["Uno.", "Dos."], "2031-02-02": ["Dos."], "2031-03-12": []}


def test_what_is_said_holds_until_the_day_found() -> None:
    """On no day before `find_change` is anything else said, and on that day it is."""
    edition = make_edition(notices=[{"text": "Uno.", "until": "2031-02-20"}])
    course, day, changes = load_minimal_course(), datetime.date(2031, 1, 1), []
    while day < datetime.date(2031, 4, 1):
        facts, after = (hold(course, edition, str(each)).facts for each in (day, day + datetime.timedelta(days=1)))
        said, said_after = ((describe_state(each), each.notices, each.is_enrolling) for each in (facts, after))
        assert (said != said_after) == (edition.find_change(day) == after.today), day
        changes += [str(after.today)] if said != said_after else []
        day = after.today
    assert changes == ["2031-01-13", "2031-02-08", "2031-02-21", "2031-03-04", "2031-03-12"]
    assert edition.find_change(day) is None


@pytest.mark.parametrize(
    ("moment", "timezone", "day"),
    [
        ("1718056800", "Europe/Madrid", "2024-06-11"),  # 2024-06-10 22:00 UTC
        ("1718056800", "Atlantic/Canary", "2024-06-10"),
        ("0", "Europe/Madrid", "1970-01-01"),
    ],
)
def test_the_day_is_that_of_the_build_where_the_edition_is_held(
    monkeypatch: pytest.MonkeyPatch, moment: str, timezone: str, day: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
    assert find_build_day(timezone).isoformat() == day


@pytest.mark.parametrize("value", ["", "ayer", "-1", "9" * 30])
def test_a_moment_that_is_none_is_ignored(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    assert find_build_day("UTC").year >= 2026


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2024-03-29", "Viernes Santo"),
        ("2027-03-26", "Viernes Santo"),
        ("2038-04-23", "Viernes Santo"),  # with the latest Easter of the century
        ("2027-01-06", "Epifanía del Señor"),
        ("2027-12-25", "Natividad del Señor"),
        ("2027-03-25", None),
        ("2027-06-08", None),
    ],
)
def test_holidays_of_all_spain(day: str, name: str | None) -> None:
    assert find_holiday(datetime.date.fromisoformat(day)) == name


@pytest.mark.parametrize(("today", "is_told"), [("2031-01-01", True), ("2031-04-20", False)])
def test_a_session_on_a_sunday_or_a_holiday_is_told_until_it_is_over(today: str, is_told: bool) -> None:
    course = load_minimal_course()
    document = course.get_located(Edition).document
    edition = make_edition(sessions=[{"number": 1, "date": "2031-04-06"}, {"number": 2, "date": "2031-04-11"}])
    held = hold(course, edition, today)
    held.data = course.data | {Edition: [Located(edition, document)]}
    told = [
        "data/edition.yml:10:23: aviso: la sesión 1 es el domingo 6 de abril de 2031 (comprueba la fecha)",
        "data/edition.yml:11:23: aviso: la sesión 2 es el viernes 11 de abril de 2031, y es fiesta en toda España:"
        " Viernes Santo (comprueba la fecha)",
    ]
    assert [render_finding(finding) for finding in check_session_days(held)] == (told if is_told else [])
