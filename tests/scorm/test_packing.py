"""exports/scorm/adapter/packing.js and kept.js: what an LMS keeps of a student, and what comes back."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from javascript import Realm

IDS = [f"t1-{number}" for number in range(700)]
LESSONS = [f"t1/{number}" for number in range(110)]
ORDER = {"questions": IDS, "lessons": LESSONS}
SCORES = st.sampled_from([0, 0.25, 1 / 3, 0.5, 0.6, 2 / 3, 0.75, 0.9999, 1])
DAYS = st.integers(min_value=0, max_value=1800)


def make_date(day: int, clock: str = "10:30:00.000") -> str:
    return f"{datetime.date(2026, 11, 1) + datetime.timedelta(days=day)}T{clock}Z"


def make_attempt(score: float, at: str, correct: bool | None = None) -> dict[str, Any]:
    right = score == 1 if correct is None else correct
    return {"response": ["x"], "correct": right, "score": score, "hints": 1, "at": at}


def make_record(score: float, day: int, first: float | None = None) -> dict[str, Any]:
    at = make_date(day)
    old = make_attempt(score if first is None else first, make_date(max(0, day - 1)))
    return {"first": old, "last": make_attempt(score, at), "tries": 3, "updatedAt": at}


def make_exam(number: int, score: float, ids: list[str] = IDS[:45]) -> dict[str, Any]:
    return {
        "seed": f"variante {number}",
        "startedAt": make_date(number, "09:00:00.123"),
        "finishedAt": make_date(number, "09:40:00.123"),
        "spentSeconds": 2400,
        "minutes": 70,
        "isLate": False,
        "score": score,
        "passed": score >= 0.7,
        "questions": {id: None if place % 9 == 8 else score for place, id in enumerate(ids)},
    }


def make_state(**parts: Any) -> dict[str, Any]:
    return {"version": 2, "answers": {}, **parts}


def pack(adapter: Realm, state: dict[str, Any], order: dict[str, list[str]] = ORDER) -> str:
    return str(adapter.evaluate("({ state, order }) => packing.pack(state, order)", {"state": state, "order": order}))


def unpack(adapter: Realm, text: str, order: dict[str, list[str]] = ORDER) -> Any:
    return adapter.evaluate("({ text, order }) => packing.unpack(text, order)", {"text": text, "order": order})


def merge(adapter: Realm, state: dict[str, Any], packed: dict[str, Any]) -> Any:
    return adapter.evaluate("({ state, packed }) => packing.merge(state, packed)", {"state": state, "packed": packed})


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(IDS[:40]), st.tuples(SCORES, SCORES, DAYS), max_size=30))
def test_each_answer_comes_back_with_its_day_and_tenths(
    adapter: Realm, answers: dict[str, tuple[float, float, int]]
) -> None:
    state = make_state(answers={id: make_record(last, day, first) for id, (first, last, day) in answers.items()})
    found = unpack(adapter, pack(adapter, state))["answers"]
    assert found.keys() == answers.keys()
    for id, (first, last, day) in answers.items():
        assert found[id]["last"]["at"] == make_date(day, "00:00:00.000")
        for part, score in (("first", first), ("last", last)):
            assert found[id][part]["score"] == (1 if score == 1 else int(score * 10 + 1e-9) / 10)
            assert found[id][part]["correct"] is (score == 1)


def test_what_the_reader_grades_is_right_from_two_thirds_and_stays_so(adapter: Realm) -> None:
    record = make_record(2 / 3, 3)
    record["last"]["correct"] = True
    assert unpack(adapter, pack(adapter, make_state(answers={IDS[3]: record})))["answers"][IDS[3]]["last"]["correct"]


def test_pages_begun_and_read_come_back(adapter: Realm) -> None:
    pages = {id: {"isRead": place % 2 == 0, "at": make_date(0)} for place, id in enumerate(LESSONS) if place % 5}
    found = unpack(adapter, pack(adapter, make_state(pages=pages)))["pages"]
    assert {id: page["isRead"] for id, page in found.items()} == {id: page["isRead"] for id, page in pages.items()}


def test_a_final_test_comes_back_with_its_moment_and_each_score(adapter: Realm) -> None:
    exam = {**make_exam(2, 0.725), "isLate": True}
    (found,) = unpack(adapter, pack(adapter, make_state(exams=[exam])))["exams"]
    lost = {
        "seed": "de otro navegador",
        "questions": {id: s if s is None else 0.72 for id, s in exam["questions"].items()},
    }
    assert found == {**exam, **lost}


def test_everything_answered_and_a_hundred_tests_fit_where_scorm_1_2_keeps_them(adapter: Realm) -> None:
    exams = [make_exam(number, 0.9 if number == 7 else 0.5) for number in range(100)]
    state = make_state(
        answers={id: make_record(1, place % 1800) for place, id in enumerate(IDS)},
        pages={id: {"isRead": True, "at": make_date(0)} for id in LESSONS},
        exams=exams,
    )
    text = pack(adapter, state)
    assert len(text) <= 4096 and re.fullmatch(r"[\w.-]+", text)
    found = unpack(adapter, text)
    assert len(found["answers"]) == len(IDS) and len(found["pages"]) == len(LESSONS)
    scores = [exam["score"] for exam in found["exams"]]
    assert scores[0] == 0.9 and found["exams"][1]["startedAt"] == exams[-1]["startedAt"] and len(scores) >= 5


def test_a_later_package_reads_what_an_older_one_kept(adapter: Realm) -> None:
    text = pack(adapter, make_state(answers={IDS[5]: make_record(1, 0)}), {**ORDER, "questions": IDS[:10]})
    assert list(unpack(adapter, text)["answers"]) == [IDS[5]]


@pytest.mark.parametrize("change", ["other ids", "fewer ids", "other format", "cut", "strange"])
def test_what_is_of_another_order_is_not_read(adapter: Realm, change: str) -> None:
    text = pack(adapter, make_state(answers={IDS[5]: make_record(1, 0)}))
    texts = {"other format": "2" + text[1:], "cut": text[:12], "strange": "visto: página 3"}
    order = {"other ids": [IDS[1], IDS[0], *IDS[2:]], "fewer ids": IDS[:-1]}.get(change, IDS)
    assert unpack(adapter, texts.get(change, text), {**ORDER, "questions": order}) is None


def test_an_attempt_that_begins_has_nothing(adapter: Realm) -> None:
    assert unpack(adapter, "") == {"answers": {}, "pages": {}, "exams": []}


def test_what_the_browser_has_says_more_and_stays(adapter: Realm) -> None:
    mine = make_state(
        answers={IDS[0]: make_record(1, 4), IDS[1]: make_record(0, 4)}, other="algo", exams=[make_exam(1, 0.8)]
    )
    elsewhere = make_state(
        answers={IDS[0]: make_record(0, 4), IDS[1]: make_record(1, 5), IDS[2]: make_record(1, 1)},
        pages={LESSONS[0]: {"isRead": True, "at": make_date(5)}},
        exams=[make_exam(1, 0.8), make_exam(3, 0.6)],
    )
    found = merge(adapter, mine, unpack(adapter, pack(adapter, elsewhere)))
    assert found["answers"][IDS[0]] == mine["answers"][IDS[0]]
    again = found["answers"][IDS[1]]
    assert again["first"] == mine["answers"][IDS[1]]["first"] and again["last"]["score"] == 1 and again["tries"] == 4
    assert found["answers"][IDS[2]]["last"]["correct"] and found["pages"][LESSONS[0]]["isRead"]
    assert [exam["seed"] for exam in found["exams"]] == ["variante 1", "de otro navegador"]
    assert found["other"] == "algo"
    assert merge(adapter, found, unpack(adapter, pack(adapter, found))) == found


KEY = "abcdefghijklmnopqrst-_"


@pytest.mark.parametrize("key", [KEY, ""])
def test_the_locker_s_key_and_the_beginning_of_the_attempt_go_with_the_answers(adapter: Realm, key: str) -> None:
    state = make_state(
        answers={id: make_record(1, 3) for id in IDS}, exams=[make_exam(number, 0.8) for number in range(30)]
    )
    argument = {"state": state, "order": ORDER, "kept": {"key": key, "since": make_date(0)}}
    text = adapter.evaluate(
        "({ state, order, kept }) => kept_(state, order, kept)".replace("kept_", "globalThis.kept.writeKept"), argument
    )
    assert len(text) <= 4096
    found = adapter.evaluate("kept.parseKept", text)
    assert (found["key"], found["since"]) == (key, make_date(0))
    assert len(unpack(adapter, found["answers"])["answers"]) == len(IDS)


@pytest.mark.parametrize("text", ["", "otro programa", "corta:abc:1.2.3", "1.672.8Qz52U.AAA.."])
def test_what_is_not_ours_is_told_from_it(adapter: Realm, text: str) -> None:
    assert adapter.evaluate("kept.parseKept", text) is None
