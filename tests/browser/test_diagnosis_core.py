"""docs/assets/js/core/diagnosis.js, and what storage.js keeps of a diagnosis, on plain data, in an empty page."""

from __future__ import annotations

import json

import pytest
from minimal_course import REPOSITORY
from playwright.sync_api import Page
from test_quiz_core import FAKE_STORAGE

pytestmark = pytest.mark.browser

CORE = REPOSITORY / "docs/assets/js/core"
KEY = "curso:estado"

DIAGNOSIS = {
    "scale": [0, 1, 2, 3],
    "statements": [
        {"id": "uno", "section": "t1/2"},
        {"id": "dos", "section": "t1/3"},
        {"id": "tres", "section": "t1/2"},
        {"id": "cuatro", "section": "t1/4-1"},
    ],
    "bands": [{"minimum": 0, "maximum": 4}, {"minimum": 5, "maximum": 11}, {"minimum": 12, "maximum": 12}],
}
ATTEMPT = {"response": ["a"], "correct": True, "at": "2024-06-11T09:30:00.000Z"}
RECORD = {"first": ATTEMPT, "last": ATTEMPT, "tries": 1, "updatedAt": ATTEMPT["at"]}


@pytest.fixture
def core(page: Page) -> Page:
    for name in ("storage.js", "diagnosis.js"):
        page.add_script_tag(content=(CORE / name).read_text(encoding="utf-8"))
    page.add_script_tag(content=FAKE_STORAGE)
    return page


def assess(core: Page, answers: dict, **changes: object) -> dict:
    return core.evaluate("([d, a]) => Curso.diagnosis.assess(d, a)", [DIAGNOSIS | changes, answers])


def answer(*points: int | None) -> dict:
    names = [statement["id"] for statement in DIAGNOSIS["statements"]]
    return {name: value for name, value in zip(names, points, strict=True) if value is not None}


# --- Scoring --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("points", "total", "band"),
    [((0, 0, 0, 0), 0, 0), ((1, 1, 1, 1), 4, 0), ((2, 1, 1, 1), 5, 1), ((3, 3, 3, 2), 11, 1), ((3, 3, 3, 3), 12, 2)],
)
def test_sum_and_its_band(core: Page, points: tuple, total: int, band: int) -> None:
    found = assess(core, answer(*points))
    assert (found["points"], found["sum"], found["maximum"], found["band"]) == (list(points), total, 12, band)
    assert found["missing"] == []


def test_an_unfinished_diagnosis_says_what_is_missing_and_has_no_band(core: Page) -> None:
    found = assess(core, answer(3, None, 0, None))
    assert (found["missing"], found["sum"], found["band"]) == ([1, 3], 3, -1)
    assert found["points"] == [3, None, 0, None]
    assert assess(core, {})["missing"] == [0, 1, 2, 3]


def test_answers_that_the_diagnosis_does_not_have_do_not_count(core: Page) -> None:
    answers = answer(1, 7, 2.5, 3) | {"de-otra-edicion": 3, "constructor": 3}
    found = assess(core, answers)
    assert (found["points"], found["sum"], found["missing"]) == ([1, None, None, 3], 4, [1, 2])
    assert assess(core, {}, statements=[{"id": "constructor", "section": "t1"}])["points"] == [None]


def test_priorities_go_by_section_from_the_lowest_points(core: Page) -> None:
    assert assess(core, answer(1, 0, 0, 2))["priorities"] == [
        {"section": "t1/3", "statements": [1]},
        {"section": "t1/2", "statements": [2, 0]},
    ]
    assert assess(core, answer(0, 0, 1, 1))["priorities"] == [
        {"section": "t1/2", "statements": [0, 2]},
        {"section": "t1/3", "statements": [1]},
        {"section": "t1/4-1", "statements": [3]},
    ]
    assert assess(core, answer(2, 3, 2, 3))["priorities"] == []


def test_low_is_less_than_half_of_the_best_answer_of_the_scale(core: Page) -> None:
    found = assess(core, answer(0, 1, 2, 2), scale=[0, 1, 2])
    assert [priority["statements"] for priority in found["priorities"]] == [[0]]
    assert found["maximum"] == 8


def test_nothing_is_changed_by_scoring(core: Page) -> None:
    answers = answer(1, 0, 0, None)
    after = core.evaluate("([d, a]) => { Curso.diagnosis.assess(d, a); return [d, a]; }", [DIAGNOSIS, answers])
    assert after == [DIAGNOSIS, answers]


# --- What is kept ---------------------------------------------------------------------------------------------------


def run(core: Page, script: str, text: str | None = None) -> object:
    """Run a script that has `storage`, which holds `text`, and a `store` on it. Returns what the script returns."""
    return core.evaluate(
        f"""(text) => {{
          const storage = makeStorage(text === null ? {{}} : {{ "{KEY}": text }});
          const store = makeStore(storage);
          const kept = () => JSON.parse(storage.getItem("{KEY}"));
          {script}
        }}""",
        text,
    )


def test_points_lie_beside_the_answers_in_the_one_value(core: Page) -> None:
    kept = run(
        core,
        """store.add("t1-x", ["a"], true);
           store.savePoints("mostrador", { uno: 2 }); store.savePoints("mostrador", { dos: 0, uno: 3 });
           store.savePoints("otro", { uno: 1 });
           return [kept(), store.readPoints("mostrador"), store.readPoints("nada"), [...storage.values.keys()]];""",
    )
    state, points, nothing, keys = kept
    assert state["version"] == 1 and list(state["answers"]) == ["t1-x"]
    assert state["diagnoses"]["mostrador"] == {"answers": {"uno": 3, "dos": 0}, "updatedAt": "2024-06-11T09:30:02.000Z"}
    assert state["diagnoses"]["otro"]["answers"] == {"uno": 1}
    assert (points, nothing, keys) == ({"uno": 3, "dos": 0}, {}, [KEY])


def test_a_state_saved_before_there_were_diagnoses_stays_valid(core: Page) -> None:
    old = {"version": 1, "answers": {"t1-x": RECORD}}
    read, told, kept = run(
        core,
        """const read = [Object.keys(store.readAll()), store.readPoints("mostrador")];
           store.savePoints("mostrador", { uno: 1 });
           return [read, store.told, kept()];""",
        json.dumps(old),
    )
    assert (read, told) == ([["t1-x"], {}], [])
    assert kept["answers"] == old["answers"]
    assert kept["diagnoses"]["mostrador"]["answers"] == {"uno": 1}


def test_without_a_diagnosis_the_value_is_what_it_was(core: Page) -> None:
    kept = run(core, 'store.add("t1-x", ["a"], true); store.remove(["t1-x"]); return kept();')
    assert kept == {"version": 1, "answers": {}}


def test_what_a_later_edition_added_is_never_dropped(core: Page) -> None:
    newer = {
        "version": 1,
        "plan": {"lema": "Sin colas"},
        "answers": {"t1-x": RECORD | {"confidence": 3}, "t1-y": RECORD},
        "diagnoses": {"mostrador": {"answers": {"uno": 1, "de-otra-edicion": 2}, "updatedAt": "x", "note": "en marzo"}},
    }
    kept = run(
        core,
        """store.add("t1-x", ["b"], false); store.remove(["t1-y"]); store.savePoints("mostrador", { uno: 3 });
           store.restorePoints("mostrador", store.removePoints("mostrador"));
           return kept();""",
        json.dumps(newer),
    )
    assert kept["plan"] == newer["plan"]
    assert kept["answers"]["t1-x"]["confidence"] == 3 and kept["answers"]["t1-x"]["tries"] == 2
    assert list(kept["answers"]) == ["t1-x"]
    assert kept["diagnoses"]["mostrador"]["note"] == "en marzo"
    assert kept["diagnoses"]["mostrador"]["answers"] == {"uno": 3, "de-otra-edicion": 2}


def test_two_stores_on_one_storage_never_undo_each_other(core: Page) -> None:
    kept = run(
        core,
        """const other = makeStore(storage);
           store.readPoints("mostrador"); other.readPoints("mostrador");
           store.savePoints("mostrador", { uno: 1 }); other.savePoints("mostrador", { dos: 2 });
           other.add("t1-x", ["a"], true); store.savePoints("mostrador", { tres: 3 });
           return [kept().diagnoses.mostrador.answers, Object.keys(kept().answers), other.readPoints("mostrador")];""",
    )
    points = {"uno": 1, "dos": 2, "tres": 3}
    assert kept == [points, ["t1-x"], points]


def test_a_full_storage_keeps_points_in_memory_and_saves_them_when_there_is_room(core: Page) -> None:
    in_memory, told, then, later = run(
        core,
        """store.savePoints("mostrador", { uno: 1 });
           storage.isFull = true;
           store.savePoints("mostrador", { uno: 2 }); store.savePoints("mostrador", { dos: 3 });
           const inMemory = store.readPoints("mostrador"), then = kept().diagnoses.mostrador.answers;
           storage.isFull = false;
           store.add("t1-x", ["a"], true);
           return [inMemory, store.told, then, kept().diagnoses.mostrador];""",
    )
    assert in_memory == {"uno": 2, "dos": 3}
    assert set(told) == {"unsaved"}
    assert then == {"uno": 1}
    assert later == {"answers": {"uno": 2, "dos": 3}, "updatedAt": "2024-06-11T09:30:02.000Z"}


def test_a_forbidden_storage_keeps_points_in_memory(core: Page) -> None:
    points, told = core.evaluate(
        """() => {
          const told = [];
          const getStorage = () => { throw new Error("forbidden"); };
          const store = Curso.storage.createStore({ getStorage, tell: (what) => told.push(what) });
          store.savePoints("mostrador", { uno: 1 });
          store.removePoints("otro");
          return [store.readPoints("mostrador"), [...new Set(told)]];
        }"""
    )
    assert (points, told) == ({"uno": 1}, ["unsaved"])


@pytest.mark.parametrize("text", ["{", '{"version":2,"answers":{}}', '{"version":1,"answers":{},"diagnoses":[]}'])
def test_a_value_not_understood_is_set_aside_whole(core: Page, text: str) -> None:
    values, told = run(
        core,
        """store.readPoints("mostrador"); store.savePoints("mostrador", { uno: 1 });
           return [Object.fromEntries(storage.values), store.told];""",
        text,
    )
    aside = [value for key, value in values.items() if key.startswith(f"{KEY}:apartado:")]
    assert (aside, told) == ([text], ["set-aside"])
    assert json.loads(values[KEY])["diagnoses"]["mostrador"]["answers"] == {"uno": 1}


def test_a_value_not_understood_is_not_overwritten_when_it_cannot_be_set_aside(core: Page) -> None:
    values, points = run(
        core,
        """storage.isFull = true;
           store.savePoints("mostrador", { uno: 1 });
           return [Object.fromEntries(storage.values), store.readPoints("mostrador")];""",
        "{roto",
    )
    assert (values, points) == ({KEY: "{roto"}, {"uno": 1})


def test_records_that_make_no_sense_are_ignored_and_left_alone(core: Page) -> None:
    state = {
        "version": 1,
        "answers": {},
        "diagnoses": {"roto": 7, "nulo": None, "mostrador": {"answers": {"uno": "muchos", "dos": 2, "tres": None}}},
    }
    points, broken, kept = run(
        core,
        """const points = store.readPoints("mostrador"), broken = [store.readPoints("roto"), store.readPoints("constructor")];
           store.savePoints("mostrador", { cuatro: 1 });
           return [points, broken, kept().diagnoses];""",
        json.dumps(state),
    )
    assert (points, broken) == ({"dos": 2}, [{}, {}])
    assert (kept["roto"], kept["nulo"]) == (7, None)
    assert kept["mostrador"]["answers"] == {"uno": "muchos", "dos": 2, "tres": None, "cuatro": 1}


def test_removed_points_come_back_except_those_answered_anew(core: Page) -> None:
    emptied, others, restored = run(
        core,
        """store.add("t1-x", ["a"], true);
           store.savePoints("mostrador", { uno: 1, dos: 2, constructor: 3 }); store.savePoints("otro", { uno: 1 });
           const removed = store.removePoints("mostrador");
           const emptied = [store.readPoints("mostrador"), kept().diagnoses.mostrador.answers];
           const others = [store.readPoints("otro"), Object.keys(store.readAll())];
           store.savePoints("mostrador", { dos: 0 });
           store.restorePoints("mostrador", removed);
           return [emptied, others, store.readPoints("mostrador")];""",
    )
    assert emptied == [{}, {}]
    assert others == [{"uno": 1}, ["t1-x"]]
    assert restored == {"uno": 1, "dos": 0, "constructor": 3}
