"""Another edition of this course is a change of its data: nothing is left with the days of this one."""

from __future__ import annotations

import datetime
import re
import shutil

import pytest
from icalendar import Calendar
from minimal_course import REPOSITORY
from whole_course import check_whole_course

from course.checks import find_faults
from course.derived.sessions import time_blocks
from course.findings import Finding, Severity
from course.loaded.whole import Course, complete
from course.model import PastEdition
from exports.calendar import build_calendar
from exports.metadata import build_page_graph
from tooling.edition import __main__ as command

# What only a state of the edition makes true: macros say it.
BY_HAND = re.compile(
    r"[Ee]dición (?:ya )?(?:terminada|abierta|cerrada|cancelada|aplazada|en preparación)|ya se celebró|ya han pasado"
    r"|[Ii]nscripci(?:ón|ones) (?:está |están )?(?:abiertas?|cerradas?)"
)


def make_days(count: int, year: int) -> list[str]:
    """The Tuesdays and Thursdays of a year from its first in June."""
    day, days = datetime.date(year, 6, 1), list[str]()
    while len(days) < count:
        days += [day.isoformat()] if day.weekday() in (1, 3) else []
        day += datetime.timedelta(days=1)
    return days


@pytest.fixture(scope="module")
def next_edition(tmp_path_factory: pytest.TempPathFactory, whole_course: Course) -> tuple[Course, list[Finding]]:
    """This course in the edition that follows it, as the command makes it, and what its checks find."""
    folder = tmp_path_factory.mktemp("next") / "course"
    for name in ("data", "quizzes", "docs"):
        shutil.copytree(REPOSITORY / name, folder / name, ignore=shutil.ignore_patterns("js", "css", "*.js"))
    year = max(whole_course.facts.edition + 1, 2027)
    days = make_days(len(whole_course.facts.sessions), year)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("SOURCE_DATE_EPOCH", str(int(datetime.datetime(year, 4, 1, tzinfo=datetime.UTC).timestamp())))
        options = ["--enrolment-opens", f"{year}-03-01", "--enrolment-closes", f"{year}-05-01"]
        assert command.main(["new", str(year), "--dates", ",".join(days), *options]) == 0
        draft, findings = find_faults(folder)
    return complete(draft), findings


def test_it_has_no_fault_that_this_one_has_not(next_edition: tuple[Course, list[Finding]]) -> None:
    known = {finding.message for finding in check_whole_course()}
    errors = [finding for finding in next_edition[1] if finding.severity is Severity.ERROR]
    assert [finding for finding in errors if finding.message not in known] == []


def test_it_is_open_and_this_one_is_kept(next_edition: tuple[Course, list[Finding]], whole_course: Course) -> None:
    course, _ = next_edition
    assert course.facts.state == "open" and course.facts.edition > whole_course.facts.edition
    assert whole_course.facts.edition in [past.year for past in course.list_values(PastEdition)]
    assert course.facts.provenance == whole_course.facts.provenance


def test_only_days_change(next_edition: tuple[Course, list[Finding]], whole_course: Course) -> None:
    course, _ = next_edition
    assert [time_blocks(session) for session in course.facts.sessions] == [
        time_blocks(session) for session in whole_course.facts.sessions
    ]
    old, new = (Calendar.from_ical(build_calendar(each)) for each in (whole_course, course))
    assert {event["UID"] for event in old.events}.isdisjoint(event["UID"] for event in new.events)
    graph = str(build_page_graph(course.facts, "Inicio", "Una frase.", "", "", [], "cover"))
    assert f"edición de {course.facts.edition}" in graph
    assert not [day for session in whole_course.facts.sessions if (day := session.date.isoformat()) in graph]


def test_no_page_says_by_hand_how_the_edition_is() -> None:
    pages = [
        path for path in (REPOSITORY / "docs").glob("**/*.md") if not path.parent.name.startswith(("tema-", "autores"))
    ]
    templates = [*(REPOSITORY / "macros/templates").rglob("*.jinja"), *(REPOSITORY / "overrides").rglob("*.html")]
    said = {path.name: BY_HAND.findall(path.read_text(encoding="utf-8")) for path in (*pages, *templates)}
    assert len(said) > 100
    assert {name: found for name, found in said.items() if found} == {}
