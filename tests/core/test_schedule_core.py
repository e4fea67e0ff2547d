"""docs/assets/js/core/schedule.js against ts-fsrs itself (time zones: tests/browser/test_schedule_in_madrid.py)."""

from __future__ import annotations

import pytest
from javascript import Realm
from schedule_scripts import SCRIPTS

FIRST = "2024-06-11T09:30:00.000Z"
CARD_FIELDS = {
    "due",
    "stability",
    "difficulty",
    "elapsed_days",
    "scheduled_days",
    "learning_steps",
    "reps",
    "lapses",
    "state",
    "last_review",
}


@pytest.fixture
def core(realm: Realm) -> Realm:
    for script in SCRIPTS:
        realm.run(script)
    return realm


@pytest.mark.parametrize(
    ("attempt", "rating"),
    [
        ({"correct": False, "hints": 0}, 1),
        ({"correct": False, "hints": 2}, 1),
        ({"correct": True, "hints": 1}, 2),
        ({"correct": True, "hints": 0}, 3),
        ({"correct": True}, 3),
    ],
)
def test_rating_of_an_attempt(core: Realm, attempt: dict, rating: int) -> None:
    assert core.evaluate("(attempt) => schedule.rate(attempt)", attempt) == rating


@pytest.mark.parametrize(("correct", "hints", "rating"), [(False, 0, 1), (True, 1, 2), (True, 0, 3)])
def test_a_first_answer_gets_the_interval_of_ts_fsrs(core: Realm, correct: bool, hints: int, rating: int) -> None:
    card, expected = core.evaluate(
        """([at, correct, hints, rating]) =>
          [schedule.catchUp(recordOf(attempt(at, correct, hints)), fsrs), replay([at, rating])]""",
        [FIRST, correct, hints, rating],
    )
    assert card == expected
    assert set(card) == CARD_FIELDS
    assert card["last_review"] == FIRST
    assert card["scheduled_days"] == rating  # 1, 2 and 3 days
    assert card["due"].endswith("T09:30:00.000Z")


def test_without_a_card_the_first_and_the_last_attempt_count(core: Realm) -> None:
    last = "2024-06-20T08:00:00.000Z"
    card, expected = core.evaluate(
        """([first, last]) => [
          schedule.catchUp(recordOf(attempt(first, false), attempt(last)), fsrs),
          replay([first, 1], [last, 3])]""",
        [FIRST, last],
    )
    assert card == expected


def test_a_stored_card_sees_a_later_answer_once(core: Realm) -> None:
    last = "2024-07-02T08:00:00.000Z"
    once, twice, expected, same = core.evaluate(
        """([first, last]) => {
          const stored = schedule.catchUp(recordOf(attempt(first)), fsrs);
          const record = recordOf(attempt(first), attempt(last, true, 1), stored);
          const once = schedule.catchUp(record, fsrs);
          const twice = schedule.catchUp({ ...record, card: once }, fsrs);
          const same = schedule.catchUp(recordOf(attempt(first), attempt(first), stored), fsrs);
          return [once, twice, replay([first, 3], [last, 2]), JSON.stringify(same) === JSON.stringify(stored)];
        }""",
        [FIRST, last],
    )
    assert once == twice == expected
    assert same


def test_right_reviews_push_further_and_a_wrong_one_brings_back(core: Realm) -> None:
    days, lapses = core.evaluate(
        """(first) => {
          let record = recordOf(attempt(first));
          const days = [];
          for (const correct of [true, true, true, true, false]) {
            record.card = schedule.catchUp(record, fsrs);
            days.push(daysOf(record.card));
            record = { ...record, last: attempt(record.card.due, correct) };
          }
          const card = schedule.catchUp(record, fsrs);
          return [[...days, daysOf(card)], card.lapses];
        }""",
        FIRST,
    )
    assert days[:5] == sorted(set(days[:5]))
    assert days[4] > 30
    assert 1 <= days[5] < days[4] / 3
    assert lapses == 1


def test_a_second_right_answer_on_the_same_day_does_not_come_earlier(core: Realm) -> None:
    days = core.evaluate(
        "([first, last]) => daysOf(schedule.catchUp(recordOf(attempt(first), attempt(last)), fsrs))",
        [FIRST, "2024-06-11T18:00:00.000Z"],
    )
    assert days >= 3


@pytest.mark.parametrize("last", ["2023-01-01T00:00:00.000Z", "2024-06-11T09:29:59.000Z"])
def test_a_clock_set_back_neither_throws_nor_hides_the_question(core: Realm, last: str) -> None:
    cards = core.evaluate(
        """([first, last]) => {
          const stored = schedule.catchUp(recordOf(attempt(first)), fsrs);
          const records = [recordOf(attempt(first), attempt(last), stored), recordOf(attempt(first), attempt(last))];
          const cards = records.map((record) => schedule.catchUp(record, fsrs));
          return [...cards, schedule.catchUp({ ...records[0], card: cards[0] }, fsrs)];
        }""",
        [FIRST, last],
    )
    assert cards[0] == cards[1] == cards[2]
    assert cards[0]["last_review"] == last
    assert cards[0]["due"] < "2024-06-20"


def test_a_sound_card_is_gone_on_with_so_attempts_between_the_first_and_the_last_count(core: Realm) -> None:
    card, expected, of_two = core.evaluate(
        """(times) => {
          let record = null;
          for (const at of times) {
            record = record ? { ...record, last: attempt(at) } : recordOf(attempt(at));
            record.card = schedule.catchUp(record, fsrs);
          }
          return [record.card, replay(...times.map((at) => [at, 3])), replay([times[0], 3], [times[2], 3])];
        }""",
        [FIRST, "2024-06-20T08:00:00.000Z", "2024-07-20T08:00:00.000Z"],
    )
    assert card == expected != of_two


@pytest.mark.parametrize(
    "card",
    [
        None,
        "x",
        7,
        {},
        {"stability": 0},
        {"stability": "NaN"},
        {"stability": None},
        {"stability": 1e300},
        {"difficulty": 0.5},
        {"difficulty": 11},
        {"state": 0},
        {"state": 9},
        {"state": "Revisión"},
        {"due": "ayer"},
        {"due": 5},
        {"last_review": None},
        {"last_review": "+275760-09-13T00:00:00.000Z"},
        {"reps": None},
        {"lapses": "dos"},
        {"elapsed_days": None},
    ],
)
def test_a_card_that_makes_no_sense_is_made_again(core: Realm, card: object) -> None:
    caught, expected = core.evaluate(
        """([at, fault]) => {
          const record = recordOf(attempt(at));
          const sound = schedule.catchUp(record, fsrs);
          const whole = fault && typeof fault === "object" && Object.keys(fault).length;
          return [schedule.catchUp({ ...record, card: whole ? { ...sound, ...fault } : fault }, fsrs), sound];
        }""",
        [FIRST, card],
    )
    assert caught == expected


@pytest.mark.parametrize("at", ["", "ayer", None, 12, "+275760-09-13T00:00:00.000Z"])
def test_answers_without_a_date_are_left_out(core: Realm, at: object) -> None:
    due, next_due = core.evaluate(
        """([at, good]) => {
          const questions = [{ id: "broken" }, { id: "half" }, { id: "none" }];
          const records = { broken: recordOf(attempt(at)), half: recordOf(attempt(at), attempt(good)) };
          return [listDueIds(questions, records, "2030-01-01T00:00:00.000Z"),
            schedule.findNextDue(questions, records, fsrs)];
        }""",
        [at, FIRST],
    )
    assert due == ["half"]
    assert next_due == "2024-06-14T09:30:00.000Z"


def test_the_same_answers_give_the_same_card(core: Realm) -> None:
    """Fuzz only applies to intervals over 2.5 days, so the test uses a long-standing card."""
    cards = core.evaluate(
        """(first) => [1, 2, 3].map(() => {
          const own = schedule.createScheduler(FSRS);
          let record = recordOf(attempt(first));
          for (let review = 0; review < 5; review++) {
            record.card = schedule.catchUp(record, own);
            record = { ...record, last: attempt(record.card.due) };
          }
          return JSON.stringify(record.card);
        })""",
        FIRST,
    )
    assert len(set(cards)) == 1


def test_what_comes_next(core: Realm) -> None:
    found = core.evaluate(
        """([one, other]) => {
          const questions = [{ id: "a" }, { id: "b" }, { id: "c" }];
          const [a, b, gone] = [one, other, "2020-01-01T00:00:00Z"].map((at) => recordOf(attempt(at)));
          const records = { a, b, gone };
          const [{ question, record, card }] = schedule.listDue(questions, records, fsrs, "2025-01-01T00:00:00Z");
          return [schedule.findNextDue(questions, records, fsrs), schedule.findNextDue(questions, {}, fsrs),
            question.id, record.last.at, card.due];
        }""",
        [FIRST, "2024-06-10T09:30:00.000Z"],
    )
    due = "2024-06-13T09:30:00.000Z"
    assert found == [due, None, "b", "2024-06-10T09:30:00.000Z", due]


def test_two_thousand_answers_are_looked_through_at_once(core: Realm) -> None:
    """The best of three runs: other work on the machine only adds time."""
    milliseconds = core.evaluate(
        """(first) => {
          const questions = Array.from({ length: 2000 }, (_, index) => ({ id: `q${index}` }));
          const record = recordOf(attempt(first), attempt("2024-06-20T08:00:00Z"));
          const records = Object.fromEntries(questions.map(({ id }) => [id, record]));
          return Array.from({ length: 3 }, () => {
            const start = Date.now();
            schedule.listDue(questions, records, fsrs, "2024-07-01T00:00:00Z");
            return Date.now() - start;
          });
        }""",
        FIRST,
    )
    assert min(milliseconds) < 1000
