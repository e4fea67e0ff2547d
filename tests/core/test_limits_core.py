"""docs/assets/js/core/limits.js: what a plan and a set of answers may hold, and where the page says it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from javascript import Realm
from minimal_course import REPOSITORY

TEMPLATES = REPOSITORY / "macros/templates"
HASH = "globalThis.hash = (text) => String(text.length);"
DEFINITION = {"document": {"entity": "entidad"}, "sections": []}


@pytest.fixture
def core(realm: Realm) -> Realm:
    realm.import_modules(
        limits="core/limits.js", planTransfer="core/plan-transfer.js", answerTransfer="core/answers-transfer.js"
    )
    realm.run(HASH)
    return realm


def make_plan(**values: Any) -> dict[str, Any]:
    return {"version": 1, "fields": {name: {"value": value, "at": "2026"} for name, value in values.items()}}


def read_plan(core: Realm, state: dict[str, Any]) -> str | None:
    """Why a file with a plan is refused."""
    script = """([state, definition]) => planTransfer.readFile(
      planTransfer.writeFile(state, { at: "x", edition: 1, definition, hash }), { definition, hash }).reason"""
    reason: str | None = core.evaluate(script, [state, DEFINITION])
    return reason


ROW = {"meta": "x"}


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"texto": "x" * 20_000, "tabla": [ROW] * 200}, None),
        ({"texto": "x" * 20_001}, "text"),
        ({"tabla": [{"meta": "x" * 20_001}]}, "text"),
        ({"tabla": [ROW] * 201}, "rows"),
        ({"varios": ["x"] * 201}, "rows"),
        ({f"tabla-{number}": [ROW] * 200 for number in range(20)}, None),
        ({f"tabla-{number}": [ROW] * 200 for number in range(21)}, "all-rows"),
        ({f"campo-{number}": "x" for number in range(2000)}, None),
        ({f"campo-{number}": "x" for number in range(2001)}, "fields"),
        ({f"texto-{number}": "ñ" * 20_000 for number in range(49)}, None),
        ({f"texto-{number}": "x" * 20_000 for number in range(50)}, "too-big"),
    ],
)
def test_a_plan_may_hold_so_much_and_no_more(core: Realm, values: dict[str, Any], reason: str | None) -> None:
    assert read_plan(core, make_plan(**values)) == reason


def test_the_second_version_of_a_field_counts_too(core: Realm) -> None:
    state = make_plan(texto="x")
    state["fields"]["texto"]["other"] = {"value": "x" * 20_001, "at": ""}
    assert core.evaluate("limits.findExcess", state) == "text"


def test_answers_may_be_so_many_and_no_more(core: Realm) -> None:
    read = """(number) => {
      const answers = Object.fromEntries(Array.from({ length: number }, (_, index) => [`t1-${index}`, 7]));
      const text = answerTransfer.writeFile({ version: 2, answers }, { at: "x", edition: 1, hash });
      return answerTransfer.readFile(text, { hash }).reason;
    }"""
    assert core.evaluate(read, 20_000) is None
    assert core.evaluate(read, 20_001) == "answers"
    assert core.evaluate("() => answerTransfer.readFile(' '.repeat(3_000_001), { hash }).reason") == "too-big"


def test_a_file_that_cannot_be_so_short_is_not_even_read(core: Realm) -> None:
    assert core.evaluate("[3_000_000, 3_000_001].map((size) => limits.isTooLarge(size, limits.PLAN_LENGTH))") == [
        False,
        True,
    ]


@pytest.mark.parametrize("template", ["my_plan", "plan_comparison", "progress"])
def test_the_page_says_each_limit_with_its_number(core: Realm, template: str) -> None:
    text = (TEMPLATES / f"{template}.html.jinja").read_text(encoding="utf-8")
    names = {
        "too-big": "PLAN_LENGTH",
        "fields": "FIELDS",
        "all-rows": "ALL_ROWS",
        "rows": "ROWS",
        "text": "TEXT_LENGTH",
    }
    if template == "progress":
        names = {"too-big": "ANSWERS_LENGTH", "answers": "ANSWERS"}
    for reason, name in names.items():
        (words,) = re.findall(rf'<li data-reason="{reason}">(.*)</li>', text)
        limit = core.evaluate(f"limits.{name}")
        assert f"más de {limit:,} ".replace(",", ".") in words


def test_what_the_page_takes_can_be_brought_again(core: Realm) -> None:
    """The example of a whole plan fits ten times over."""
    definition = json.loads((REPOSITORY / "tests/fixtures/plan-definition.json").read_text(encoding="utf-8"))
    examples = {field["id"]: field["example"] for section in definition["sections"] for field in section["fields"]}
    many = {
        f"{name}-{time}": value if isinstance(value, list) else str(value)
        for time in range(10)
        for name, value in examples.items()
    }
    assert read_plan(core, make_plan(**many)) is None
    assert max(len(str(value)) for value in examples.values() if isinstance(value, str)) * 20 < 20_000
