"""What readers saved with earlier editions of this course (`tests/fixtures/saved/`) is imported whole by this one."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from javascript import Realm
from minimal_course import REPOSITORY

from course.derived.plan import make_definition
from course.item_analysis.first_tries.analysis import analyse_items, list_analysed
from course.item_analysis.first_tries.saved_file import read_saved_file
from course.loaded.whole import Course
from course.model import Plan

SAVED = REPOSITORY / "tests/fixtures/saved"
SHA256 = REPOSITORY / "docs/assets/vendor/js-sha256/js-sha256.js"


@pytest.fixture
def core() -> Iterator[Realm]:
    realm = Realm()
    realm.import_modules(
        answersTransfer="core/answers-transfer.js",
        planState="core/plan-state.js",
        planTransfer="core/plan-transfer.js",
    )
    realm.load(SHA256)
    yield realm
    realm.close()


def read_saved(name: str) -> tuple[str, dict]:
    text = (SAVED / name).read_text(encoding="utf-8")
    return text, json.loads(text)["state"]


def test_every_field_of_a_plan_that_was_saved_is_still_read(core: Realm, whole_course: Course) -> None:
    text, state = read_saved("plan.json")
    definition = make_definition(whole_course, lambda heading_id: None)
    found = json.loads(
        core.evaluate(
            """([text, definition]) => {
              const file = planTransfer.readFile(text, { definition, hash: sha256 });
              const values = file.state && planState.listValues(file.state, definition);
              return JSON.stringify({ ...file, values });
            }""",
            [text, definition],
        )
    )
    assert found.get("reason") is None
    assert found["state"] == state
    retired = whole_course.get_value(Plan).retired
    written = {name: record["value"] for name, record in state["fields"].items() if name not in retired}
    assert len(state["fields"]) == 124
    assert found["values"] == written


@pytest.mark.parametrize("name", ["answers.json", "ten-objectives.json", "half-way.json"])
def test_every_answer_that_was_saved_belongs_to_a_known_question(core: Realm, whole_course: Course, name: str) -> None:
    text, state = read_saved(name)
    found = core.evaluate("(text) => JSON.stringify(answersTransfer.readFile(text, { hash: sha256 }))", text)
    assert json.loads(found)["state"] == state
    documents = {question.document.path: question.document for question in whole_course.questions}.values()
    retired = {name for document in documents for name in document.data.get("retired", ())}
    assert state["answers"].keys() <= {question.value.id for question in whole_course.questions} | retired


def test_what_readers_saved_is_analysed(whole_course: Course) -> None:
    """The first tries of the questions that the course still asks and that the site grades."""
    content = (SAVED / "answers.json").read_bytes()
    first_tries = read_saved_file(content).first_tries
    items = analyse_items(whole_course, [first_tries])
    assert {item.question.id for item in items} == first_tries.keys() & list_analysed(whole_course).keys()
    assert len(items) > 40
    records = json.loads(content)["state"]["answers"]
    for item in items:
        assert item.statistics.facility == records[item.question.id]["first"]["score"]
        assert item.flags == []  # of one person nothing is concluded
