"""docs/assets/js/core/storage.js on plain data and a storage with chosen faults."""

from __future__ import annotations

import json

import pytest
from javascript import Realm
from test_state_core import ODD_IDS, VERSION_1, make_exam, make_record, make_result, make_state

KEY = "curso:estado"
ASIDE = f"{KEY}:apartado:"

# A Storage of our own, whose faults each test chooses.
FAKE_STORAGE = """
globalThis.makeStorage = (initial = {}) => {
  const values = new Map(Object.entries(initial));
  return {
    values, isFull: false, refuses: () => false,
    get length() { return values.size; },
    key: (index) => [...values.keys()][index] ?? null,
    getItem: (key) => values.get(key) ?? null,
    setItem(key, value) {
      if (this.isFull || this.refuses(key)) throw new Error("full");
      values.set(key, value);
    },
    removeItem: (key) => values.delete(key),
  };
};
globalThis.makeStore = (storage) => {
  const told = []; let second = 0;
  const now = () => `2024-06-11T09:30:${String(second++).padStart(2, "0")}.000Z`;
  const getStorage = () => { if (storage.isForbidden) throw new Error("forbidden"); return storage; };
  const tell = (what) => told.push(what);
  return Object.assign(answerStorage.createStore({ key: "curso:estado", getStorage, now, tell }), { told });
};
globalThis.right = { response: ["a"], correct: true, score: 1, hints: 0 };
globalThis.wrong = { response: ["b"], correct: false, score: 0, hints: 1 };
"""


@pytest.fixture
def core(realm: Realm) -> Realm:
    realm.import_modules(answerStorage="core/storage.js")
    realm.run(FAKE_STORAGE)
    return realm


def run(core: Realm, script: str, stored: object = None) -> object:
    """Run a script given a `storage` that holds `stored` (text or a state), and a `store` on it."""
    text = stored if stored is None or isinstance(stored, str) else json.dumps(stored)
    found = core.evaluate(
        f"""(text) => {{
          const storage = makeStorage(text === null ? {{}} : {{ "{KEY}": text }});
          const store = makeStore(storage);
          const kept = () => {{ const {{ writes, ...state }} = JSON.parse(storage.getItem("{KEY}")); return state; }};
          const all = () => Object.fromEntries(storage.values);
          const act = () => {{ {script} }};
          return JSON.stringify(act());
        }}""",
        text,
    )
    return json.loads(found)


def list_aside(values: dict) -> list[str]:
    return [text for key, text in values.items() if key.startswith(ASIDE)]


# --- Answers --------------------------------------------------------------------------------------------------------


def test_first_attempt_is_kept_and_last_changes(core: Realm) -> None:
    record, returned, kept = run(
        core,
        'store.add("t1-x", wrong); const r = store.add("t1-x", right); return [store.readAll()["t1-x"], r, kept()];',
    )
    first, last = "2024-06-11T09:30:00.000Z", "2024-06-11T09:30:01.000Z"
    assert record == {
        "first": {"response": ["b"], "correct": False, "score": 0, "hints": 1, "at": first},
        "last": {"response": ["a"], "correct": True, "score": 1, "hints": 0, "at": last},
        "tries": 2,
        "updatedAt": last,
    }
    assert record == returned
    assert kept == {"version": 2, "answers": {"t1-x": record}}


def test_without_a_score_right_is_one_and_wrong_is_none(core: Realm) -> None:
    scores = run(
        core,
        """const answer = (correct) => store.add("t1-x", { response: "x", correct }).last;
           return [answer(true), answer(false)].map(({ score, hints }) => [score, hints]);""",
    )
    assert scores == [[1, 0], [0, 0]]


def test_two_stores_on_one_storage_never_undo_each_other(core: Realm) -> None:
    ids, record, points = run(
        core,
        """const other = makeStore(storage);
           store.readAll(); other.readAll(); store.readPoints("mostrador");
           store.add("t1-uno", right); other.add("t1-dos", right); store.add("t1-tres", wrong);
           other.add("t1-uno", wrong); store.add("t1-uno", right);
           store.savePoints("mostrador", { uno: 1 }); other.savePoints("mostrador", { dos: 2 });
           store.remove(["t1-dos"]); other.savePoints("mostrador", { tres: 3 });
           return [Object.keys(other.readAll()), store.readAll()["t1-uno"], kept().diagnoses.mostrador.answers];""",
    )
    assert ids == ["t1-uno", "t1-tres"]
    assert (record["tries"], record["first"]["correct"], record["last"]["correct"]) == (3, True, True)
    assert points == {"uno": 1, "dos": 2, "tres": 3}


def test_many_interleaved_writes_lose_no_answer(core: Realm) -> None:
    counts = run(
        core,
        """const stores = [store, makeStore(storage), makeStore(storage)];
           for (let i = 0; i < 300; i++) {
             storage.isFull = i % 7 > 4;
             stores[i % 3].add(`q${i % 100}`, i % 2 ? right : wrong);
           }
           storage.isFull = false;
           stores.forEach((one) => one.add("last", right));
           const records = Object.values(kept().answers);
           return [records.length, records.reduce((sum, { tries }) => sum + tries, 0)];""",
    )
    assert counts == [101, 303]


def test_records_that_make_no_sense_are_not_read_and_left_alone(core: Realm) -> None:
    answers = {"t1-roto": {"first": 7}, "t1-nulo": None}
    ids, kept = run(
        core,
        'store.add("t1-x", right); return [Object.keys(store.readAll()), kept().answers];',
        make_state(answers=answers),
    )
    assert ids == ["t1-x"]
    assert list(kept) == ["t1-roto", "t1-nulo", "t1-x"] and answers.items() <= kept.items()


def test_removed_answers_come_back_except_those_answered_anew(core: Realm) -> None:
    emptied, restored = run(
        core,
        """for (const id of ["t1-uno", "t1-dos", "t1-tres"]) store.add(id, wrong);
           const removed = store.remove(["t1-uno", "t1-dos", "t1-desconocida", "constructor"]);
           const emptied = Object.keys(store.readAll());
           store.add("t1-dos", right);
           store.restore(JSON.parse(JSON.stringify(removed)));
           return [emptied, store.readAll()];""",
    )
    assert emptied == ["t1-tres"]
    assert restored.keys() == {"t1-uno", "t1-dos", "t1-tres"}
    assert restored["t1-uno"]["last"]["response"] == ["b"]
    assert (restored["t1-dos"]["first"]["response"], restored["t1-dos"]["tries"]) == (["a"], 1)


def test_a_card_is_kept_with_the_answer_and_an_older_one_does_not_replace_it(core: Realm) -> None:
    early, late = ({"due": "x", "last_review": f"2024-06-{day}"} for day in (11, 12))
    cards = run(
        core,
        f"""store.saveCard("t1-x", {json.dumps(late)}); // never answered
            const before = kept().answers;
            store.add("t1-x", right);
            const cards = [{json.dumps(early)}, {json.dumps(late)}, {json.dumps(early)}].map((card) => {{
              store.saveCard("t1-x", card); return store.readAll()["t1-x"].card;
            }});
            return [before, ...cards, store.add("t1-x", wrong).card];""",
    )
    assert cards == [{}, early, late, late, late]


def test_a_card_of_a_clock_that_was_ahead_gives_way(core: Realm) -> None:
    """`now` is 2024-06-11: a card of a year later was saved while the clock was wrong, one of the same day wasn't."""
    ahead, soon, real = ({"due": "x", "last_review": at} for at in ("2025-06-11", "2024-06-12", "2024-06-11"))
    cards = run(
        core,
        f"""store.add("t1-x", right);
            return {json.dumps([ahead, real, soon, real])}.map((card) => {{
              store.saveCard("t1-x", card); return store.readAll()["t1-x"].card;
            }});""",
    )
    assert cards == [ahead, real, soon, soon]


def test_an_answer_of_a_clock_that_was_ahead_is_not_the_last_one_for_ever(core: Realm) -> None:
    ahead = make_record(1, card={"due": "x", "last_review": "2031-01-01"})
    ahead["last"]["at"] = "2031-01-01T09:00:00.000Z"
    mine = make_record(1, 20, card={"due": "x", "last_review": "2024-06-11"})
    once, again = run(
        core,
        f"""const theirs = {json.dumps(make_state(answers={"t1-x": ahead}))};
            return [theirs, theirs].map((state) => {{ store.merge(state); return kept().answers["t1-x"]; }});""",
        make_state(answers={"t1-x": mine}),
    )
    assert (once["last"], once["card"], once["tries"]) == (mine["last"], mine["card"], 1)
    assert again == once


def test_odd_ids_are_ids_like_any_other(core: Realm) -> None:
    ids, restored, points, inherited, polluted = run(
        core,
        f"""const ids = {json.dumps(ODD_IDS)};
            for (const id of ids) {{
              store.add(id, right); store.savePoints(id, {{ [id]: 2 }}); store.saveDraft(id, "texto");
              store.saveCard(id, {{ due: "x", last_review: "x" }});
            }}
            const found = Object.keys(store.readAll());
            const removed = store.remove(ids);
            const empty = store.readAll();
            const inherited = [empty["constructor"] === undefined, store.readDraft("constructor")];
            store.restore(removed);
            const cards = Object.values(store.readAll()).map(({{ card }}) => card.due);
            const points = ids.map((id) => store.readPoints(id)[id]);
            return [found, cards, points, inherited, ({{}}).first === undefined];""",
    )
    assert set(ids) == set(ODD_IDS)
    assert (restored, points, inherited, polluted) == (["x"] * 5, [2] * 5, [True, ""], True)


def test_ids_that_were_never_answered_are_not_found_in_what_objects_inherit(core: Realm) -> None:
    found = run(
        core,
        """return [store.readPoints("constructor"), store.readDraft("__proto__"),
                   store.remove(["__proto__", "toString"])];""",
    )
    assert found == [{}, "", []]


def test_what_a_later_edition_added_is_never_dropped(core: Realm) -> None:
    newer = make_state(
        plan={"lema": "Sin colas"},
        answers={"t1-x": make_record(1, confidence=3), "t1-y": make_record(1)},
        diagnoses={"mostrador": {"answers": {"uno": 1, "de-otra-edicion": 2}, "updatedAt": "x", "note": "en marzo"}},
        exams=[make_result(10, place="aula")],
    )
    kept = run(
        core,
        f"""store.add("t1-x", wrong); store.remove(["t1-y"]); store.savePoints("mostrador", {{ uno: 3 }});
           store.restorePoints("mostrador", store.removePoints("mostrador"));
           store.finishExam({json.dumps(make_result(11))});
           store.restoreAll(store.removeAll());
           return kept();""",
        newer,
    )
    assert kept["plan"] == newer["plan"]
    assert kept["answers"]["t1-x"]["confidence"] == 3 and kept["answers"]["t1-x"]["tries"] == 2
    assert list(kept["answers"]) == ["t1-x"]
    assert kept["diagnoses"]["mostrador"]["note"] == "en marzo"
    assert kept["diagnoses"]["mostrador"]["answers"] == {"uno": 3, "de-otra-edicion": 2}
    assert kept["exams"][0]["place"] == "aula" and len(kept["exams"]) == 2


# --- A storage with faults ------------------------------------------------------------------------------------------


def test_a_full_storage_keeps_everything_in_memory_and_saves_it_when_there_is_room(core: Realm) -> None:
    in_memory, told, then, later = run(
        core,
        f"""store.add("t1-uno", right); store.add("t1-dos", right); store.savePoints("mostrador", {{ uno: 1 }});
           storage.isFull = true;
           store.add("t1-tres", wrong); store.add("t1-tres", right); store.remove(["t1-dos"]);
           store.savePoints("mostrador", {{ uno: 2 }}); store.savePoints("mostrador", {{ dos: 3 }});
           store.saveDraft("t1-abierta", "Esti"); store.saveDraft("t1-abierta", "Estimada");
           store.saveExam({json.dumps(make_exam())}); store.finishExam({json.dumps(make_result())});
           store.saveExam({json.dumps(make_exam(12))});
           const inMemory = store.read(), then = kept();
           storage.isFull = false;
           const told = [...store.told];
           store.add("t1-cuatro", right);
           return [inMemory, told, then, kept()];""",
    )
    assert set(told) == {"unsaved"}
    assert (list(then["answers"]), then["diagnoses"]["mostrador"]["answers"]) == (["t1-uno", "t1-dos"], {"uno": 1})
    assert later["answers"].pop("t1-cuatro")
    assert later == in_memory
    assert (list(later["answers"]), later["answers"]["t1-tres"]["tries"]) == (["t1-uno", "t1-tres"], 2)
    assert later["diagnoses"]["mostrador"]["answers"] == {"uno": 2, "dos": 3}
    assert (later["drafts"], later["exam"], later["exams"]) == (
        {"t1-abierta": "Estimada"},
        make_exam(12),
        [make_result()],
    )


def test_what_waits_joins_what_another_tab_saved_meanwhile(core: Realm) -> None:
    record, points = run(
        core,
        """const other = makeStore(storage);
           storage.isFull = true;
           store.add("t1-x", right); store.savePoints("mostrador", { uno: 1 });
           storage.isFull = false;
           other.add("t1-x", wrong); other.savePoints("mostrador", { dos: 2 });
           store.add("t1-y", right);
           return [kept().answers["t1-x"], kept().diagnoses.mostrador.answers];""",
    )
    assert (record["tries"], record["first"]["correct"]) == (2, False)
    assert points == {"uno": 1, "dos": 2}


def test_a_forbidden_storage_keeps_everything_in_memory_and_saves_it_once_allowed(core: Realm) -> None:
    before, told, aside, after = run(
        core,
        """storage.isForbidden = true;
           store.add("t1-x", right); store.savePoints("mostrador", { uno: 1 }); store.removePoints("otro");
           const removed = store.remove(["t1-x"]); store.restore(removed);
           const before = [Object.keys(store.readAll()), store.readPoints("mostrador")], aside = store.listAside();
           const told = [...new Set(store.told)];
           storage.isForbidden = false;
           store.add("t1-y", right);
           return [before, told, aside, kept()];""",
    )
    assert (before, told, aside) == ([["t1-x"], {"uno": 1}], ["unsaved"], [])
    assert list(after["answers"]) == ["t1-x", "t1-y"]
    assert after["diagnoses"]["mostrador"]["answers"] == {"uno": 1}


def test_what_waits_is_not_changed_by_who_gave_it_nor_by_who_read_it(core: Realm) -> None:
    responses = run(
        core,
        f"""storage.isFull = true;
           const exam = {json.dumps(make_exam())};
           store.saveExam(exam);
           exam.responses["t1-y"] = ["b"];
           store.read().exam.responses["t1-z"] = ["c"];
           storage.isFull = false;
           store.add("t1-x", right);
           return kept().exam.responses;""",
    )
    assert responses == {"t1-x": ["a"]}


# --- A value that can't be read -------------------------------------------------------------------------------------

UNREADABLE = [
    "",
    "{",
    "null",
    "[]",
    '"x"',
    "7",
    '{"version":3,"answers":{"t1-x":1}}',
    '{"version":2,"answers":[]}',
    '{"answers":{}}',
    '{"version":2,"answers":{},"diagnoses":[]}',
    '{"version":2,"answers":{},"exams":{}}',
    "[" * 100_000 + "]" * 100_000,
]


@pytest.mark.parametrize("text", UNREADABLE)
def test_a_value_that_cannot_be_read_is_set_aside_whole(core: Realm, text: str) -> None:
    values, told, aside = run(
        core,
        """store.readAll(); store.readPoints("mostrador");
           store.add("t1-x", right); store.savePoints("mostrador", { uno: 1 });
           return [all(), store.told, store.listAside()];""",
        text,
    )
    assert (list_aside(values), told) == ([text], ["set-aside"])
    kept = json.loads(values[KEY])
    assert (list(kept["answers"]), kept["diagnoses"]["mostrador"]["answers"]) == (["t1-x"], {"uno": 1})
    assert aside == [{"key": f"{ASIDE}2024-06-11T09:30:00.000Z", "at": "2024-06-11T09:30:00.000Z", "text": text}]


@pytest.mark.parametrize("text", UNREADABLE)
def test_a_value_that_cannot_be_set_aside_is_not_overwritten(core: Realm, text: str) -> None:
    during, answers, after = run(
        core,
        """storage.isFull = true;
           store.add("t1-x", right); store.savePoints("mostrador", { uno: 1 });
           const during = all(), answers = Object.keys(store.readAll());
           storage.isFull = false;
           store.add("t1-y", right);
           return [during, answers, all()];""",
        text,
    )
    assert (during, answers) == ({KEY: text}, ["t1-x"])
    assert list_aside(after) == [text]
    assert list(json.loads(after[KEY])["answers"]) == ["t1-x", "t1-y"]


def test_what_was_set_aside_is_never_overwritten_and_can_be_removed(core: Realm) -> None:
    texts, left, kept = run(
        core,
        """const fixed = () => "2024-06-11T09:30:00.000Z";
           const other = answerStorage.createStore({ key: "curso:estado", getStorage: () => storage, now: fixed });
           for (const text of ["{uno", "{dos", "{tres"]) { storage.setItem("curso:estado", text); other.readAll(); }
           other.add("t1-x", right);
           const aside = other.listAside();
           other.removeAside(aside[1].key); other.removeAside("curso:estado");
           const left = other.listAside().map(({ text }) => text);
           return [aside.map(({ at, text }) => [at, text]), left, Object.keys(kept().answers)];""",
    )
    assert texts == [["2024-06-11T09:30:00.000Z", text] for text in ("{uno", "{dos", "{tres")]
    assert (left, kept) == (["{uno", "{tres"], ["t1-x"])


# --- A value of version 1 -------------------------------------------------------------------------------------------


def test_a_version_1_is_copied_aside_before_it_is_written_as_version_2(core: Realm) -> None:
    text = VERSION_1.read_text(encoding="utf-8")
    read, untouched, values, told = run(
        core,
        """const read = store.readAll(), untouched = all();
           store.add("t5-lema", wrong); store.add("t5-lema", right);
           return [read, untouched, all(), store.told];""",
        text,
    )
    old, new = json.loads(text), json.loads(values[KEY])
    assert untouched == {KEY: text}
    assert (list_aside(values), told) == ([text], ["migrated"])
    assert read.keys() == old["answers"].keys()
    assert (new["version"], new["plan"], new["diagnoses"]) == (2, old["plan"], old["diagnoses"])
    first = old["answers"]["t5-lema"]["first"]
    assert new["answers"]["t5-lema"]["first"] == first | {"score": 0, "hints": 0}
    assert new["answers"]["t5-lema"]["tries"] == old["answers"]["t5-lema"]["tries"] + 2


@pytest.mark.parametrize(
    "refused", ["key !== KEY", "key === KEY"], ids=["no room for the copy", "no room for the value"]
)
def test_a_version_1_that_cannot_be_copied_or_replaced_stays_as_it_is(core: Realm, refused: str) -> None:
    text = VERSION_1.read_text(encoding="utf-8")
    during, answers, told, after = run(
        core,
        f"""const KEY = "{KEY}";
           storage.refuses = (key) => {refused};
           store.add("t1-x", right); store.add("t1-y", right);
           const during = all(), answers = Object.keys(store.readAll()), told = [...new Set(store.told)];
           storage.refuses = () => false;
           store.add("t1-z", right);
           return [during, answers, told, all()];""",
        text,
    )
    assert (during, told) == ({KEY: text}, ["unsaved"])
    assert {"t1-x", "t1-y", "t5-lema"} <= set(answers)
    assert list_aside(after) == [text]
    assert {"t1-x", "t1-y", "t1-z", "t5-lema"} <= json.loads(after[KEY])["answers"].keys()


# --- Diagnoses ------------------------------------------------------------------------------------------------------


def test_points_lie_beside_the_answers_in_the_one_value(core: Realm) -> None:
    state, points, nothing, keys = run(
        core,
        """store.add("t1-x", right);
           store.savePoints("mostrador", { uno: 2 }); store.savePoints("mostrador", { dos: 0, uno: 3 });
           store.savePoints("otro", { uno: 1 });
           return [kept(), store.readPoints("mostrador"), store.readPoints("nada"), Object.keys(all())];""",
    )
    assert list(state["answers"]) == ["t1-x"]
    assert state["diagnoses"]["mostrador"] == {"answers": {"uno": 3, "dos": 0}, "updatedAt": "2024-06-11T09:30:02.000Z"}
    assert state["diagnoses"]["otro"]["answers"] == {"uno": 1}
    assert (points, nothing, keys) == ({"uno": 3, "dos": 0}, {}, [KEY])


def test_without_a_diagnosis_the_value_has_none(core: Realm) -> None:
    kept = run(
        core, 'store.add("t1-x", right); store.restore(store.remove(["t1-x"])); store.remove(["t1-x"]); return kept();'
    )
    assert kept == {"version": 2, "answers": {}}


def test_points_that_make_no_sense_are_not_read_and_left_alone(core: Realm) -> None:
    diagnoses = {"roto": 7, "nulo": None, "mostrador": {"answers": {"uno": "muchos", "dos": 2, "tres": None}}}
    points, broken, kept = run(
        core,
        """const points = store.readPoints("mostrador");
           const broken = [store.readPoints("roto"), store.readPoints("constructor")];
           store.savePoints("mostrador", { cuatro: 1 });
           return [points, broken, kept().diagnoses];""",
        make_state(diagnoses=diagnoses),
    )
    assert (points, broken) == ({"dos": 2}, [{}, {}])
    assert (kept["roto"], kept["nulo"]) == (7, None)
    assert kept["mostrador"]["answers"] == {"uno": "muchos", "dos": 2, "tres": None, "cuatro": 1}


def test_removed_points_come_back_except_those_answered_anew(core: Realm) -> None:
    emptied, others, restored = run(
        core,
        """store.add("t1-x", right);
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


# --- Drafts ---------------------------------------------------------------------------------------------------------


def test_a_draft_stays_until_it_is_checked_emptied_or_removed(core: Realm) -> None:
    found = run(
        core,
        """const drafts = () => ["uno", "dos", "tres"].map(store.readDraft).join("|");
           for (const id of ["uno", "dos", "tres"]) store.saveDraft(id, `texto ${id}`);
           const found = [drafts()];
           store.add("uno", right); store.saveDraft("dos", ""); found.push(drafts());
           const removed = store.remove(["tres"]); found.push(drafts());
           store.restore(removed); found.push(drafts());
           return found;""",
    )
    assert found == ["texto uno|texto dos|texto tres", "||texto tres", "||", "||texto tres"]


@pytest.mark.parametrize(("erase", "undo"), [('remove(["t1-x"])', "restore"), ("removeAll()", "restoreAll")])
def test_undoing_keeps_the_draft_written_since_and_brings_the_answer_back(core: Realm, erase: str, undo: str) -> None:
    state = make_state(answers={"t1-x": make_record(1)}, drafts={"t1-x": "Lo de antes"})
    kept = run(
        core,
        f"""const removed = store.{erase};
           store.saveDraft("t1-x", "Lo de ahora");
           store.{undo}(removed);
           return kept();""",
        state,
    )
    assert kept == state | {"drafts": {"t1-x": "Lo de ahora"}}


def test_undoing_brings_no_draft_of_a_question_answered_since(core: Realm) -> None:
    state = make_state(answers={"t1-x": make_record(1)}, drafts={"t1-x": "Lo de antes"})
    kept = run(
        core, 'const r = store.remove(["t1-x"]); store.add("t1-x", wrong); store.restore(r); return kept();', state
    )
    assert (kept["answers"]["t1-x"]["tries"], kept["drafts"]) == (1, {})


# --- The final test -------------------------------------------------------------------------------------------------


def test_an_exam_is_kept_finished_once_and_does_not_come_back(core: Realm) -> None:
    exam, result = json.dumps(make_exam()), json.dumps(make_result())
    running, finished, late, dropped = run(
        core,
        f"""const other = makeStore(storage);
           store.saveExam({exam}); const running = other.read().exam;
           other.finishExam({result}); const finished = store.read();
           store.saveExam({exam}); store.finishExam({result}); const late = kept();
           store.saveExam({json.dumps(make_exam(12))}); store.finishExam({result}); store.saveExam(null);
           return [running, finished, late, kept()];""",
    )
    assert running == make_exam()
    assert finished == late == dropped == make_state(exams=[make_result()])


def test_finishing_one_exam_leaves_another_one_in_progress(core: Realm) -> None:
    exam, result = json.dumps(make_exam(12)), json.dumps(make_result(11))
    assert run(core, f"store.saveExam({exam}); store.finishExam({result}); return kept().exam;") == make_exam(12)


def test_exams_that_make_no_sense_are_not_read_and_left_alone(core: Realm) -> None:
    state = make_state(exam={"seed": 7}, exams=[7, make_result(), {"score": 1}])
    read, kept = run(core, 'const read = store.read(); store.add("t1-x", right); return [read, kept()];', state)
    assert read == make_state(exams=[make_result()])
    assert (kept["exam"], kept["exams"]) == (state["exam"], state["exams"])


# --- Everything at once ---------------------------------------------------------------------------------------------


def test_all_that_was_answered_is_removed_and_comes_back(core: Realm) -> None:
    state = make_state(
        plan=1,
        answers={"t1-x": make_record(1), "t1-roto": 7},
        diagnoses={"m": {"answers": {"uno": 1}, "updatedAt": "x"}},
        exam=make_exam(),
        exams=[make_result(10)],
        drafts={"t1-y": "texto"},
    )
    emptied, restored = run(
        core,
        "const removed = store.removeAll(), emptied = kept(); store.restoreAll(removed); return [emptied, kept()];",
        state,
    )
    assert (emptied, restored) == (make_state(plan=1), state)


def test_restoring_all_keeps_what_was_answered_meanwhile(core: Realm) -> None:
    state = make_state(answers={"t1-x": make_record(1), "t1-y": make_record(2)}, exam=make_exam(11))
    kept = run(
        core,
        f"""const removed = store.removeAll();
           store.add("t1-x", wrong); store.add("t1-z", right); store.saveExam({json.dumps(make_exam(12))});
           store.restoreAll(removed);
           return kept();""",
        state,
    )
    assert kept["answers"].keys() == {"t1-x", "t1-y", "t1-z"}
    assert kept["answers"]["t1-x"]["first"] == state["answers"]["t1-x"]["first"]
    assert (kept["answers"]["t1-x"]["last"]["correct"], kept["answers"]["t1-x"]["tries"]) == (False, 2)
    assert kept["exam"] == make_exam(12)


def test_merging_says_what_it_did_and_a_second_time_does_nothing(core: Realm) -> None:
    mine = make_state(
        answers={
            "igual": make_record(1),
            "antes": make_record(1, 9),
            "mía": make_record(1),
            "roto": 7,
            "vieja": make_record(5),
        }
    )
    theirs = make_state(
        answers={
            "igual": make_record(1),
            "antes": make_record(1, 5),
            "roto": make_record(1),
            "nueva": make_record(3),
            "vieja": make_record(8),
            "mal": 7,
        },
        exams=[make_result()],
    )
    counts, again, kept = run(
        core, f"return [store.merge({json.dumps(theirs)}), store.merge({json.dumps(theirs)}), kept()];", mine
    )
    assert counts == {"added": 2, "updated": 1, "kept": 2}
    assert again == {"added": 0, "updated": 0, "kept": 5}
    assert kept["answers"].keys() == {"igual", "antes", "mía", "roto", "nueva", "vieja", "mal"}
    assert kept["exams"] == [make_result()]


def test_a_merge_waits_like_any_other_change_while_the_storage_is_full(core: Realm) -> None:
    theirs = json.dumps(make_state(answers={"t1-x": make_record(1)}))
    counts, read, kept = run(
        core,
        f"""storage.isFull = true;
           const counts = store.merge({theirs}), read = Object.keys(store.readAll());
           storage.isFull = false; store.add("t1-y", right);
           return [counts, read, Object.keys(kept().answers)];""",
    )
    assert (counts, read, kept) == ({"added": 1, "updated": 0, "kept": 0}, ["t1-x"], ["t1-x", "t1-y"])


def test_ten_thousand_answers_are_read_and_added_to(core: Realm) -> None:
    before, after, stored = run(
        core,
        """const before = Object.keys(store.readAll()).length;
           store.add("t1-pregunta-77", wrong); store.add("t1-x", right);
           return [before, Object.keys(store.readAll()).length, Object.keys(kept().answers).length];""",
        make_state(answers={f"t1-pregunta-{number}": make_record(1) for number in range(10_000)}),
    )
    assert (before, after, stored) == (10_000, 10_001, 10_001)


# --- Pages ----------------------------------------------------------------------------------------------------------


def test_pages_are_begun_read_and_unread(core: Realm) -> None:
    script = """
      store.savePage("t1/1", false); store.savePage("t1/1", true);
      store.savePage("t1/2", true); store.savePage("t1/2", false);
      return [store.readPages(), kept().pages];
    """
    pages, kept = run(core, script)
    assert (
        pages
        == kept
        == {
            "t1/1": {"isRead": True, "at": "2024-06-11T09:30:01.000Z"},
            "t1/2": {"isRead": False, "at": "2024-06-11T09:30:03.000Z"},
        }
    )


def test_a_page_that_is_being_read_knows_its_section_until_it_has_been_read(core: Realm) -> None:
    script = """
      store.savePage("t1/1", false, { anchor: "uno", title: "Uno" });
      store.savePage("t1/2", false, { anchor: "dos", title: "Dos" }); store.savePage("t1/2", true);
      return kept().pages;
    """
    assert run(core, script) == {
        "t1/1": {
            "isRead": False,
            "at": "2024-06-11T09:30:00.000Z",
            "section": {"anchor": "uno", "title": "Uno"},
        },
        "t1/2": {"isRead": True, "at": "2024-06-11T09:30:02.000Z"},
    }


def test_invalid_pages_are_kept_but_not_read(core: Realm) -> None:
    pages = {"t1/1": {"isRead": True, "at": "2024"}, "t1/2": {"isRead": "sí", "at": "2024"}, "t1/3": None}
    read, kept = run(
        core,
        'store.savePage("__proto__", true); return [Object.keys(store.readPages()), Object.keys(kept().pages)];',
        make_state(pages=pages),
    )
    assert read == ["t1/1", "__proto__"] and kept == [*pages, "__proto__"]


def test_pages_are_erased_with_the_answers_and_come_back_with_them(core: Realm) -> None:
    script = """
      store.savePage("t1/1", true);
      const removed = store.removeAll();
      const none = store.readPages();
      store.savePage("t1/2", false);
      store.restoreAll(removed);
      return [none, Object.keys(store.readPages()).sort()];
    """
    assert run(core, script) == [{}, ["t1/1", "t1/2"]]
