"""tests/scorm/run_time/: each wrong call gets the code of the standard, and the next launch what it should."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from javascript import Realm
from minimal_course import REPOSITORY

from exports.script_linker import link

MODULE = "tests/scorm/run_time/api"
# Plays calls in a launch. Returns what each gave with its code, the faults that the recorder told, and what was kept.
PLAY = """
({ version, calls, kept, mode, isAlive }) => {
  const told = [];
  let last = kept;
  const keep = (next) => { if (isAlive) last = next; return isAlive; };
  const api = runTime.createApi({ version, student: "eva", mode, kept, keep });
  const recorded = runTime.recordCalls(api, version, (call, isFault) => told.push([call, isFault]));
  calls.forEach(([name, ...values]) => recorded[name](...values));
  const faults = told.filter(([, isFault]) => isFault).length;
  return { answers: told.map(([call]) => call.slice(-2)), faults, kept: last };
}
"""
OPEN = {"1.2": ["LMSInitialize", ""], "2004": ["Initialize", ""]}
CLOSE = {"1.2": ["LMSFinish", ""], "2004": ["Terminate", ""]}
COMMIT = {"1.2": ["LMSCommit", ""], "2004": ["Commit", ""]}
SET, GET = {"1.2": "LMSSetValue", "2004": "SetValue"}, {"1.2": "LMSGetValue", "2004": "GetValue"}
EXIT = {"1.2": "cmi.core.exit", "2004": "cmi.exit"}
PLACE = {"1.2": "cmi.core.lesson_location", "2004": "cmi.location"}
TIME = {"1.2": "cmi.core.session_time", "2004": "cmi.session_time"}
ENTRY = {"1.2": "cmi.core.entry", "2004": "cmi.entry"}
TOTAL = {"1.2": "cmi.core.total_time", "2004": "cmi.total_time"}


@pytest.fixture(scope="module")
def run_time() -> Iterator[Realm]:
    realm = Realm()
    realm.run(f'{link(REPOSITORY, f"{MODULE}.js")}globalThis.runTime = Curso["{MODULE}"];\n')
    yield realm
    realm.close()


def play(
    realm: Realm, version: str, *calls: list[Any], kept: Any = None, mode: str = "normal", is_alive: bool = True
) -> Any:
    argument = {"version": version, "calls": calls, "kept": kept, "mode": mode, "isAlive": is_alive}
    return realm.evaluate(PLAY, argument)


def play_open(realm: Realm, version: str, *calls: list[Any], **launch: Any) -> list[list[str]]:
    """What each call answers in a session that is open, with its code."""
    return play(realm, version, OPEN[version], *calls, **launch)["answers"][1:]


@pytest.mark.parametrize(
    ("version", "name", "values", "unopened", "closed"),
    [
        ("1.2", "LMSInitialize", [""], "0", "101"),
        ("1.2", "LMSFinish", [""], "301", "301"),
        ("1.2", "LMSGetValue", ["cmi.core.entry"], "301", "301"),
        ("1.2", "LMSSetValue", ["cmi.core.exit", ""], "301", "301"),
        ("1.2", "LMSCommit", [""], "301", "301"),
        ("2004", "Initialize", [""], "0", "104"),
        ("2004", "Terminate", [""], "112", "113"),
        ("2004", "GetValue", ["cmi.entry"], "122", "123"),
        ("2004", "SetValue", ["cmi.exit", ""], "132", "133"),
        ("2004", "Commit", [""], "142", "143"),
    ],
)
def test_each_call_has_its_state(
    run_time: Realm, version: str, name: str, values: list[str], unopened: str, closed: str
) -> None:
    assert play(run_time, version, [name, *values])["answers"][0][1] == unopened
    found = play(run_time, version, OPEN[version], CLOSE[version], [name, *values])
    assert found["answers"][-1][1] == closed and found["answers"][-1][0] in ("false", "") and found["faults"] == 1


@pytest.mark.parametrize(("version", "code"), [("1.2", "101"), ("2004", "103")])
def test_it_is_opened_once_and_with_an_empty_text(run_time: Realm, version: str, code: str) -> None:
    assert play_open(run_time, version, OPEN[version]) == [["false", code]]
    for name in (OPEN[version][0], CLOSE[version][0], COMMIT[version][0]):
        start = [] if name == OPEN[version][0] else [OPEN[version]]
        for values in ([], ["x"], [None], ["", ""]):
            assert play(run_time, version, *start, [name, *values])["answers"][-1] == ["false", "201"]


@pytest.mark.parametrize(
    ("version", "element", "answer"),
    [
        ("1.2", "cmi.core._children", ["student_id,student_name,lesson_location,credit,lesson_status", "0"]),
        ("1.2", "cmi.core.score._children", ["raw,max,min", "0"]),
        ("1.2", "cmi.core.student_id", ["eva", "0"]),
        ("1.2", "cmi.core.lesson_status", ["not attempted", "0"]),
        ("1.2", "cmi.core.entry", ["ab-initio", "0"]),
        ("1.2", "cmi.core.total_time", ["0000:00:00.00", "0"]),
        ("1.2", "cmi.suspend_data", ["", "0"]),
        ("1.2", "cmi.interactions._count", ["0", "0"]),
        ("1.2", "", ["", "201"]),
        ("1.2", "cmi.nothing", ["", "201"]),
        ("1.2", "cmi.nothing._count", ["", "201"]),
        ("1.2", "cmi.objectives.0.id", ["", "201"]),
        ("1.2", "cmi.core.student_id._children", ["", "202"]),
        ("1.2", "cmi.core.score._count", ["", "203"]),
        ("1.2", "cmi.student_preference.audio", ["", "401"]),
        ("1.2", "cmi.core.exit", ["", "404"]),
        ("1.2", "cmi.location", ["", "201"]),
        ("2004", "cmi._version", ["1.0", "0"]),
        ("2004", "cmi.score._children", ["scaled,raw,min,max", "0"]),
        ("2004", "cmi.objectives._children", ["id,score,success_status,completion_status,progress_measure,", "0"]),
        ("2004", "cmi.completion_status", ["unknown", "0"]),
        ("2004", "cmi.total_time", ["PT0H0M0S", "0"]),
        ("2004", "", ["", "301"]),
        ("2004", "cmi.learner_id._children", ["", "301"]),
        ("2004", "cmi.score._count", ["", "301"]),
        ("2004", "cmi.interactions.0.id", ["", "301"]),
        ("2004", "cmi.core.lesson_status", ["", "401"]),
        ("2004", "cmi.learner_preference.language", ["", "402"]),
        ("2004", "cmi.location", ["", "403"]),
        ("2004", "cmi.exit", ["", "405"]),
    ],
)
def test_what_is_read(run_time: Realm, version: str, element: str, answer: list[str]) -> None:
    ((result, code),) = play_open(run_time, version, [GET[version], element])
    assert code == answer[1] and result.startswith(answer[0]) and bool(result) == bool(answer[0])


@pytest.mark.parametrize(
    ("version", "element", "value", "code"),
    [
        ("1.2", "", "x", "201"),
        ("1.2", "cmi.nothing", "x", "201"),
        ("1.2", "cmi.objectives.1.id", "x", "201"),
        ("1.2", "cmi.comments", "x", "401"),
        ("1.2", "cmi.core._children", "x", "402"),
        ("1.2", "cmi.interactions._count", "1", "402"),
        ("1.2", "cmi.core.student_id", "luis", "403"),
        ("1.2", "cmi.core.lesson_location", "x" * 255, "0"),
        ("1.2", "cmi.core.lesson_location", "x" * 256, "405"),
        ("1.2", "cmi.core.lesson_location", 3, "405"),
        ("1.2", "cmi.suspend_data", "x" * 4096, "0"),
        ("1.2", "cmi.suspend_data", "x" * 4097, "405"),
        ("1.2", "cmi.suspend_data", "ñ", "405"),
        ("1.2", "cmi.core.lesson_status", "passed", "0"),
        ("1.2", "cmi.core.lesson_status", "not attempted", "405"),
        ("1.2", "cmi.core.lesson_status", "Passed", "405"),
        ("1.2", "cmi.core.exit", "suspend", "0"),
        ("1.2", "cmi.core.exit", "normal", "405"),
        ("1.2", "cmi.core.score.raw", "69.5", "0"),
        ("1.2", "cmi.core.score.raw", "", "0"),
        ("1.2", "cmi.core.score.raw", "101", "405"),
        ("1.2", "cmi.core.score.raw", "-1", "405"),
        ("1.2", "cmi.core.session_time", "0001:02:03.00", "0"),
        ("1.2", "cmi.core.session_time", "1:02:03", "405"),
        ("1.2", "cmi.core.session_time", "PT1H", "405"),
        ("1.2", "cmi.core.session_time", "00:60:00", "405"),
        ("1.2", "cmi.interactions.0.id", "t1-canal", "0"),
        ("1.2", "cmi.interactions.0.id", "t1 canal", "405"),
        ("1.2", "cmi.interactions.0.time", "24:00:00", "405"),
        ("1.2", "cmi.interactions.0.type", "long-fill-in", "405"),
        ("1.2", "cmi.interactions.0.result", "0.5", "0"),
        ("1.2", "cmi.interactions.0.result", "incorrect", "405"),
        ("2004", "", "x", "351"),
        ("2004", "cmi.nothing", "x", "401"),
        ("2004", "cmi.comments_from_learner.0.comment", "x", "402"),
        ("2004", "cmi.interactions._count", "1", "404"),
        ("2004", "cmi.learner_id", "luis", "404"),
        ("2004", "cmi.location", "ñ" * 1000, "0"),
        ("2004", "cmi.location", "x" * 1001, "406"),
        ("2004", "cmi.suspend_data", "x" * 64000, "0"),
        ("2004", "cmi.suspend_data", "x" * 64001, "406"),
        ("2004", "cmi.completion_status", "completed", "0"),
        ("2004", "cmi.completion_status", "passed", "406"),
        ("2004", "cmi.success_status", "failed", "0"),
        ("2004", "cmi.success_status", "incomplete", "406"),
        ("2004", "cmi.exit", "normal", "0"),
        ("2004", "cmi.exit", "suspended", "406"),
        ("2004", "cmi.score.scaled", "-1", "0"),
        ("2004", "cmi.score.scaled", "1.01", "407"),
        ("2004", "cmi.score.scaled", "1,0", "406"),
        ("2004", "cmi.score.scaled", "0.12345678", "406"),
        ("2004", "cmi.score.scaled", 1, "406"),
        ("2004", "cmi.progress_measure", "1.5", "407"),
        ("2004", "cmi.session_time", "PT1H2M3.45S", "0"),
        ("2004", "cmi.session_time", "P1DT", "406"),
        ("2004", "cmi.session_time", "PT1.5H", "406"),
        ("2004", "cmi.session_time", "0001:02:03.00", "406"),
        ("2004", "cmi.interactions.1.id", "x", "351"),
        ("2004", "cmi.interactions.0.type", "choice", "408"),
        ("2004", "cmi.objectives.0.score.raw", "1", "408"),
    ],
)
def test_what_is_set(run_time: Realm, version: str, element: str, value: Any, code: str) -> None:
    answer = ["true" if code == "0" else "false", code]
    assert play_open(run_time, version, [SET[version], element, value]) == [answer]


@pytest.mark.parametrize(
    ("version", "kind", "right", "wrong"),
    [
        ("1.2", "true-false", ["1", "f"], ["true", ""]),
        ("1.2", "choice", ["a", "{a,b}"], ["ab", "{a"]),
        ("1.2", "matching", ["a.1,b.2"], ["a,b"]),
        ("1.2", "sequencing", ["c,a,b"], ["c a b"]),
        ("1.2", "numeric", ["-2.5"], ["2,5"]),
        ("1.2", "fill-in", ["sede"], ["x" * 256]),
        ("2004", "true-false", ["true"], ["t"]),
        ("2004", "choice", ["a[,]b", ""], ["a b"]),
        ("2004", "matching", ["a[.]1[,]b[.]2"], ["a.1,b.2"]),
        ("2004", "sequencing", ["c[,]a"], ["c, a"]),
        ("2004", "numeric", ["2.5"], ["2,5"]),
        ("2004", "fill-in", ["{lang=es}sede", "sede[,]web"], ["x" * 251]),
    ],
)
def test_responses_are_of_their_kind(
    run_time: Realm, version: str, kind: str, right: list[str], wrong: list[str]
) -> None:
    name = "cmi.interactions.0." + ("student_response" if version == "1.2" else "learner_response")
    start = [[SET[version], "cmi.interactions.0.id", "x"], [SET[version], "cmi.interactions.0.type", kind]]
    found = play_open(run_time, version, *start, *([SET[version], name, value] for value in (*right, *wrong)))
    refused = "405" if version == "1.2" else "406"
    assert [code for _, code in found[2:]] == ["0"] * len(right) + [refused] * len(wrong)


def test_patterns_times_and_identifiers_of_2004(run_time: Realm) -> None:
    start = "cmi.interactions.0"
    found = play_open(
        run_time,
        "2004",
        *(
            ["SetValue", f"{start}.{name}", value]
            for name, value in (
                ("id", "x"),
                ("learner_response", "1"),
                ("type", "numeric"),
                ("correct_responses.0.pattern", "1[:]2"),
                ("correct_responses.1.pattern", "1"),
                ("timestamp", "2026-11-01T10:00:00"),
                ("timestamp", "2026-11-01 10:00"),
                ("latency", "PT3S"),
                ("latency", "3"),
                ("objectives.0.id", "o"),
                ("objectives.1.id", "o"),
            )
        ),
        ["GetValue", f"{start}.correct_responses._count"],
        ["GetValue", f"{start}.correct_responses.1.pattern"],
    )
    codes = ["0", "408", "0", "0", "406", "0", "406", "0", "406", "0", "351", "0", "301"]
    assert [code for _, code in found] == codes and found[-2][0] == "1"


@pytest.mark.parametrize("version", ["1.2", "2004"])
def test_what_was_suspended_is_resumed(run_time: Realm, version: str) -> None:
    time = {"1.2": "0001:02:03.50", "2004": "PT1H2M3.5S"}[version]
    sets = [[SET[version], name[version], value] for name, value in ((EXIT, "suspend"), (PLACE, "p"), (TIME, time))]
    read = [[GET[version], name[version]] for name in (ENTRY, PLACE, TOTAL)]
    first = play(run_time, version, OPEN[version], *sets, CLOSE[version])
    assert first["faults"] == 0
    total = {"1.2": "0001:02:03.50", "2004": "PT1H2M3.5S"}[version]
    assert play_open(run_time, version, *read, kept=first["kept"]) == [["resume", "0"], ["p", "0"], [total, "0"]]


@pytest.mark.parametrize("version", ["1.2", "2004"])
def test_what_was_not_suspended_is_not(run_time: Realm, version: str) -> None:
    done = play(run_time, version, OPEN[version], [SET[version], PLACE[version], "p"], CLOSE[version])
    entry, place = play_open(
        run_time, version, [GET[version], ENTRY[version]], [GET[version], PLACE[version]], kept=done["kept"]
    )
    assert (entry[0], place) == (("", ["p", "0"]) if version == "1.2" else ("ab-initio", ["", "403"]))


@pytest.mark.parametrize("version", ["1.2", "2004"])
def test_what_was_not_committed_is_lost(run_time: Realm, version: str) -> None:
    place = PLACE[version]
    calls = [[SET[version], EXIT[version], "suspend"], [SET[version], place, "p"], COMMIT[version]]
    cut = play(run_time, version, OPEN[version], *calls, [SET[version], place, "q"])
    assert cut["kept"]["values"][place] == "p" and not cut["kept"]["isOver"]
    assert play(run_time, version, OPEN[version], *calls[:2])["kept"] is None


@pytest.mark.parametrize(("version", "commit", "close"), [("1.2", "101", "101"), ("2004", "391", "111")])
def test_what_cannot_be_kept_is_told(run_time: Realm, version: str, commit: str, close: str) -> None:
    found = play_open(run_time, version, COMMIT[version], CLOSE[version], COMMIT[version], is_alive=False)
    assert [code for _, code in found] == [commit, close, commit]  # and the session is still open


def test_a_package_of_1_2_that_says_nothing_is_completed_by_the_lms(run_time: Realm) -> None:
    done = play(run_time, "1.2", OPEN["1.2"], CLOSE["1.2"])
    assert done["kept"]["values"]["cmi.core.lesson_status"] == "completed"


def test_only_to_review(run_time: Realm) -> None:
    for version, mode, credit in (
        ("1.2", "cmi.core.lesson_mode", "cmi.core.credit"),
        ("2004", "cmi.mode", "cmi.credit"),
    ):
        found = play_open(run_time, version, [GET[version], mode], [GET[version], credit], mode="review")
        assert found == [["review", "0"], ["no-credit", "0"]]


def test_a_value_that_is_not_set_yet_is_no_fault(run_time: Realm) -> None:
    assert play(run_time, "2004", OPEN["2004"], ["GetValue", "cmi.location"])["faults"] == 0
