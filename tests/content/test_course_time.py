"""The time of this course: what its sessions give, and what the site states, the same wherever it is stated."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

from icalendar import Calendar

from course.derived.sessions import list_session_headings
from course.language.durations import format_estimate, format_minutes
from course.loaded.whole import Course

SHORTEST_SESSION, LONGEST_SESSION = 215, 230

_STATED = re.compile(r"Imprescindible (?P<essential>[^·<]+) · todo (?P<all>[^<]+?)\s*<")
_GRAPH = re.compile(r'<script type="application/ld\+json">(?P<graph>.*?)</script>', re.DOTALL)
_OUTLINE = re.compile(r'<a class="outline-title" href="(?P<url>[^"#]*)[^>]*>.*?</div>', re.DOTALL)


def read_stated(path: Path) -> list[tuple[str, str]]:
    """The essential time and the whole one, as a page states them."""
    return [(match["essential"].strip(), match["all"]) for match in _STATED.finditer(path.read_text(encoding="utf-8"))]


def read_durations(path: Path, key: str) -> list[str]:
    match = _GRAPH.search(path.read_text(encoding="utf-8"))
    assert match is not None, path
    text = json.dumps(json.loads(match["graph"]))
    return re.findall(rf'"{key}": "(\w+)"', text)


def to_iso(shown: str) -> str:
    """«1 h 15 min» → `PT1H15M`."""
    return "PT" + shown.replace("\N{NO-BREAK SPACE}", "").replace("h", "H").replace("min", "M")


def test_every_session_is_a_morning_with_a_beginning_and_an_end(whole_course: Course) -> None:
    sessions = whole_course.facts.sessions
    assert len(sessions) == 7
    assert all(SHORTEST_SESSION <= session.minutes <= LONGEST_SESSION for session in sessions)
    for session in sessions:
        kinds = [block.kind for block in session.blocks]
        assert (kinds[0], kinds[-1], kinds.count("pause")) == ("welcome", "closing", 1)
        before = sum(block.minutes for block in session.blocks[: kinds.index("pause")])
        assert 1 / 3 < before / session.minutes < 2 / 3, session.number


def test_every_official_heading_is_in_one_session(whole_course: Course) -> None:
    worked = [each for session in whole_course.facts.sessions for each in list_session_headings(whole_course, session)]
    assert sorted(worked) == sorted(whole_course.index.headings)


def test_the_cover_of_each_tema_states_the_same_as_its_card(built_site: Path, whole_course: Course) -> None:
    cards = read_stated(built_site / "index.html")[: len(whole_course.index.temas)]
    covers = [read_stated(built_site / f"tema-{tema.number}/index.html") for tema in whole_course.index.temas.values()]
    assert [[card] for card in cards] == covers


def test_the_whole_course_takes_the_same_wherever_it_is_said(built_site: Path) -> None:
    *_, (essential, whole) = read_stated(built_site / "index.html")
    assert read_durations(built_site / "index.html", "timeRequired") == [to_iso(whole)]
    assert essential.endswith("h") and "min" not in essential  # no false precision


def test_the_class_hours_are_the_same_wherever_they_are_said(built_site: Path, whole_course: Course) -> None:
    hours = format_minutes(whole_course.facts.minutes)
    assert read_durations(built_site / "index.html", "courseWorkload") == [to_iso(hours)]
    for path in ("index.html", "calendario/index.html", "autoevaluacion/comprobar-constancia/index.html"):
        text = (built_site / path).read_text(encoding="utf-8")
        spaced = text.replace("\N{NO-BREAK SPACE}", " ").replace("\\u00a0", " ")
        assert hours.replace("\N{NO-BREAK SPACE}", " ") in spaced, path


def read_outline_times(page: Path) -> dict[str, tuple[str, str]]:
    """The two times of each page in the outlines of another, by the address of the page."""
    return {
        os.path.normpath(f"{page.parent}/{match['url']}"): times[0]
        for match in _OUTLINE.finditer(page.read_text(encoding="utf-8"))
        if (times := re.findall(r'<span class="mark">(\d[^<]*?) · todo ([^<]*)</span>', match[0]))
    }


def test_a_page_takes_the_same_in_its_opening_its_metadata_the_programme_and_its_cover(built_site: Path) -> None:
    times = read_outline_times(built_site / "programa/index.html")
    assert len(times) > 90
    covers = [read_outline_times(cover) for cover in built_site.glob("tema-*/index.html")]
    assert {url: pair for cover in covers for url, pair in cover.items()} == times
    for url, pair in times.items():
        path = Path(url, "index.html")
        assert read_stated(path) == [pair], url
        assert read_durations(path, "timeRequired") == [to_iso(pair[1])], url


def test_the_calendar_gives_each_page_the_minutes_that_it_states(built_site: Path, whole_course: Course) -> None:
    plans = (built_site / "calendario/index.html").read_text(encoding="utf-8")
    ics = Calendar.from_ical(next(built_site.rglob("calendario.ics")).read_bytes())
    for session, event in zip(whole_course.facts.sessions, ics.events, strict=True):
        plan = plans[plans.index(f'id="sesion-{session.number}"') :]
        plan = plan[: plan.index("</table>")]
        shown = [int(minutes) for minutes in re.findall(r'<td[^>]* class="number">(\d+)</td>', plan)]
        spare = session.length - session.minutes
        assert shown == [block.minutes for block in session.blocks] + ([spare] if spare else [])
        times = re.findall(r'<th[^>]* scope="row" class="clock">(\d\d:\d\d–\d\d:\d\d)</th>', plan)
        assert [line.split()[0] for line in event["DESCRIPTION"].split("\n")[1 : 1 + len(times)]] == times
        assert times[0].startswith(f"{session.start:%H:%M}") and times[-1].endswith(f"{session.end:%H:%M}")


def test_estimates_have_no_false_precision(built_site: Path) -> None:
    for path in built_site.rglob("*.html"):
        for shown in (text for pair in read_stated(path) for text in pair):
            hours = re.match(r"(\d+)\Wh", shown)
            assert not hours or int(hours[1]) < 10 or "min" not in shown, path
    assert format_estimate(603) == "10\N{NO-BREAK SPACE}h"
