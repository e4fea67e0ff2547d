"""The questions of this course's before and after."""

from __future__ import annotations

from course.loaded.whole import Course
from course.model import BeforeAndAfter


def test_they_ask_to_apply_what_is_essential_of_every_objective(whole_course: Course) -> None:
    ids = whole_course.get_value(BeforeAndAfter).questions
    asked = [question.value for question in whole_course.questions if question.value.id in ids]
    assert len(asked) == len(ids)
    assert {question.route for question in asked} == {"essential"}
    assert {question.level for question in asked} & {"remember", "understand"} == set()
    assert {question.objective for question in asked} == {each.id for each in whole_course.facts.objectives}
    # Half of those that are true or false are right by chance.
    assert "true_false" not in {question.kind for question in asked}
