"""The data match the official programme exactly: nothing missing, nothing added, in the same order.

`official-programme.txt` is the programme as its owner published it.
"""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from course.loaded.whole import Course
from course.model import Edition, PastEdition, fold_heading
from exports.calendar import make_uid

OFFICIAL = Path(__file__).with_name("official-programme.txt").read_text(encoding="utf-8")
MONTHS = {"junio": 6, "julio": 7}
PUBLISHED_UIDS = [
    "a6d2fc89-67f9-5433-af7c-437a1e9833d0",
    "1622a8f0-f6af-5f72-8a9e-5e0351389362",
    "5e3ffc27-22f8-5795-8541-05c470e0c1f6",
    "ebd6cf3c-5e71-539d-852b-c9a367e57c59",
    "754b2df5-e8fb-533d-a5a3-98c8186fed89",
    "da30835a-00a8-5192-bb2c-fc7c6eb0d67f",
    "f76aafdf-e954-5f9e-ae46-dfbb7ef1d183",
]


def list_lines_of_the_data(loaded: Course) -> list[str]:
    course, programme = loaded.facts, loaded.programme
    objectives = {True: [], False: []}
    for objective in course.objectives:
        objectives[objective.is_general].append(f"• {objective.text}")
    lines = [course.title, "Objetivos", "Generales", *objectives[True], "Específicos", *objectives[False], "Contenido"]
    for tema in programme.temas:
        lines.append(f"TEMA {tema.number}. {tema.title}")
        lines += [
            f"{heading.number} {heading.title}" if heading.number else heading.title
            for heading in tema.headings
            if heading.official
        ]
    lines += ["Fecha", course.provenance.dates, "Horario", course.provenance.hours]
    lines += [
        "Destinatarios",
        course.audience.original,
        "Inscripciones",
        course.provenance.enrolment,
        course.catalogue.original,
    ]
    return lines


def test_the_data_say_the_official_programme_line_by_line(whole_course: Course) -> None:
    assert list_lines_of_the_data(whole_course) == [line.strip() for line in OFFICIAL.splitlines() if line.strip()]


def find_official_edition(course: Course) -> Edition:
    """The edition that the official programme was published for, the present one or one before it."""
    year = course.facts.provenance.edition
    return next(each for each in (course.facts.held, *course.list_values(PastEdition)) if each.year == year)


def test_sessions_are_on_the_official_days(whole_course: Course) -> None:
    edition = find_official_edition(whole_course)
    days = []
    dates = whole_course.facts.provenance.dates
    year = int(re.search(r"\d{4}", dates)[0])
    for numbers, month in re.findall(r"((?:\d+(?:, | y )?)+) de (\w+)", dates):
        days += [datetime.date(year, MONTHS[month], int(day)) for day in re.findall(r"\d+", numbers)]
    assert [session.date for session in edition.sessions] == days
    assert len(days) == 7
    assert edition.year == year


def test_hours_are_the_official_ones(whole_course: Course) -> None:
    schedule = find_official_edition(whole_course).schedule
    hours = f"de {schedule.start.hour}:{schedule.start:%M} a {schedule.end.hour}:{schedule.end:%M}"
    assert whole_course.facts.provenance.hours == hours
    assert schedule.minutes == 230


def test_diaries_know_the_official_sessions_by_the_names_that_they_had(whole_course: Course) -> None:
    """Published once, an event's UID never changes; nor does it when another edition follows."""
    edition, slug = find_official_edition(whole_course), whole_course.facts.slug
    assert [make_uid(slug, edition.year, session.number) for session in edition.sessions] == PUBLISHED_UIDS


def test_objectives_are_numbered_in_the_official_order(whole_course: Course) -> None:
    ids = [objective.id for objective in whole_course.facts.objectives]
    assert ids == ["G1", "G2", "G3", "G4", "E1", "E2", "E3", "E4", "E5", "E6"]


def test_level_and_anchor_follow_the_number(whole_course: Course) -> None:
    for tema in whole_course.programme.temas:
        for heading in tema.headings:
            if heading.number is None:
                continue
            parts = re.findall(r"\w+", heading.number)
            assert heading.anchor == "-".join(parts).lower(), heading.number
            # «F.» is where 3.5.2 would be.
            depth = len(parts) + 2 if parts[0] == "F" else len(parts)
            assert heading.level == depth, heading.number


def test_the_irregular_run_of_tema_3_keeps_its_words_and_place(whole_course: Course) -> None:
    headings = whole_course.programme.temas[2].headings
    start = next(position for position, heading in enumerate(headings) if heading.number == "3.5.1.")
    run = [(heading.number, heading.anchor, heading.level) for heading in headings[start : start + 8]]
    assert run == [
        ("3.5.1.", "3-5-1", 3),
        (None, "cuentas", 3),
        (None, "uso-aceptable", 3),
        (None, "comportamiento", 3),
        (None, "contenidos", 3),
        (None, "seguridad", 3),
        ("F.", "f", 3),
        ("F.1)", "f-1", 4),
    ]


def test_shown_words_keep_proper_names(whole_course: Course) -> None:
    shown = "\n".join(
        text for tema in whole_course.programme.temas for text in (tema.text, *(h.text for h in tema.headings))
    )
    for name in (
        "TIC y gestión",
        "WikiGovernment",
        "X (Twitter)",
        "Community Manager",
        "(I)",
        "(II)",
        "Fase II",
        "Social Media Plan",
    ):
        assert name in shown
    # Only acronyms are in capitals.
    assert {word for word in re.findall(r"\b[A-ZÁÉÍÓÚÑ]{2,}\b", shown)} == {
        "CM",
        "CORH",
        "EIA",
        "II",
        "IV",
        "LOPD",
        "OGP",
        "TIC",
        "UE",
    }


def read_words(node: LexborNode) -> str:
    return " ".join(node.text().split())


@pytest.mark.site
def test_only_the_programme_shows_its_slips_and_notes_them(built_site: Path, whole_course: Course) -> None:
    slips = [indexed.heading for indexed in whole_course.index.headings.values() if indexed.heading.slip]
    assert {heading.anchor for heading in slips} >= {"f-2-2", "5-7"}
    texts = {
        path.relative_to(built_site).as_posix(): read_words(LexborHTMLParser(path.read_text(encoding="utf-8")).root)
        for path in built_site.rglob("*.html")
        if "autores" not in path.parts  # the guide shows how a slip is written
    }
    programme = texts.pop("programa/index.html")
    for heading in slips:
        assert f"{heading.official_text} " in programme
        assert f"(sic) {heading.slip}" in programme
        assert [uri for uri, text in texts.items() if heading.official_text in text] == []
        assert any(f"{heading.label}" in text for text in texts.values())


@pytest.mark.site
def test_the_programme_page_has_the_owners_words(built_site: Path) -> None:
    """Every official heading, letter by letter but for its capitals and its final stop."""
    page = LexborHTMLParser((built_site / "programa/index.html").read_text(encoding="utf-8"))
    rows = [
        " ".join(read_words(part) for part in row.css(".outline-number, .outline-title"))
        for row in page.css(".outline-row")
        if "De esta edición web" not in row.text()
    ]
    lines = [line.strip() for line in OFFICIAL.splitlines()]
    start, end = lines.index("Contenido"), lines.index("Fecha")
    owners = [line for line in lines[start + 1 : end] if line and not line.startswith("TEMA ")]
    assert [fold_heading(row) for row in rows] == [fold_heading(line) for line in owners]
