"""This course's inbox, and the guide's example."""

from __future__ import annotations

from author_examples import list_examples

from course.files.yaml_source import read_yaml
from course.loaded.whole import Course
from course.model import Inbox, Triage


def test_the_tree_ends_in_each_kind_of_message(whole_course: Course) -> None:
    inbox, triage = whole_course.get_value(Inbox), whole_course.get_value(Triage)
    kinds = [kind.id for kind in inbox.kinds]
    assert {outcome.kind for outcome in triage.outcomes} == set(kinds)
    # Its questions go from what can't wait to what may stay unanswered, like the table.
    first = [
        next(outcome.kind for outcome in triage.outcomes if outcome.id == end) for end in ("emergencia", "moderar")
    ]
    assert first == [kinds[0], kinds[-1]]


def test_the_course_has_one_pair_of_deadlines_and_targets(whole_course: Course) -> None:
    inbox = whole_course.get_value(Inbox)
    assert [deadline.id for deadline in inbox.deadlines] == ["acknowledge", "resolve", "at_once"]
    assert [target.id for target in inbox.targets] == ["acknowledge", "resolve"]
    waits = {kind.id for kind in inbox.kinds if "at_once" not in kind.deadlines}
    assert waits == {"formal", "request", "falsehood", "contribution", "opinion", "attack"}


def test_the_example_of_the_guide_is_a_sound_inbox() -> None:
    (example,) = [example for example in list_examples() if "working_days:" in example.text]
    inbox = Inbox.model_validate(read_yaml(example.text, "data/inbox.yml")[0].data)
    assert [deadline.words for deadline in inbox.deadlines] == ["dos días hábiles"]
