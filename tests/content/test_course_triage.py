"""This course's triage tree and replies, and the guide's example."""

from __future__ import annotations

import pytest
from author_examples import list_examples
from triage_paths import walk

from course.derived.triage import ACTION_LABELS
from course.files.yaml_source import read_yaml
from course.loaded.whole import Course
from course.model import ResponseBank, Triage


@pytest.fixture(scope="module")
def triage(whole_course: Course) -> Triage:
    return whole_course.get_value(Triage)


@pytest.fixture(scope="module")
def bank(whole_course: Course) -> ResponseBank:
    return whole_course.get_value(ResponseBank)


def test_every_way_through_the_tree_ends_in_an_outcome(triage: Triage) -> None:
    outcomes = {outcome.id: outcome for outcome in triage.outcomes}
    ends = list(walk(triage, triage.steps[0].id))
    assert set(ends) == outcomes.keys()
    assert {outcomes[end].action for end in ends} == ACTION_LABELS.keys()


def test_every_outcome_that_speaks_has_a_reply_and_every_reply_is_used(triage: Triage, bank: ResponseBank) -> None:
    used = {identifier for outcome in triage.outcomes for identifier in outcome.responses}
    assert used == {response.id for response in bank.responses}
    # A threat is not answered, and neither is what is ignored.
    assert {outcome.id for outcome in triage.outcomes if not outcome.responses} == {"denuncia", "no-responder"}


def test_the_example_of_the_guide_is_a_sound_tree(bank: ResponseBank) -> None:
    (example,) = [example for example in list_examples() if "goto: al-mercado" in example.text]
    given = read_yaml(example.text, "data/triage.yml")[0].data
    tree = Triage.model_validate({"id": "ejemplo", "title": "Ejemplo", "intro": "Ejemplo.", **given})
    assert [tree.find_label(outcome.id) for outcome in tree.outcomes] == ["A", "B"]
    assert {identifier for outcome in tree.outcomes for identifier in outcome.responses} <= {
        each.id for each in bank.responses
    }
