"""This course's questions for Moodle: all of them travel, and each gets the score that the site gives."""

from __future__ import annotations

from dataclasses import replace

import pytest
from moodle.gift_reader import read_gift
from moodle.site_grades import find_differences
from moodle.stored import LONGEST_NAME, LONGEST_TAG, Stored
from moodle.xml_reader import read_xml

from course.loaded.whole import Course
from exports.moodle.gift import build_gift
from exports.moodle.labels import LONGEST_CATEGORY, LONGEST_ID
from exports.moodle.questions_xml import build_questions_xml
from exports.moodle.uncarried import find_uncarried
from exports.request import ExportRequest

# What Moodle calls each kind.
TYPES = {
    "single": "multichoice",
    "multiple": "multichoice",
    "true_false": "truefalse",
    "blank": "shortanswer",
    "matching": "match",
    "ordering": "ordering",
    "numeric": "numerical",
    "open": "essay",
    "two_tier": "multichoice",
}


@pytest.fixture(scope="module")
def stored(whole_course: Course) -> dict[str, Stored]:
    return {each.id: each for each in read_xml(build_questions_xml(whole_course))}


def test_all_of_them_travel(whole_course: Course, stored: dict[str, Stored]) -> None:
    assert find_uncarried(ExportRequest(whole_course)) == []
    expected = {question.value.id: TYPES[question.value.kind] for question in whole_course.questions}
    assert {each.id: each.type for each in stored.values()} == expected


def test_each_gets_the_site_s_score(whole_course: Course, stored: dict[str, Stored]) -> None:
    pairs = [(question.value, stored[question.value.id]) for question in whole_course.questions]
    differences, count = find_differences(pairs)
    assert differences == []
    assert count > 10_000


def test_they_fit_in_moodle_s_bank(whole_course: Course, stored: dict[str, Stored]) -> None:
    for each in stored.values():
        assert len(each.id) <= LONGEST_ID and len(each.name) <= LONGEST_NAME
        assert all(len(name) <= LONGEST_CATEGORY and name == name.strip() for name in each.category)
        assert all(len(tag) <= LONGEST_TAG and "…" not in tag for tag in each.tags)
    headings = {question.value.section for question in whole_course.questions}
    assert len({each.category for each in stored.values()}) == len(headings)


def test_gift_carries_the_same_but_for_what_it_loses(whole_course: Course, stored: dict[str, Stored]) -> None:
    held = read_gift(build_gift(whole_course))
    assert {each.id for each in held} == {each.id for each in stored.values() if each.type != "ordering"}
    for each in held:
        assert each == replace(stored[each.id], hints=(), settings=each.settings)
    questions = {question.value.id: question.value for question in whole_course.questions}
    # A number with its unit is refused in GIFT, so those with one are left to the XML.
    pairs = [(questions[each.id], each) for each in held if each.type != "numerical"]
    assert find_differences(pairs)[0] == []


def test_those_of_a_tema_are_the_same(whole_course: Course, stored: dict[str, Stored]) -> None:
    temas = [read_xml(build_questions_xml(whole_course, tema)) for tema in range(1, 6)]
    assert [each for tema in temas for each in tema] == list(stored.values())
