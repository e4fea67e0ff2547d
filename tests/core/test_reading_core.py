"""docs/assets/js/core/reading.js on plain data."""

from __future__ import annotations

import pytest
from javascript import Realm

LESSONS = [
    {
        "id": f"t{tema}/{number}",
        "tema": tema,
        "number": number,
        "total": 2,
        "title": f"{number}. Título",
        "href": f"tema-{tema}/{number}/",
        "minutes": 10 * tema + number,
        "questions": [f"q{tema}{number}a", f"q{tema}{number}b"],
        "essential": [f"q{tema}{number}a"],
        "fields": ["campo"],
    }
    for tema in (1, 2)
    for number in (1, 2)
]


@pytest.fixture
def core(realm: Realm) -> Realm:
    realm.import_modules(reading="core/reading.js")
    return realm


def make_page(minute: int, is_read: bool = True) -> dict:
    return {"isRead": is_read, "at": f"2026-01-01T10:{minute:02}:00.000Z"}


def make_record(minute: int, correct: bool = True) -> dict:
    attempt = {"correct": correct, "at": f"2026-01-01T10:{minute:02}:00.000Z", "response": "a", "score": 1, "hints": 0}
    return {"first": attempt, "last": attempt, "tries": 1, "updatedAt": attempt["at"]}


def find_place(core: Realm, pages: dict, records: dict | None = None) -> str | None:
    script = "([lessons, pages, records]) => reading.findCurrentLesson(lessons, pages, records)?.id ?? null"
    return core.evaluate(script, [LESSONS, pages, records or {}])


@pytest.mark.parametrize(
    ("pages", "records", "place"),
    [
        ({}, {}, None),
        ({"t1/1": make_page(1, is_read=False)}, {}, "t1/1"),
        ({"t1/1": make_page(1)}, {}, "t1/2"),
        ({"t1/1": make_page(1), "t2/1": make_page(2, is_read=False)}, {}, "t2/1"),
        ({"t1/2": make_page(1), "t2/1": make_page(2), "t2/2": make_page(3)}, {}, "t1/1"),
        ({lesson["id"]: make_page(1) for lesson in LESSONS}, {}, None),
        ({}, {"q12a": make_record(1), "q11a": make_record(2)}, "t1/1"),
        ({"t1/1": make_page(1)}, {"q22a": make_record(9)}, "t1/2"),
        ({"t9/1": make_page(1)}, {}, None),
    ],
    ids=[
        "new",
        "begun",
        "read",
        "latest",
        "round",
        "all",
        "only answers",
        "pages before answers",
        "of another edition",
    ],
)
def test_one_goes_on_where_one_was(core: Realm, pages: dict, records: dict, place: str | None) -> None:
    assert find_place(core, pages, records) == place


@pytest.mark.parametrize(
    ("pages", "records", "expected"),
    [
        ({}, {}, ("none", 0)),
        ({}, {"q11b": make_record(1)}, ("begun", 1)),
        ({"t1/1": make_page(1, is_read=False)}, {}, ("begun", 0)),
        ({"t1/1": make_page(1)}, {"q11b": make_record(1)}, ("read", 1)),
        ({"t1/1": make_page(1)}, {"q11a": make_record(1)}, ("done", 1)),
    ],
)
def test_a_lesson_is_done_when_it_is_read_and_its_essential_questions_are_answered(
    core: Realm, pages: dict, records: dict, expected: tuple[str, int]
) -> None:
    script = "([lesson, pages, records]) => reading.describeLesson(lesson, pages, records)"
    found = core.evaluate(script, [LESSONS[0], pages, records])
    assert (found["state"], found["answered"], found["total"]) == (*expected, 2)


def test_what_was_done_of_some_lessons(core: Realm) -> None:
    pages = {"t1/1": make_page(1), "t1/2": make_page(2, is_read=False)}
    records = {"q11a": make_record(1, correct=False), "q12b": make_record(2)}
    script = "([lessons, pages, records]) => reading.summarizeLessons(lessons, pages, records)"
    found = core.evaluate(script, [LESSONS[:2], pages, records])
    assert [lesson["id"] for lesson in found.pop("missed")] == ["t1/1"]
    assert found == {
        "read": 1,
        "total": 2,
        "answered": 2,
        "correct": 1,
        "questions": 4,
        "minutes": {"read": 11, "total": 23},
        "essential": {"answered": 1, "total": 2},
    }


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (None, 0),
        ("{", 0),
        ('{"version": 1}', 0),
        ('{"version": 1, "fields": {"campo": {"value": "x", "at": ""}, "otro": {"value": null}}}', 1),
        ('{"version": 1, "fields": {"campo": {"value": null}}}', 0),
    ],
)
def test_the_fields_written_are_counted_in_the_plan_as_stored(core: Realm, text: str | None, written: int) -> None:
    assert core.evaluate("(text) => reading.countWritten(text, ['campo', 'otro'])", text) == written
