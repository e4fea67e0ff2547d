"""A whole course has what every course has, and says so where something that a page shows is not there."""

from __future__ import annotations

import pytest
from loaded_courses import copy_loaded, load_minimal_course, load_minimal_draft

from course.loaded.whole import IncompleteCourseError, complete
from course.model import Case, CourseFacts, Figure, Plan, Programme


@pytest.mark.parametrize("missing", [CourseFacts, Programme, None])
def test_a_draft_without_its_facts_programme_or_references_is_no_course(missing: type | None) -> None:
    draft = copy_loaded(load_minimal_draft())
    assert complete(draft).programme is draft.programme.value
    if missing is None:
        draft.references = None
    else:
        draft.data[missing] = []
    with pytest.raises(IncompleteCourseError):
        complete(draft)


def test_a_value_is_found_by_its_type_and_by_its_id() -> None:
    course = load_minimal_course()
    assert course.get_by_id(Figure, "esperas").id == "esperas"
    assert course.find_by_id(Figure, "nada") is None
    with pytest.raises(LookupError, match="«nada»"):
        course.get_by_id(Figure, "nada")
    assert course.get_value(Case).id == "ventanilla"
    assert course.find_value(Plan) is None
    with pytest.raises(LookupError, match="Plan"):
        course.get_value(Plan)


def test_questions_come_in_the_order_of_the_bank_and_cases_by_their_short_names() -> None:
    course = copy_loaded(load_minimal_course())
    assert [question.id for question in course.find_questions({"t1/2-1", "t1/2"})] == ["t1-modelos", "t1-registro"]
    (case,) = course.list_located(Case)
    course.data[Case] = [
        type(case)(case.value.model_copy(update={"id": name, "short_name": short}), case.document)
        for name, short in (("uno", "zeta"), ("dos", "Alfa"), ("tres", "beta"))
    ]
    assert [found.id for found in course.find_cases({"t1/ejemplo"})] == ["dos", "tres", "uno"]
    assert course.find_cases({"t1/2-1"}) == []


def test_a_heading_that_no_page_teaches_has_no_page() -> None:
    index = load_minimal_course().index
    assert index.get_page("t1/2-1").path == "docs/tema-1/2-modelos.md"
    with pytest.raises(LookupError, match="t1/3"):
        index.get_page("t1/3")
