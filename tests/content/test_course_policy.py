"""This course's policy, and the guide's example of an element."""

from __future__ import annotations

from author_examples import list_examples

from course.derived.policy import make_policy_document
from course.files.yaml_source import read_yaml
from course.loaded.whole import Course
from course.model import Policy, PolicyElement


def test_the_course_s_policy_has_the_eight_elements_in_the_programme_s_order(whole_course: Course) -> None:
    order = list(whole_course.index.ids)
    places = [order.index(element.section) for element in whole_course.get_value(Policy).elements]
    assert len(places) == 8 and places == sorted(places)


def test_no_citation_is_left_raw_in_the_course_s_document(whole_course: Course) -> None:
    document = make_policy_document(whole_course.get_value(Policy), whole_course.references)
    assert [part.title for part in document.parts if "[@" in (part.help or "")] == []


def test_the_element_of_the_guide_is_a_sound_one(whole_course: Course) -> None:
    (example,) = [example for example in list_examples() if "id: market-desk" in example.text]
    document, findings = read_yaml(example.text, "data/policy.yml")
    assert not findings
    (element,) = (PolicyElement.model_validate(value) for value in document.data["elements"])
    assert whole_course.index.find_page(element.section) is not None
