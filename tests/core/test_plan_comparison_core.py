"""docs/assets/js/core/plan-comparison.js on plain data."""

from __future__ import annotations

import pytest
from javascript import Realm

AT = "2026-11-26T10:00:00.000Z"

DEFINITION = {
    "sections": [
        {
            "number": "2",
            "fields": [
                {"id": "entidad", "kind": "short_text"},
                {"id": "problema", "kind": "long_text"},
                {"id": "lenguas", "kind": "several", "options": [{"id": "es"}, {"id": "ca"}, {"id": "eu"}]},
            ],
        },
        {"number": "2.1", "fields": [{"id": "metas", "kind": "table", "columns": [{"id": "meta"}, {"id": "plazo"}]}]},
    ]
}


@pytest.fixture
def core(realm: Realm) -> Realm:
    realm.import_modules(planComparison="core/plan-comparison.js")
    return realm


def make_plan(label: str, **values: object) -> dict:
    return {
        "label": label,
        "state": {"version": 1, "fields": {name: {"value": value, "at": AT} for name, value in values.items()}},
    }


A = make_plan("A", entidad="Vila A", problema="No contestamos.", lenguas=["es"], metas=[{"meta": "Contestar"}])
B = make_plan(
    "B",
    entidad="Vila B",
    problema="Nadie lee.",
    lenguas=["ca", "es"],
    metas=[{"meta": "Contestar"}, {"meta": "Escuchar"}],
)
C = make_plan("C", entidad="Vila A", problema=None, metas=None, desconocido="x")

COMPARE = "([plans, definition]) => planComparison.comparePlans(plans, definition)"
COMBINE = """([plans, definition, choices]) => {
  const sections = planComparison.comparePlans(plans, definition);
  const {state, pending} = planComparison.combine(sections, choices, "2026-11-26T12:00:00.000Z");
  return {fields: {...state.fields}, version: state.version, pending: pending.map(({id}) => id)};
}"""


def test_each_field_tells_how_alike_the_plans_are(core: Realm) -> None:
    first, second = core.evaluate(COMPARE, [[A, B, C], DEFINITION])
    assert {row["field"]["id"]: row["agreement"] for row in first["fields"]} == {
        "entidad": "differ",
        "problema": "differ",
        "lenguas": "differ",
    }
    assert first["differing"] == 3
    assert [row["values"][2] for row in first["fields"]] == ["Vila A", None, None]
    assert second["fields"][0]["values"] == [
        [{"meta": "Contestar"}],
        [{"meta": "Contestar"}, {"meta": "Escuchar"}],
        None,
    ]


@pytest.mark.parametrize(("plans", "agreement"), [([A, C], "same"), ([A, make_plan("D")], "one")])
def test_what_is_the_same_or_only_in_one_needs_no_choice(core: Realm, plans: list[dict], agreement: str) -> None:
    rows = {row["field"]["id"]: row for row in core.evaluate(COMPARE, [plans, DEFINITION])[0]["fields"]}
    assert rows["entidad"]["agreement"] == agreement
    combined = core.evaluate(COMBINE, [plans, DEFINITION, {}])
    assert combined["pending"] == []
    assert combined["fields"]["entidad"] == {"value": "Vila A", "at": "2026-11-26T12:00:00.000Z"}
    assert combined["fields"]["problema"]["value"] == "No contestamos."


@pytest.mark.parametrize(
    ("plans", "names"),
    [
        ([("Vila", "", "1 de mayo", "a"), ("Coll", "", "1 de mayo", "b")], ["Vila", "Coll"]),
        ([("Vila", "Ana", "1 de mayo", "a"), ("Vila", "Leo", "1 de mayo", "b")], ["Vila (Ana)", "Vila (Leo)"]),
        ([("Vila", "", "1 de mayo", "a"), ("Vila", "", "2 de mayo", "b")], ["Vila (1 de mayo)", "Vila (2 de mayo)"]),
        (
            [("Vila", "Ana", "1 de mayo", "a"), ("Vila", "Ana", "1 de mayo", "b"), ("Vila", "", "1 de mayo", "c")],
            ["Vila (Ana, 1 de mayo, a)", "Vila (Ana, 1 de mayo, b)", "Vila"],
        ),
        ([("Vila", "", "", "a"), ("Vila", "", "", "a")], ["Vila (a)", "Vila (a)"]),
    ],
)
def test_two_plans_of_one_town_have_different_names(core: Realm, plans: list[tuple], names: list[str]) -> None:
    given = [dict(zip(("label", "author", "day", "file"), plan, strict=True)) for plan in plans]
    assert core.evaluate("(plans) => planComparison.namePlans(plans)", given) == names


def test_what_nobody_wrote_is_left_out(core: Realm) -> None:
    sections = core.evaluate(COMPARE, [[C, make_plan("D")], DEFINITION])
    assert [[row["field"]["id"] for row in section["fields"]] for section in sections] == [["entidad"], []]


def test_what_differs_waits_until_the_group_chooses(core: Realm) -> None:
    waiting = core.evaluate(COMBINE, [[A, B], DEFINITION, {"entidad": 1}])
    assert waiting["pending"] == ["problema", "lenguas", "metas"]
    assert waiting["fields"]["entidad"]["value"] == "Vila B"


def test_all_joins_texts_options_and_rows_once_each_and_never_a_name(core: Realm) -> None:
    everything = dict.fromkeys(("entidad", "problema", "lenguas", "metas"), "all")
    combined = core.evaluate(COMBINE, [[A, B], DEFINITION, everything])
    assert combined["pending"] == ["entidad"]
    assert combined["fields"]["problema"]["value"] == "No contestamos.\n\nNadie lee."
    assert sorted(combined["fields"]["lenguas"]["value"]) == ["ca", "es"]
    assert combined["fields"]["metas"]["value"] == [{"meta": "Contestar"}, {"meta": "Escuchar"}]


def test_taking_a_section_chooses_what_that_plan_wrote_and_keeps_the_rest(core: Realm) -> None:
    choices = core.evaluate(
        """([plans, definition]) => {
          const sections = planComparison.comparePlans(plans, definition);
          return planComparison.takeSection({problema: 0, metas: 1}, sections[0], 2);
        }""",
        [[A, B, C], DEFINITION],
    )
    assert choices == {"problema": 0, "metas": 1, "entidad": 2}


def test_the_plans_given_never_change(core: Realm) -> None:
    unchanged = core.evaluate(
        """([plans, definition]) => {
          const before = JSON.stringify(plans);
          const sections = planComparison.comparePlans(plans, definition);
          planComparison.combine(sections, {problema: "all", metas: "all", entidad: 0}, "x");
          return before === JSON.stringify(plans);
        }""",
        [[A, B], DEFINITION],
    )
    assert unchanged
