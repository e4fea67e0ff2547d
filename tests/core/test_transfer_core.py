"""docs/assets/js/core/transfer.js and answers-transfer.js on plain data."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from javascript import Realm
from test_state_core import ODD_IDS, VERSION_1, make_exam, make_record, make_result, make_state

# FNV-1a with 32 bits: enough to detect one changed character; the pages pass SHA-256.
HASH = """
globalThis.hash = (text) => {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, "0");
};
"""
STATE = make_state(
    plan={"lema": "«Sin colas» & más"},
    answers={name: make_record(4) for name in ODD_IDS}
    | {"t1-x": make_record(1, 2, 3, card={"due": "x"}), "t1-roto": None},
    diagnoses={"mostrador": {"answers": {"uno": 1}, "updatedAt": "x"}},
    exam=make_exam(),
    exams=[make_result(10)],
)


@pytest.fixture
def core(realm: Realm) -> Realm:
    realm.import_modules(answerTransfer="core/answers-transfer.js", values="core/values.js")
    realm.run(HASH)
    return realm


def write(core: Realm, state: dict) -> str:
    return core.evaluate(
        "([text, at]) => answerTransfer.writeFile(JSON.parse(text), { at, edition: '2024.1', hash })",
        [json.dumps(state), "2024-06-11T09:30:00.000Z"],
    )


def read(core: Realm, text: str) -> dict:
    return json.loads(core.evaluate("(text) => JSON.stringify(answerTransfer.readFile(text, { hash }))", text))


def sign(core: Realm, **changes: object) -> str:
    """A file with some fields changed, and the checksum of the resulting state."""
    file = json.loads(write(core, STATE)) | changes
    file["checksum"] = "sha256:" + core.evaluate(
        "(text) => hash(values.toCanonical(JSON.parse(text)))", json.dumps(file["state"])
    )
    return json.dumps(file, ensure_ascii=False)


def test_a_file_says_what_it_is(core: Realm) -> None:
    file = json.loads(write(core, STATE))
    assert file.pop("checksum").startswith("sha256:")
    assert file == {
        "format": "curso-respuestas",
        "schema": 2,
        "edition": "2024.1",
        "exportedAt": "2024-06-11T09:30:00.000Z",
        "state": STATE,
    }


def test_what_is_written_is_read_again(core: Realm) -> None:
    assert read(core, write(core, STATE)) == {"state": STATE, "exams": 1}
    assert read(core, write(core, make_state())) == {"state": make_state(), "exams": 0}


def test_fields_without_a_value_do_not_spoil_the_checksum(core: Realm) -> None:
    text = core.evaluate(
        "() => answerTransfer.writeFile({ version: 2, answers: {}, exam: undefined }, { at: 'x', edition: 'x', hash })"
    )
    assert read(core, text) == {"state": make_state(), "exams": 0}


def turn(value: object) -> object:
    """The same data with the keys in reverse order."""
    if isinstance(value, dict):
        return {key: turn(part) for key, part in reversed(value.items())}
    return [turn(part) for part in value] if isinstance(value, list) else value


def test_other_spaces_another_order_and_a_mark_at_the_start_do_no_harm(core: Realm) -> None:
    text = write(core, STATE)
    turned = turn(json.loads(text))
    others = [
        "\ufeff" + text,
        json.dumps(turned, indent=4, ensure_ascii=False),
        json.dumps(turned).replace(", ", ",\r\n"),
        text.strip(),
    ]
    assert [read(core, other) for other in others] == [{"state": STATE, "exams": 1}] * 4


def test_any_changed_character_of_the_state_is_noticed(core: Realm) -> None:
    reasons = core.evaluate(
        """(text) => {
          const start = text.indexOf('"state":') + 8, reasons = [];
          for (let i = start; i < text.trimEnd().length; i++) {
            const changed = text.slice(0, i) + (text[i] === "7" ? "8" : "7") + text.slice(i + 1);
            const { reason } = answerTransfer.readFile(changed, { hash });
            reasons.push(reason || text.slice(i - 9, i + 9));
          }
          return reasons;
        }""",
        write(core, STATE),
    )
    counts = Counter(reasons)
    assert set(counts) == {"damaged", "not-json"}
    assert counts["damaged"] > 1000


def test_a_cut_file_is_refused_wherever_it_is_cut(core: Realm) -> None:
    text = write(core, STATE).strip()
    assert {read(core, text[:end]).get("reason") for end in range(0, len(text), 97)} == {"not-json"}


@pytest.mark.parametrize("text", ["", "\ufeff", "hola", "<html></html>", "{", "[" * 100_000])
def test_what_is_not_json(core: Realm, text: str) -> None:
    assert read(core, text) == {"reason": "not-json"}


@pytest.mark.parametrize(
    "text", ["null", "[]", "7", '"x"', "{}", '{"format":"otro"}', '{"version":2,"answers":{}}', "[" * 9 + "]" * 9]
)
def test_json_of_something_else(core: Realm, text: str) -> None:
    assert read(core, text) == {"reason": "other-format"}


def test_a_file_of_the_plan_is_told_by_its_name(core: Realm) -> None:
    assert read(core, '{"format":"curso-plan"}') == {"reason": "plan"}


def test_a_newer_file_says_so_even_where_its_checksum_is_another(core: Realm) -> None:
    assert read(core, sign(core, schema=3)) == {"reason": "newer"}
    assert read(core, json.dumps({"format": "curso-respuestas", "schema": 3, "content": "x"})) == {"reason": "newer"}


@pytest.mark.parametrize(
    "changes", [{"checksum": "sha256:00000000"}, {"checksum": None}, {"state": None}, {"state": make_state()}]
)
def test_a_state_that_is_not_the_one_written_is_damaged(core: Realm, changes: dict) -> None:
    assert read(core, json.dumps(json.loads(write(core, STATE)) | changes)) == {"reason": "damaged"}


def test_a_file_without_a_state_is_damaged(core: Realm) -> None:
    assert read(core, json.dumps({"format": "curso-respuestas", "schema": 2, "checksum": "sha256:"})) == {
        "reason": "damaged"
    }


@pytest.mark.parametrize(
    "state",
    [
        None,
        [],
        7,
        {},
        {"version": 2, "answers": []},
        {"version": 9, "answers": {}},
        {"version": 2, "answers": {}, "exams": {}},
    ],
)
def test_a_state_that_makes_no_sense_is_refused(core: Realm, state: object) -> None:
    assert read(core, sign(core, state=state)) == {"reason": "unsound"}


def test_a_state_nested_beyond_all_sense_is_refused(core: Realm) -> None:
    deep = "[" * 100_000 + "]" * 100_000
    text = (
        '{"format":"curso-respuestas","schema":2,"checksum":"sha256:x","state":{"version":2,"answers":{},"x":'
        + deep
        + "}}"
    )
    assert read(core, text) == {"reason": "unsound"}


def test_a_state_is_not_nested_so_deeply_that_merging_it_would_fail_halfway(core: Realm) -> None:
    """One of 3,000 levels was read, and then not merged, without a word."""

    def nest(levels: int) -> object:
        value: object = "x"
        for _ in range(levels):
            value = [value]
        return value

    assert "state" in read(core, sign(core, state=make_state(x=nest(99))))
    assert read(core, sign(core, state=make_state(x=nest(101)))) == {"reason": "unsound"}
    assert (
        read(core, sign(core, state=make_state(answers={"a": make_record(1, card=nest(400))})))["reason"] == "unsound"
    )


def test_an_older_file_is_brought_up_to_date(core: Realm) -> None:
    old = json.loads(VERSION_1.read_text(encoding="utf-8"))
    state = read(core, sign(core, schema=1, state=old))["state"]
    assert state["version"] == 2 and state["answers"].keys() == old["answers"].keys()
    assert state["answers"]["t5-lema"]["last"] == old["answers"]["t5-lema"]["last"] | {"score": 1, "hints": 0}


def test_a_file_says_how_many_exams_it_has_even_if_not_all_are_kept(core: Realm) -> None:
    exams = [make_result(10, startedAt=f"2024-06-10T10:00:00.{number:03}Z") for number in range(250)]
    found = read(core, write(core, STATE | {"exams": exams}))
    assert found["exams"] == 250
    assert len(found["state"]["exams"]) == 100
