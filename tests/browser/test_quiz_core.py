"""docs/assets/js/core/grading.js and storage.js on plain data, in an empty page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from tiny_quiz import ROOT

pytestmark = pytest.mark.browser

CORE = ROOT / "docs" / "assets" / "js" / "core"

# A Storage of our own, whose faults each test chooses.
FAKE_STORAGE = """
globalThis.makeStorage = (initial = {}) => {
  const values = new Map(Object.entries(initial));
  return {
    values, isFull: false,
    getItem: (key) => values.get(key) ?? null,
    setItem(key, value) { if (this.isFull) throw new Error("full"); values.set(key, value); },
    removeItem: (key) => values.delete(key),
  };
};
globalThis.makeStore = (storage) => {
  const told = []; let second = 0;
  const now = () => `2024-06-11T09:30:${String(second++).padStart(2, "0")}.000Z`;
  const store = Curso.storage.createStore({ getStorage: () => storage, now, tell: (what) => told.push(what) });
  return Object.assign(store, { told });
};
"""


@pytest.fixture
def core(page: Page) -> Page:
    for name in ("grading.js", "storage.js"):
        page.add_script_tag(content=(CORE / name).read_text(encoding="utf-8"))
    page.add_script_tag(content=FAKE_STORAGE)
    return page


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Administración", "administracion", True),
        ("  ÉTICA   pública ", "etica publica", True),
        ("pingüino", "pinguino", True),
        ("e\u0301tica", "ética", True),
        ("año", "ano", False),
        ("AÑO", "an\u0303o", True),
        ("promulgada", "promulgado", False),
    ],
)
def test_fold_text(core: Page, one: str, other: str, same: bool) -> None:
    folded = core.evaluate("texts => texts.map(Curso.grading.foldText)", [one, other])
    assert (folded[0] == folded[1]) is same


CHOICES = [{"value": "a", "correct": True}, {"value": "b", "correct": False}, {"value": "c", "correct": True}]


@pytest.mark.parametrize(
    ("kind", "choices", "response", "expected"),
    [
        ("single", CHOICES[:2], ["a"], {"answered": True, "correct": True, "chosen": [0], "missed": 0}),
        ("single", CHOICES[:2], ["b"], {"answered": True, "correct": False, "chosen": [1], "missed": 1}),
        ("single", CHOICES[:2], [], {"answered": False, "correct": False, "chosen": [], "missed": 1}),
        ("single", CHOICES[:2], ["gone"], {"answered": False, "correct": False, "chosen": [], "missed": 1}),
        ("true_false", CHOICES[:2], ["a"], {"answered": True, "correct": True, "chosen": [0], "missed": 0}),
        ("multiple", CHOICES, ["a", "c"], {"answered": True, "correct": True, "chosen": [0, 2], "missed": 0}),
        ("multiple", CHOICES, ["a"], {"answered": True, "correct": False, "chosen": [0], "missed": 1}),
        ("multiple", CHOICES, ["a", "b", "c"], {"answered": True, "correct": False, "chosen": [0, 1, 2], "missed": 0}),
    ],
)
def test_grade_choices(core: Page, kind: str, choices: list, response: list, expected: dict) -> None:
    assert (
        core.evaluate("([q, r]) => Curso.grading.grade(q, r)", [{"kind": kind, "choices": choices}, response])
        == expected
    )


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        (" PROMULGADA ", {"answered": True, "correct": True, "mistake": -1}),
        ("en  uso", {"answered": True, "correct": True, "mistake": -1}),
        ("Objetiva", {"answered": True, "correct": False, "mistake": 1}),
        ("otra cosa", {"answered": True, "correct": False, "mistake": -1}),
        ("   ", {"answered": False, "correct": False, "mistake": -1}),
    ],
)
def test_grade_blank(core: Page, response: str, expected: dict) -> None:
    question = {
        "kind": "blank",
        "accepted": ["promulgada", "en uso"],
        "anticipated": [["fija"], ["objetiva", "comprada"]],
    }
    assert core.evaluate("([q, r]) => Curso.grading.grade(q, r)", [question, response]) == expected


def test_first_attempt_is_kept_and_last_changes(core: Page) -> None:
    record = core.evaluate(
        """() => {
          const store = makeStore(makeStorage());
          store.add("t1-x", ["a"], false);
          store.add("t1-x", ["b"], true);
          return store.readAll()["t1-x"];
        }"""
    )
    assert (record["first"]["response"], record["last"]["response"], record["tries"]) == (["a"], ["b"], 2)
    assert (record["first"]["correct"], record["last"]["correct"]) == (False, True)
    assert record["updatedAt"] == record["last"]["at"] > record["first"]["at"]


def test_two_stores_on_one_storage_never_undo_each_other(core: Page) -> None:
    ids = core.evaluate(
        """() => {
          const storage = makeStorage();
          const [one, other] = [makeStore(storage), makeStore(storage)];
          one.readAll(); other.readAll();
          one.add("t1-uno", ["a"], true); other.add("t1-dos", ["a"], true); one.add("t1-tres", "texto", false);
          return Object.keys(other.readAll());
        }"""
    )
    assert ids == ["t1-uno", "t1-dos", "t1-tres"]


@pytest.mark.parametrize(
    "text",
    ["{", "", "null", "[]", '"x"', "7", '{"version":2,"answers":{}}', '{"version":1,"answers":[]}', '{"answers":{}}'],
)
def test_a_value_not_understood_is_set_aside_whole(core: Page, text: str) -> None:
    values, told = core.evaluate(
        """(text) => {
          const storage = makeStorage({ "curso:estado": text });
          const store = makeStore(storage);
          store.readAll(); store.readAll(); store.add("t1-x", ["a"], true);
          return [Object.fromEntries(storage.values), store.told];
        }""",
        text,
    )
    aside = [value for key, value in values.items() if key.startswith("curso:estado:apartado:")]
    assert aside == [text]
    assert '"t1-x"' in values["curso:estado"]
    assert told == ["set-aside"]


def test_a_value_not_understood_is_not_overwritten_when_it_cannot_be_set_aside(core: Page) -> None:
    values, answers = core.evaluate(
        """() => {
          const storage = Object.assign(makeStorage({ "curso:estado": "{roto" }), { isFull: true });
          const store = makeStore(storage);
          store.add("t1-x", ["a"], true);
          return [Object.fromEntries(storage.values), store.readAll()];
        }"""
    )
    assert values == {"curso:estado": "{roto"}
    assert list(answers) == ["t1-x"]


def test_a_full_storage_keeps_answers_in_memory_and_saves_them_when_there_is_room(core: Page) -> None:
    in_memory, told, stored_then, stored_later = core.evaluate(
        """() => {
          const storage = makeStorage();
          const store = makeStore(storage);
          store.add("t1-uno", ["a"], true);
          storage.isFull = true;
          store.add("t1-dos", ["a"], true);
          const inMemory = Object.keys(store.readAll());
          const then = Object.keys(JSON.parse(storage.getItem("curso:estado")).answers);
          storage.isFull = false;
          store.add("t1-tres", ["a"], true);
          return [inMemory, store.told, then, Object.keys(JSON.parse(storage.getItem("curso:estado")).answers)];
        }"""
    )
    assert in_memory == ["t1-uno", "t1-dos"]
    assert told == ["unsaved"]
    assert stored_then == ["t1-uno"]
    assert stored_later == ["t1-uno", "t1-dos", "t1-tres"]


def test_removed_answers_come_back_except_those_answered_anew(core: Page) -> None:
    emptied, restored = core.evaluate(
        """() => {
          const store = makeStore(makeStorage());
          for (const id of ["t1-uno", "t1-dos", "t1-tres"]) store.add(id, ["a"], false);
          const removed = store.remove(["t1-uno", "t1-dos", "t1-desconocida"]);
          const emptied = Object.keys(store.readAll());
          store.add("t1-dos", ["b"], true);
          store.restore(removed);
          return [emptied, store.readAll()];
        }"""
    )
    assert emptied == ["t1-tres"]
    assert restored["t1-uno"]["last"]["response"] == ["a"]
    assert restored["t1-dos"]["first"]["response"] == ["b"]


def test_records_that_make_no_sense_are_ignored_and_left_alone(core: Page) -> None:
    answers, stored = core.evaluate(
        """() => {
          const state = { version: 1, answers: { "t1-roto": { first: 7 }, "t1-nulo": null } };
          const storage = makeStorage({ "curso:estado": JSON.stringify(state) });
          const store = makeStore(storage);
          store.add("t1-x", ["a"], true);
          return [Object.keys(store.readAll()), Object.keys(JSON.parse(storage.getItem("curso:estado")).answers)];
        }"""
    )
    assert answers == ["t1-x"]
    assert stored == ["t1-roto", "t1-nulo", "t1-x"]


def test_ten_thousand_answers_are_read_and_written_at_once(core: Page) -> None:
    milliseconds = core.evaluate(
        """() => {
          const answers = {};
          const attempt = { response: ["12345678"], correct: true, at: "2024-06-11T09:30:00.000Z" };
          const record = { first: attempt, last: attempt, tries: 1, updatedAt: attempt.at };
          for (let i = 0; i < 10000; i++) answers[`t1-pregunta-${i}`] = record;
          const store = makeStore(makeStorage({ "curso:estado": JSON.stringify({ version: 1, answers }) }));
          const start = performance.now();
          store.add("t1-x", ["a"], true);
          return performance.now() - start;
        }"""
    )
    assert milliseconds < 1000
