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
from course.model import fold_heading

OFFICIAL = Path(__file__).with_name("official-programme.txt").read_text(encoding="utf-8")
MONTHS = {"junio": 6, "julio": 7}


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
    lines += ["Fecha", course.schedule.original_dates, "Horario", course.schedule.original_hours]
    lines += [
        "Destinatarios",
        course.audience.original,
        "Inscripciones",
        course.enrolment.original,
        course.catalogue.original,
    ]
    return lines


def test_the_data_say_the_official_programme_line_by_line(whole_course: Course) -> None:
    assert list_lines_of_the_data(whole_course) == [line.strip() for line in OFFICIAL.splitlines() if line.strip()]


def test_sessions_are_on_the_official_days(whole_course: Course) -> None:
    course = whole_course.facts
    days = []
    dates = course.schedule.original_dates
    year = int(re.search(r"\d{4}", dates)[0])
    for numbers, month in re.findall(r"((?:\d+(?:, | y )?)+) de (\w+)", dates):
        days += [datetime.date(year, MONTHS[month], int(day)) for day in re.findall(r"\d+", numbers)]
    assert [session.date for session in course.sessions] == days
    assert len(days) == 7
    assert course.edition == year


def test_hours_are_the_official_ones(whole_course: Course) -> None:
    schedule = whole_course.facts.schedule
    assert (
        schedule.original_hours
        == f"de {schedule.start.hour}:{schedule.start:%M} a {schedule.end.hour}:{schedule.end:%M}"
    )
    assert whole_course.facts.minutes == 7 * 230


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
