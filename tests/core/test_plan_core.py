"""docs/assets/js/core/plan-*.js on plain data and a storage with chosen faults."""

from __future__ import annotations

import json

import pytest
from javascript import Realm
from test_storage_core import FAKE_STORAGE

KEY = "curso:plan"
EARLY, LATE = "2026-01-01T09:00:00.000Z", "2026-02-01T09:00:00.000Z"

DEFINITION = {
    "notice": "Inventado.",
    "document": {"title": "Plan", "file": "plan", "entity": "entidad", "cover": []},
    "sections": [
        {
            "number": "2.1",
            "title": "Objetivos",
            "section": "t5/2-1",
            "url": None,
            "introduction": "Pocos.",
            "fields": [
                {"id": "entidad", "kind": "short_text", "required": True, "core": True},
                {"id": "problema", "kind": "long_text", "required": True, "core": True},
                {
                    "id": "organo",
                    "kind": "choice",
                    "required": True,
                    "core": False,
                    "options": [{"id": "pleno"}, {"id": "junta"}],
                },
                {
                    "id": "fines",
                    "kind": "several",
                    "required": False,
                    "core": False,
                    "options": [{"id": "informar"}, {"id": "atender"}],
                },
            ],
        },
        {
            "number": "2.2",
            "title": "Público",
            "section": "t5/2-2",
            "url": None,
            "introduction": "Quién.",
            "fields": [
                {
                    "id": "equipo",
                    "kind": "table",
                    "required": True,
                    "core": True,
                    "columns": [{"id": "puesto"}, {"id": "area"}],
                },
                {"id": "inicio", "kind": "date", "required": True, "core": False},
                {"id": "horas", "kind": "number", "required": True, "core": False},
            ],
        },
    ],
}

TOOLS = """
globalThis.makePlanStore = (storage) => {
  const told = []; let second = 0;
  const now = () => `2026-03-01T09:30:${String(second++).padStart(2, "0")}.000Z`;
  const getStorage = () => { if (storage.isForbidden) throw new Error("forbidden"); return storage; };
  const tell = (what) => told.push(what);
  return Object.assign(planStorage.createStore({ key: "curso:plan", getStorage, now, tell }), { told });
};
globalThis.hash = (text) => String(text.length) + text.slice(-8);
"""


@pytest.fixture
def core(realm: Realm) -> Realm:
    realm.import_modules(
        planMerge="core/plan-merge.js",
        planProgress="core/plan-progress.js",
        planState="core/plan-state.js",
        planStorage="core/plan-storage.js",
        planTransfer="core/plan-transfer.js",
    )
    realm.run(FAKE_STORAGE)
    realm.run(TOOLS)
    realm.evaluate("(definition) => { globalThis.definition = definition; }", DEFINITION)
    return realm


def make_state(at: str = EARLY, **values: object) -> dict:
    return {"version": 1, "fields": {name: {"value": value, "at": at} for name, value in values.items()}}


def run(core: Realm, script: str, stored: object = None) -> object:
    """Run a script given a `storage` that holds `stored` (text or a state), and a `store` on it."""
    text = stored if stored is None or isinstance(stored, str) else json.dumps(stored)
    return core.evaluate(
        f"""(text) => {{
          const storage = makeStorage(text === null ? {{}} : {{ "{KEY}": text }});
          const store = makePlanStore(storage);
          const kept = () => JSON.parse(storage.getItem("{KEY}"));
          const value = (id) => kept().fields[id]?.value;
          {script}
        }}""",
        text,
    )


# --- The state ------------------------------------------------------------------------------------------------------


def list_values(core: Realm, **values: object) -> dict:
    return core.evaluate(
        "(state) => ({ ...planState.listValues(planState.parseState(JSON.stringify(state)).state, definition) })",
        make_state(**values),
    )


def test_values_are_what_is_written_and_makes_sense(core: Realm) -> None:
    values = list_values(
        core,
        horas="2,5",
        entidad="Villaejemplo",
        problema="  ",
        organo="pleno",
        fines=["atender", "informar"],
        inicio="2027-01-15",
        equipo=[{"puesto": "Técnica"}, {}, {"area": " "}],
    )
    assert values == {
        "entidad": "Villaejemplo",
        "organo": "pleno",
        "fines": ["informar", "atender"],
        "equipo": [{"puesto": "Técnica"}],
        "inicio": "2027-01-15",
        "horas": "2,5",
    }
    assert list(values) == ["entidad", "organo", "fines", "equipo", "inicio", "horas"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("entidad", 7),
        ("entidad", None),
        ("entidad", ["x"]),
        ("organo", "retirada"),
        ("organo", {}),
        ("fines", "informar"),
        ("fines", ["retirada"]),
        ("fines", {}),
        ("inicio", "2027-02-30"),
        ("inicio", "15/01/2027"),
        ("inicio", 5),
        ("equipo", "x"),
        ("equipo", [None, 3, "x"]),
        ("equipo", [{"puesto": 3}]),
        ("equipo", [{"otra": "x"}]),
        ("equipo", {"puesto": "x"}),
    ],
)
def test_what_makes_no_sense_is_no_value(core: Realm, name: str, value: object) -> None:
    assert list_values(core, **{name: value}) == {}


def test_known_cells_and_options_are_read_beside_unknown_ones(core: Realm) -> None:
    values = list_values(core, equipo=[{"puesto": "Técnica", "retirada": "x"}], fines=["retirada", "atender"])
    assert values == {"equipo": [{"puesto": "Técnica"}], "fines": ["atender"]}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (None, "empty"),
        ('{"version":1,"fields":{}}', "sound"),
        ('{"version":2,"fields":{}}', "newer"),
        ('{"version":2,"campos":{}}', "newer"),
        ("{", "unreadable"),
        ("null", "unreadable"),
        ("[]", "unreadable"),
        ('{"version":1}', "unreadable"),
        ('{"version":0,"fields":{}}', "unreadable"),
        ('{"version":"1","fields":{}}', "unreadable"),
        ('{"version":1,"fields":[]}', "unreadable"),
    ],
)
def test_a_state_is_sound_newer_or_unreadable(core: Realm, text: str | None, status: str) -> None:
    assert core.evaluate("(text) => planState.parseState(text).status", text) == status


# --- The store ------------------------------------------------------------------------------------------------------


def test_a_write_changes_only_its_field(core: Realm) -> None:
    found = run(
        core,
        """const other = makePlanStore(storage);
        store.save("entidad", "Mía", "");
        other.save("problema", "Suyo", "");
        store.save("horas", "3", "");
        return kept();""",
        {**make_state(otro="x"), "extra": [1]},
    )
    assert {name: record["value"] for name, record in found["fields"].items()} == {
        "otro": "x",
        "entidad": "Mía",
        "problema": "Suyo",
        "horas": "3",
    }
    assert found["extra"] == [1]


def test_a_cleared_field_keeps_when_it_was_cleared(core: Realm) -> None:
    found = run(core, 'store.save("entidad", null); return kept().fields.entidad;', make_state(entidad="x"))
    assert found == {"value": None, "at": "2026-03-01T09:30:00.000Z"}


def test_two_versions_of_a_field_are_both_kept_till_the_reader_chooses(core: Realm) -> None:
    found = run(
        core,
        """const other = makePlanStore(storage);
        const base = store.read().fields.problema.at;
        other.save("problema", "El de la otra", base);
        const state = store.save("problema", "El de esta", base).state;
        const both = { ...state.fields.problema };
        store.save("problema", "El de esta, más", state.fields.problema.at);
        const still = kept().fields.problema;
        store.settle("problema", "El elegido");
        return [both, still, kept().fields.problema];""",
        make_state(problema="Antes"),
    )
    both, still, settled = found
    assert (both["value"], both["other"]["value"]) == ("El de esta", "El de la otra")
    assert (still["value"], still["other"]["value"]) == ("El de esta, más", "El de la otra")
    assert settled["value"] == "El elegido" and "other" not in settled


@pytest.mark.parametrize("base", [EARLY, ""])
def test_a_field_that_another_tab_emptied_is_no_other_version(core: Realm, base: str) -> None:
    found = run(
        core,
        """makePlanStore(storage).save("problema", null, store.read().fields.problema?.at ?? "");
        return store.save("problema", "El de esta", BASE).state.fields.problema;""".replace("BASE", json.dumps(base)),
        make_state(problema="Antes") if base else None,
    )
    assert found["value"] == "El de esta" and "other" not in found


def test_an_emptied_field_keeps_what_another_tab_wrote(core: Realm) -> None:
    found = run(
        core,
        """makePlanStore(storage).save("problema", "El de la otra", "");
        return store.save("problema", null, "").state.fields.problema;""",
    )
    assert (found["value"], found["other"]["value"]) == (None, "El de la otra")


def test_a_third_version_drops_none_of_the_other_two(core: Realm) -> None:
    found = run(
        core,
        """const base = store.read().fields.problema.at;
        const [second, third] = [makePlanStore(storage), makePlanStore(storage)];
        second.save("problema", "El segundo", base);
        third.save("problema", "El tercero", base);
        store.save("problema", "El primero", base);
        const all = kept().fields.problema;
        store.settle("problema", "El primero");
        return [all, kept().fields.problema];""",
        make_state(problema="Antes"),
    )
    every, left = found
    assert [every["value"], every["other"]["value"], every["other"]["other"]["value"]] == [
        "El primero",
        "El tercero",
        "El segundo",
    ]
    assert (left["value"], left["other"]["value"]) == ("El primero", "El segundo")


def test_characters_that_nobody_sees_write_nothing(core: Realm) -> None:
    assert core.evaluate("planState.cleanValue({kind: 'short_text'}, '\\u200b \\u0007')") is None


def test_the_same_text_in_two_tabs_is_no_conflict(core: Realm) -> None:
    found = run(
        core,
        """makePlanStore(storage).save("problema", "Igual", "");
        return store.save("problema", "Igual", "").state.fields.problema;""",
    )
    assert "other" not in found


@pytest.mark.parametrize("fault", ["storage.isFull = true", "storage.isForbidden = true"])
def test_what_cannot_be_stored_waits_and_is_told(core: Realm, fault: str) -> None:
    found = run(
        core,
        f"""const base = store.read().fields.entidad.at;
        {fault};
        const first = store.save("entidad", "Una", base);
        store.save("entidad", "Dos", first.state.fields.entidad.at);
        const held = store.read().fields.entidad.value;
        const seen = [first.isSaved, store.isWaiting(), held, store.told.includes("unsaved")];
        storage.isFull = storage.isForbidden = false;
        const last = store.save("horas", "3", "");
        return [seen, last.isSaved, store.isWaiting(), kept().fields];""",
        make_state(entidad="Cero"),
    )
    seen, is_saved, is_waiting, fields = found
    assert seen == [False, True, "Dos", True]
    assert (is_saved, is_waiting) == (True, False)
    assert (fields["entidad"]["value"], fields["horas"]["value"]) == ("Dos", "3")
    assert "other" not in fields["entidad"]


def test_a_value_that_cannot_be_read_is_set_aside(core: Realm) -> None:
    found = run(
        core,
        'store.save("entidad", "Nueva", ""); return [store.listAside(), kept().fields.entidad.value, store.told];',
        "{roto",
    )
    (aside,), value, told = found
    assert (aside["text"], value, told) == ("{roto", "Nueva", ["set-aside"])


def test_a_value_that_cannot_be_set_aside_is_not_written_over(core: Realm) -> None:
    found = run(
        core,
        'storage.isFull = true; store.save("entidad", "Nueva", ""); return storage.getItem("curso:plan");',
        "{roto",
    )
    assert found == "{roto"


def test_a_newer_state_is_read_and_never_written_over(core: Realm) -> None:
    newer = {"version": 2, "fields": {"entidad": {"value": "De mañana", "at": EARLY}}, "more": 1}
    found = run(
        core,
        """const before = storage.getItem("curso:plan");
        const seen = store.read().fields.entidad.value;
        const done = store.save("problema", "De hoy", "");
        store.removeAll(); store.saveScope("whole");
        const isIntact = storage.getItem("curso:plan") === before;
        return [seen, done.isSaved, done.state.fields.problema.value, isIntact, [...new Set(store.told)]];""",
        newer,
    )
    assert found == ["De mañana", False, "De hoy", True, ["newer"]]


def test_erasing_all_can_be_undone_but_for_what_was_written_since(core: Realm) -> None:
    found = run(
        core,
        """const { removed } = store.removeAll();
        const empty = Object.keys(kept().fields);
        store.save("entidad", "Nueva", "");
        store.restoreAll(removed);
        return [empty, value("entidad"), value("problema")];""",
        make_state(entidad="Vieja", problema="Viejo"),
    )
    assert found == [[], "Nueva", "Viejo"]


def test_what_was_brought_can_be_undone_but_for_what_was_written_since(core: Realm) -> None:
    found = run(
        core,
        """const { before } = store.saveAll({ entidad: "Traída", problema: "Traído", horas: "9" });
        const brought = [value("entidad"), value("horas")];
        store.save("problema", "Después", kept().fields.problema.at);
        store.restore(before);
        return [brought, value("entidad"), value("problema"), value("horas") ?? "nada"];""",
        make_state(entidad="Mía"),
    )
    assert found == [["Traída", "9"], "Mía", "Después", "nada"]


# --- The file -------------------------------------------------------------------------------------------------------

WRITE = (
    """(state) => planTransfer.writeFile(state, { at: "2026-03-01T10:00:00.000Z", edition: 2024, definition, hash })"""
)


def test_a_file_gives_back_what_was_written(core: Realm) -> None:
    state = make_state(entidad=" Villaejemplo ", problema="Dos\nlíneas <b>")
    text = core.evaluate(WRITE, state)
    file = json.loads(text)
    assert list(file) == ["format", "schema", "edition", "exportedAt", "plan", "checksum", "state"]
    assert (file["format"], file["schema"], file["plan"]) == ("curso-plan", 1, "Villaejemplo")
    found = core.evaluate("(text) => planTransfer.readFile(text, { definition, hash })", "\ufeff" + text)
    assert (found["state"], found["label"]) == (state, "Villaejemplo")


@pytest.mark.parametrize(
    ("entity", "label"),
    [
        ("\u202eodagleD \u2066 de\u200b X\u0000", "odagleD de X"),
        ("Uno\nDos", "Uno Dos"),
        ("Ñ" * 19_000, "Ñ" * 200 + "…"),
        ("\u202e", ""),
    ],
)
def test_the_name_of_a_plan_fits_in_a_sentence_and_does_not_turn_it(core: Realm, entity: str, label: str) -> None:
    text = core.evaluate(WRITE, make_state(entidad=entity))
    found = core.evaluate("(text) => planTransfer.readFile(text, { definition, hash })", text)
    assert found["label"] == json.loads(text)["plan"] == label
    assert found["state"]["fields"]["entidad"]["value"] == entity


@pytest.mark.parametrize(("author", "kept"), [("Ana Roca", "Ana Roca"), ("Ana\n\u202eRoca ", "Ana Roca"), ("", "")])
def test_the_file_says_who_wrote_the_plan_if_they_say_it(core: Realm, author: str, kept: str) -> None:
    text = core.evaluate(
        WRITE.replace("hash })", "hash, author: given })").replace("(state)", "([state, given])"),
        [make_state(entidad="Uno"), author],
    )
    assert json.loads(text).get("author", "") == kept
    found = core.evaluate("(text) => planTransfer.readFile(text, { definition, hash })", text)
    assert (found["label"], found["author"]) == ("Uno", kept)


def test_a_version_that_the_reader_has_not_chosen_stays_out_of_the_file(core: Realm) -> None:
    state = make_state(entidad="Villaejemplo", problema="Lo que se ve")
    state["fields"]["problema"]["other"] = {"value": "Lo que escribí y no quiero enseñar", "at": EARLY}
    text = core.evaluate(WRITE, state)
    assert "no quiero enseñar" not in text
    found = core.evaluate("(text) => planTransfer.readFile(text, { definition, hash })", text)
    assert found["state"] == make_state(entidad="Villaejemplo", problema="Lo que se ve")


def test_equal_plans_give_equal_files_whatever_the_order(core: Realm) -> None:
    one = make_state(entidad="a", problema="b")
    other = {"fields": dict(reversed(one["fields"].items())), "version": 1}
    assert core.evaluate(WRITE, one) == core.evaluate(WRITE, other)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("text.slice(1)", "not-json"),
        ('"null"', "other-format"),
        ('JSON.stringify({ format: "otro" })', "other-format"),
        ('JSON.stringify({ format: "curso-respuestas" })', "answers"),
        ("text.replace('\"schema\":1', '\"schema\":2')", "newer"),
        ("text.replace('Villaejemplo', 'Villaejemplar')", "damaged"),
        ('text.replace(/"state":.*/, \'"nada":1}\')', "damaged"),
    ],
)
def test_a_file_that_is_no_good_says_why(core: Realm, change: str, reason: str) -> None:
    text = core.evaluate(WRITE, make_state(problema="Villaejemplo"))
    assert core.evaluate(f"(text) => planTransfer.readFile({change}, {{ definition, hash }}).reason", text) == reason


# --- Two plans ------------------------------------------------------------------------------------------------------

COMPARE = """([mine, theirs]) => {
  const parse = (state) => planState.parseState(JSON.stringify(state)).state;
  const outcome = planMerge.compareStates(parse(mine), parse(theirs), definition);
  const list = ({ field, mine, theirs }) => [field.id, mine.value, theirs.value, mine.at, theirs.at];
  return { ...outcome, conflicts: outcome.conflicts.map(list) };
}"""


def test_comparing_says_what_is_the_same_taken_kept_and_in_conflict(core: Realm) -> None:
    mine = make_state(entidad="Igual\r\n", problema="Mío", horas="3", inicio=None, organo="pleno")
    theirs = make_state(
        LATE, entidad="Igual", problema="Suyo", inicio="2027-01-15", horas="", retirado="De otra edición"
    )
    assert core.evaluate(COMPARE, [mine, theirs]) == {
        "same": ["entidad"],
        "kept": ["organo", "horas"],
        "taken": {"inicio": "2027-01-15", "retirado": "De otra edición"},
        "conflicts": [["problema", "Mío", "Suyo", EARLY, LATE]],
    }


@pytest.mark.parametrize(
    ("kind", "mine", "theirs", "expected"),
    [
        ("long_text", "Uno.", "Dos.", "Uno.\n\nDos."),
        ("long_text", "Uno. Dos.", "Dos.", "Uno. Dos."),
        ("long_text", "Uno.", "Uno. Dos.", "Uno. Dos."),
        ("several", ["a"], ["b", "a"], ["a", "b"]),
        ("table", [{"p": "1"}], [{"p": "1"}, {"p": "2"}], [{"p": "1"}, {"p": "2"}]),
    ],
)
def test_both_in_one(core: Realm, kind: str, mine: object, theirs: object, expected: object) -> None:
    assert core.evaluate("([kind, a, b]) => planMerge.joinValues({ kind }, [a, b])", [kind, mine, theirs]) == expected


def test_joining_reads_each_row_once_however_many_there_are(core: Realm) -> None:
    """Comparing each row with every other took half a minute for tables of 56 kB."""
    reads, joined = core.evaluate(
        """([rows, plans]) => {
          let reads = 0;
          const watch = (row) => new Proxy(row, { ownKeys: (target) => (reads++, Reflect.ownKeys(target)) });
          const values = Array.from({length: plans}, (_, plan) =>
            Array.from({length: rows}, (_, row) => watch({ p: row % 2 ? "both" : `${plan} ${row}` })));
          return [reads, planMerge.joinValues({ kind: "table" }, values).length, reads].slice(1).reverse();
        }""",
        [400, 3],
    )
    assert reads == 1200
    assert joined == 400 + 200 + 200


def test_nothing_of_mine_changes_unless_chosen(core: Realm) -> None:
    script = """([mine, theirs, choices]) => {
      const parse = (state) => planState.parseState(JSON.stringify(state)).state;
      return planMerge.listChanges(planMerge.compareStates(parse(mine), parse(theirs), definition), choices);
    }"""
    mine = make_state(entidad="A", problema="Mío", equipo=[{"puesto": "1"}])
    theirs = make_state(entidad="B", problema="Suyo", equipo=[{"puesto": "2"}], horas="4")
    choices = {"entidad": "mine", "problema": "theirs", "equipo": "both"}
    assert core.evaluate(script, [mine, theirs, choices]) == {
        "horas": "4",
        "problema": "Suyo",
        "equipo": [{"puesto": "1"}, {"puesto": "2"}],
    }
    assert core.evaluate(script, [mine, theirs, {}]) == {"horas": "4"}


# --- How much is written --------------------------------------------------------------------------------------------


def test_progress_counts_the_fields_of_the_plan_that_is_written(core: Realm) -> None:
    script = """([values, scope]) => {
      const { total, filled, missing, sections } = planProgress.summarize(definition, values, scope);
      const list = (one) => [one.section.number, one.filled, one.total];
      return [total, filled, missing.map(({ id }) => id), sections.map(list)];
    }"""
    values = {"entidad": "x", "fines": ["informar"], "horas": "3"}
    assert core.evaluate(script, [values, "core"]) == [3, 1, ["problema", "equipo"], [["2.1", 1, 2], ["2.2", 0, 1]]]
    whole = core.evaluate(script, [values, "whole"])
    assert whole == [7, 3, ["problema", "organo", "equipo", "inicio"], [["2.1", 2, 4], ["2.2", 1, 3]]]
