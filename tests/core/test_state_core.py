"""docs/assets/js/core/state.js on plain data."""

from __future__ import annotations

import json

import pytest
from javascript import Realm
from minimal_course import REPOSITORY

VERSION_1 = REPOSITORY / "tests/fixtures/states/version-1.json"

ODD_IDS = ("__proto__", "constructor", "hasOwnProperty", "toString", "")


@pytest.fixture
def core(realm: Realm) -> Realm:
    realm.import_modules(answerState="core/state.js", values="core/values.js")
    return realm


def parse(core: Realm, text: str | None) -> dict:
    """What parseState returns for a text; passed as text both ways, so that ids like «__proto__» survive."""
    return json.loads(core.evaluate("(text) => JSON.stringify(answerState.parseState(text))", text))


def merge(core: Realm, mine: dict, theirs: dict) -> dict:
    script = "(texts) => JSON.stringify(answerState.mergeStates(...texts.map((text) => JSON.parse(text))))"
    return json.loads(core.evaluate(script, [json.dumps(mine), json.dumps(theirs)]))


def make_attempt(minute: int, correct: bool = True, **fields: object) -> dict:
    at = f"2024-06-11T09:{minute:02}:00.000Z"
    return {"response": ["a"], "correct": correct, "score": int(correct), "hints": 0, "at": at} | fields


def make_record(first: int, last: int | None = None, tries: int = 1, **fields: object) -> dict:
    attempts = {"first": make_attempt(first), "last": make_attempt(first if last is None else last)}
    return attempts | {"tries": tries, "updatedAt": attempts["last"]["at"]} | fields


def make_state(**fields: object) -> dict:
    return {"version": 2, "answers": {}} | fields


def make_exam(day: int = 11, **fields: object) -> dict:
    at = f"2024-06-{day}T10:00:00.000Z"
    exam = {"seed": "s", "ids": ["t1-x"], "minutes": 60, "startedAt": at, "updatedAt": at, "spentSeconds": 3}
    return exam | {"responses": {"t1-x": ["a"]}} | fields


def make_result(day: int = 11, **fields: object) -> dict:
    result = {"seed": "s", "startedAt": f"2024-06-{day}T10:00:00.000Z", "finishedAt": f"2024-06-{day}T11:00:00.000Z"}
    return (
        result
        | {
            "spentSeconds": 9,
            "minutes": None,
            "isLate": False,
            "score": 0.5,
            "passed": False,
            "questions": {"t1-x": 0.5},
        }
        | fields
    )


# --- Reading a stored text ------------------------------------------------------------------------------------------


def test_nothing_stored_is_an_empty_state(core: Realm) -> None:
    assert parse(core, None) == {"state": make_state(), "status": "empty"}


def test_a_sound_state_is_read_as_it_is_with_all_that_is_not_known(core: Realm) -> None:
    state = make_state(
        plan={"lema": "Sin colas"},
        answers={"t1-x": make_record(1, note="x"), "t1-roto": {"first": 7}},
        diagnoses={"mostrador": {"answers": {"uno": 1}, "updatedAt": "x"}},
        exam=make_exam(),
        exams=[make_result(), 7],
        drafts={"t1-y": "Estimada vecina"},
    )
    assert parse(core, json.dumps(state)) == {"state": state, "status": "sound"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]",
        "7",
        '"x"',
        "true",
        "{}",
        '{"answers":{}}',
        '{"version":2}',
        '{"version":"2","answers":{}}',
        '{"version":0,"answers":{}}',
        '{"version":3,"answers":{}}',
        '{"version":2,"answers":[]}',
        '{"version":2,"answers":null}',
        '{"version":1,"answers":{},"diagnoses":[]}',
        '{"version":2,"answers":{},"exams":{}}',
        '{"version":2,"answers":{},"drafts":"x"}',
        "[" * 100_000,
        "[" * 100_000 + "]" * 100_000,
        '{"version":2,"answers":' + "[" * 100_000 + "]" * 100_000 + "}",
    ],
)
def test_what_makes_no_sense_is_unreadable_and_gives_an_empty_state(core: Realm, text: str) -> None:
    assert parse(core, text) == {"state": make_state(), "status": "unreadable"}


def test_ids_that_objects_inherit_are_ids_like_any_other(core: Realm) -> None:
    state = make_state(answers={name: make_record(1) for name in ODD_IDS})
    assert parse(core, json.dumps(state))["state"] == state
    known = core.evaluate(
        """(text) => {
          const { answers } = answerState.parseState(text).state;
          return ["constructor", "toString"].filter((id) => id in answers);
        }""",
        json.dumps(make_state()),
    )
    assert known == []
    assert merge(core, state, make_state(answers={"__proto__": make_record(0)}))["answers"].keys() == set(ODD_IDS)
    assert core.evaluate("({}).first") is None


# --- From version 1 -------------------------------------------------------------------------------------------------


def test_a_recorded_version_1_gains_scores_and_hints_and_loses_nothing(core: Realm) -> None:
    old = json.loads(VERSION_1.read_text(encoding="utf-8"))
    found = parse(core, json.dumps(old))
    assert found["status"] == "migrated"
    assert found["state"]["version"] == 2
    attempts = [record[part] for record in found["state"]["answers"].values() for part in ("first", "last")]
    assert {(attempt["correct"], attempt.pop("score"), attempt.pop("hints")) for attempt in attempts} == {
        (True, 1, 0),
        (False, 0, 0),
    }
    assert found["state"] | {"version": 1} == old
    assert (
        old["answers"]["t1-municipio-pequeno"]["first"]["device"]
        and old["plan"]
        and old["diagnoses"]["mostrador"]["note"]
    )


def test_a_migrated_state_is_sound_and_stays_as_it_is(core: Realm) -> None:
    migrated = parse(core, VERSION_1.read_text(encoding="utf-8"))["state"]
    assert parse(core, json.dumps(migrated)) == {"state": migrated, "status": "sound"}
    sound = core.evaluate("(state) => Object.values(state.answers).map(answerState.isRecord)", migrated)
    assert sound == [True] * 5


def test_records_of_version_1_that_make_no_sense_are_left_alone(core: Realm) -> None:
    answers = {
        "a": None,
        "b": 7,
        "c": {"first": 7, "last": {}},
        "d": {"first": {"response": 3, "correct": True, "at": "x"}},
    }
    assert parse(core, json.dumps({"version": 1, "answers": answers}))["state"]["answers"] == answers


# --- What is valid --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fields",
    [
        {"response": None},
        {"response": [1]},
        {"response": {"a": 1}},
        {"correct": "true"},
        {"score": 1.01},
        {"score": -0.1},
        {"score": None},
        {"score": "1"},
        {"hints": None},
        {"hints": 0.5},
        {"at": 5},
    ],
)
def test_a_record_with_a_senseless_attempt_is_not_sound(core: Realm, fields: dict) -> None:
    sound = make_record(1)
    records = [sound | {part: make_attempt(1) | fields} for part in ("first", "last")]
    assert core.evaluate("(records) => records.map(answerState.isRecord)", [sound, *records]) == [True, False, False]


def test_exams_and_results_are_sound_or_not(core: Realm) -> None:
    changes = [
        {},
        {"ids": "t1-x"},
        {"ids": [1]},
        {"responses": {"t1-x": 3}},
        {"responses": []},
        {"spentSeconds": None},
        {"startedAt": 1},
        {"startedAt": "x"},
        {"spentSeconds": -1},
        {"minutes": -5},
        {"minutes": "60"},
        {"ids": ["t1-x", "t1-x"]},
    ]
    exams = [make_exam(**change) for change in changes]
    assert core.evaluate("(exams) => exams.map(answerState.isExam)", exams) == [True] + [False] * 11
    results = [make_result(), make_result(score=2), make_result(finishedAt=None), make_result(questions=[]), None, []]
    assert core.evaluate("(results) => results.map(answerState.isExamResult)", results) == [True] + [False] * 5


# --- One more attempt -----------------------------------------------------------------------------------------------


def test_the_first_attempt_never_changes(core: Realm) -> None:
    attempts = [make_attempt(minute, minute > 1) for minute in range(1, 5)]
    record = core.evaluate("(attempts) => attempts.reduce(answerState.addAttempt, undefined)", attempts)
    assert record == {"first": attempts[0], "last": attempts[3], "tries": 4, "updatedAt": attempts[3]["at"]}


@pytest.mark.parametrize("tries", [None, "3", -1, 0, 1.5])
def test_senseless_tries_count_as_one(core: Realm, tries: object) -> None:
    record = core.evaluate(
        "([r, a]) => answerState.addAttempt(r, a)",
        [make_record(1, card={"due": "x"}, note=1) | {"tries": tries}, make_attempt(2)],
    )
    assert (record["tries"], record["card"], record["note"]) == (2, {"due": "x"}, 1)


def test_a_senseless_record_starts_anew(core: Realm) -> None:
    record = core.evaluate("(attempt) => answerState.addAttempt({ first: 7, tries: 9 }, attempt)", make_attempt(2))
    assert record == make_record(2)


# --- Merging two states ---------------------------------------------------------------------------------------------


def test_of_two_records_the_earlier_first_and_the_later_last_stay(core: Realm) -> None:
    mine, theirs = make_record(3, 9, 4), make_record(1, 5, 2)
    for one, other in ((mine, theirs), (theirs, mine)):
        merged = merge(core, make_state(answers={"t1-x": one}), make_state(answers={"t1-x": other}))["answers"]["t1-x"]
        assert merged == make_record(1, 9, 6)


@pytest.mark.parametrize(
    ("mine", "theirs", "tries"),
    [
        (make_record(1, 2, 2), make_record(1, 5, 4), 4),
        (make_record(1, 2, 2), make_record(3, 4, 2), 4),
        (make_record(1, 9, 3), make_record(3, 4, 2), 3),
    ],
    ids=["the same first", "one after the other", "one within the other"],
)
def test_tries_are_added_up_unless_one_may_be_a_part_of_the_other(
    core: Realm, mine: dict, theirs: dict, tries: int
) -> None:
    states = [make_state(answers={"t1-x": record}) for record in (mine, theirs)]
    once = merge(core, *states)
    assert once["answers"]["t1-x"]["tries"] == tries
    assert merge(core, once, states[1]) == once, "the same file brought a second time"


def test_the_card_of_the_later_review_stays(core: Realm) -> None:
    cards = [
        {"due": "z", "last_review": None},
        {"due": "b", "last_review": "2024-01-01"},
        {"due": "a", "last_review": "2024-01-02"},
    ]
    for one, other, expected in ((0, 1, 1), (1, 2, 2), (2, 1, 2)):
        states = [make_state(answers={"t1-x": make_record(1, card=cards[index])}) for index in (one, other)]
        assert merge(core, *states)["answers"]["t1-x"]["card"] == cards[expected]
    with_card, without = (
        make_state(answers={"t1-x": make_record(1, card=cards[1])}),
        make_state(answers={"t1-x": make_record(1)}),
    )
    assert merge(core, with_card, without) == merge(core, without, with_card) == with_card


def test_what_is_not_known_stays_and_mine_wins(core: Realm) -> None:
    mine = make_state(plan="mío", answers={"t1-x": make_record(1, note="mía")})
    theirs = make_state(plan="suyo", other=1, answers={"t1-x": make_record(1, note="suya", more=2)})
    merged = merge(core, mine, theirs)
    assert (merged["plan"], merged["other"]) == ("mío", 1)
    assert merged["answers"]["t1-x"] == make_record(1, note="mía", more=2)


def test_a_record_that_makes_no_sense_gives_way_to_a_sound_one_and_is_never_dropped(core: Realm) -> None:
    broken, sound = (
        make_state(answers={"t1-x": {"first": 7}, "t1-y": None}),
        make_state(answers={"t1-x": make_record(1)}),
    )
    expected = {"t1-x": make_record(1), "t1-y": None}
    assert merge(core, broken, sound)["answers"] == merge(core, sound, broken)["answers"] == expected


def test_diagnoses_merge_statement_by_statement(core: Realm) -> None:
    old = {"answers": {"uno": 1, "dos": 1}, "updatedAt": "2024-01-01", "note": "x"}
    late = {"answers": {"dos": 3, "tres": 3}, "updatedAt": "2024-01-02"}
    expected = {"answers": {"uno": 1, "dos": 3, "tres": 3}, "updatedAt": "2024-01-02", "note": "x"}
    for one, other in ((old, late), (late, old)):
        merged = merge(
            core,
            make_state(diagnoses={"m": one, "solo": late, "roto": 7}),
            make_state(diagnoses={"m": other, "otro": old, "roto": late}),
        )
        assert merged["diagnoses"] == {"m": expected, "solo": late, "otro": old, "roto": late}
    assert "diagnoses" not in merge(core, make_state(), make_state())


def test_the_exam_in_progress_is_mine_unless_there_is_none(core: Realm) -> None:
    mine, theirs = make_exam(11), make_exam(12)
    later = make_exam(11, updatedAt="2024-06-11T10:30:00.000Z", spentSeconds=1800)
    assert merge(core, make_state(exam=mine), make_state(exam=theirs))["exam"] == mine
    assert merge(core, make_state(), make_state(exam=theirs))["exam"] == theirs
    assert merge(core, make_state(exam={"seed": 7}), make_state(exam=theirs))["exam"] == theirs
    assert merge(core, make_state(exam=mine), make_state(exam=later))["exam"] == later
    assert merge(core, make_state(exam=later), make_state(exam=mine))["exam"] == later
    assert "exam" not in merge(core, make_state(), make_state())


def test_a_finished_exam_is_in_progress_no_more(core: Realm) -> None:
    finished, running = make_state(exams=[make_result(11)]), make_state(exam=make_exam(11))
    for merged in (merge(core, finished, running), merge(core, running, finished)):
        assert "exam" not in merged and merged["exams"] == [make_result(11)]


def test_exams_are_united_in_order(core: Realm) -> None:
    mine = make_state(exams=[make_result(11), make_result(13), {"roto": 1}])
    theirs = make_state(exams=[make_result(10), make_result(11, score=1), 7, make_result(12)])
    merged = merge(core, mine, theirs)["exams"]
    assert merged == [{"roto": 1}, *(make_result(day) for day in (10, 11, 12, 13))]


def test_merging_changes_neither_state(core: Realm) -> None:
    states = [
        make_state(
            answers={"t1-x": make_record(minute, card={"due": "x"})}, exam=make_exam(), exams=[make_result(minute + 10)]
        )
        for minute in (1, 2)
    ]
    after = core.evaluate("(states) => { answerState.mergeStates(...states); return states; }", states)
    assert after == states


# Random states, with few ids and few instants so that they often coincide. The generator is mulberry32.
RANDOM_MERGES = """(rounds) => {
  let seed = 20240611;
  const random = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n) => Math.floor(random() * n);
  const time = (n) => `2024-06-11T09:00:0${n}.000Z`;
  const { mergeStates, isRecord } = answerState;
  const { toCanonical } = values;
  const makeAttempt = (n) => {
    const correct = random() < 0.5;
    const response = random() < 0.2 ? "texto" : ["a", "b"].slice(below(2));
    return { response, correct, score: correct ? 1 : below(2) / 2, hints: below(2), at: time(n) };
  };
  const makeRecord = () => {
    const first = below(6), last = first + below(4);
    const attempt = makeAttempt(first);
    const record = { first: attempt, last: last === first ? attempt : makeAttempt(last), tries: 1 + below(4) };
    record.updatedAt = time(last);
    const reviewed = random() < 0.2 ? null : time(below(9));
    if (random() < 0.4) record.card = { due: time(below(9)), last_review: reviewed, reps: below(3) };
    return record;
  };
  const IDS = ["uno", "dos", "tres", "cuatro", "__proto__", "constructor"];
  const makeResult = (n) => (
    { seed: "s", minutes: null, spentSeconds: n, startedAt: time(n), finishedAt: time(9), score: 1, questions: {} });
  const makeState = () => {
    const answers = IDS.filter(() => random() < 0.6).map((id) => [id, random() < 0.05 ? null : makeRecord()]);
    const state = { version: 2, answers: Object.fromEntries(answers) };
    const points = { a: below(4), [`s${below(3)}`]: below(4) };
    if (random() < 0.5) state.diagnoses = { m: { answers: points, updatedAt: time(below(9)) } };
    if (random() < 0.3) state.exams = [...new Set([below(3), below(3)])].sort().map(makeResult);
    return JSON.parse(JSON.stringify(state));
  };
  const faults = [];
  for (let round = 0; round < rounds; round++) {
    const [a, b] = [makeState(), makeState()];
    const before = toCanonical([a, b]);
    const ab = mergeStates(a, b), ba = mergeStates(b, a);
    const check = (rule, holds) => { if (!holds) faults.push([rule, round, a, b]); };
    const equal = (one, other) => toCanonical(one) === toCanonical(other);
    check("with itself", equal(mergeStates(a, a), a));
    check("twice", equal(mergeStates(ab, b), ab) && equal(mergeStates(ab, a).answers, ab.answers));
    check("commutative", equal(ab.answers, ba.answers));
    check("unchanged", toCanonical([a, b]) === before);
    for (const state of [a, b]) {
      for (const id of Object.keys(state.answers)) {
        check("loses an id", Object.hasOwn(ab.answers, id));
        if (!isRecord(state.answers[id])) continue;
        const merged = ab.answers[id], record = state.answers[id];
        check("sound", isRecord(merged));
        check("older last", merged.last.at >= record.last.at && merged.updatedAt >= record.updatedAt);
        check("later first", merged.first.at <= record.first.at);
        check("fewer tries", merged.tries >= record.tries);
        check("older card", !record.card || (merged.card.last_review || "") >= (record.card.last_review || ""));
      }
      const isIn = ({ startedAt }) => ab.exams.some((exam) => exam.startedAt === startedAt);
      check("loses an exam", (state.exams || []).every(isIn));
    }
  }
  return faults;
}"""


def test_random_states_merge_without_loss_in_any_order(core: Realm) -> None:
    assert core.evaluate(RANDOM_MERGES, 600) == []


def test_equal_data_have_equal_canonical_text(core: Realm) -> None:
    texts = ['{"b":[1,{"d":null,"c":"ñ"}],"a":true,"10":1,"9":2}', '{"9":2,"10":1,"a":true,"b":[1,{"c":"ñ","d":null}]}']
    found = core.evaluate("(texts) => texts.map((text) => values.toCanonical(JSON.parse(text)))", texts)
    assert found == ['{"10":1,"9":2,"a":true,"b":[1,{"c":"ñ","d":null}]}'] * 2


def make_many_results(number: int) -> list[dict]:
    """Results a minute apart, the best of which is the third."""
    return [
        make_result(score=0.9 if index == 2 else 0.4)
        | {"startedAt": f"2024-06-{1 + index // 1440:02}T{index // 60 % 24:02}:{index % 60:02}:00.000Z"}
        for index in range(number)
    ]


def test_the_newest_exams_are_kept_and_the_best(core: Realm) -> None:
    """20,000 of them, in a file or stored, froze the page of the exam for 17 seconds at each visit."""
    results = make_many_results(20_000)
    kept = parse(core, json.dumps(make_state(exams=[*results, {"roto": 1}])))
    assert kept["state"]["exams"] == [results[2], *results[-99:]]
    assert kept["status"] == "sound"


def test_two_states_full_of_exams_make_one_full_of_exams(core: Realm) -> None:
    results = make_many_results(300)
    merged = merge(core, make_state(exams=results[100:200]), make_state(exams=[results[2], *results[201:300]]))
    assert merged["exams"] == [results[2], *results[201:300]]
    few = make_many_results(100)
    assert parse(core, json.dumps(make_state(exams=few)))["state"]["exams"] == few


def test_of_a_page_read_in_two_places_the_later_counts(core: Realm) -> None:
    """Also if it was to say that it has not been read."""
    early, late = (
        {"isRead": is_read, "at": f"2024-06-11T09:0{minute}:00.000Z"} for minute, is_read in ((1, True), (2, False))
    )
    mine, theirs = make_state(pages={"a": early, "b": late}), make_state(pages={"a": late, "b": early, "c": early})
    for merged in (merge(core, mine, theirs), merge(core, theirs, mine)):
        assert merged["pages"] == {"a": late, "b": late, "c": early}
    assert merge(core, make_state(), mine)["pages"] == mine["pages"]


def test_pages_of_another_form_are_unreadable(core: Realm) -> None:
    assert parse(core, json.dumps(make_state(pages=[])))["status"] == "unreadable"
    assert parse(core, json.dumps(make_state(pages={"a": None})))["status"] == "sound"
