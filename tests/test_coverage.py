"""What the coverage tables list for each heading and each objective."""

from __future__ import annotations

import pytest
from loaded_courses import load_minimal_course

from course.derived.coverage import compute_coverage, compute_objectives, get_section_text
from course.loaded.whole import Course


@pytest.fixture(scope="module")
def loaded() -> Course:
    return load_minimal_course()


def test_every_heading_has_a_row_in_the_programmes_order(loaded: Course) -> None:
    rows = compute_coverage(loaded)
    assert list(rows) == ["t1/1", "t1/2", "t1/2-1", "t1/2-2", "t1/ejemplo", "t1/3", "t2/1"]


def test_a_published_heading_counts_its_own_words_sources_questions_and_cases(loaded: Course) -> None:
    rows = compute_coverage(loaded)
    assert rows["t1/2"].words == 3
    assert rows["t1/2"].references == {"perez_2020"}
    assert [question.id for question in rows["t1/2"].questions] == ["t1-modelos"]
    assert rows["t1/2-1"].words == 3
    assert rows["t1/2-1"].references == frozenset()
    assert [case.id for case in rows["t1/ejemplo"].cases] == ["ventanilla"]
    assert rows["t1/ejemplo"].references == {"perez_2020"}


def test_an_unpublished_heading_has_nothing(loaded: Course) -> None:
    row = compute_coverage(loaded)["t1/3"]
    assert (row.page, row.words, row.references, row.questions, row.cases) == (None, 0, frozenset(), (), ())


def test_own_headings_belong_to_the_official_one_above_and_the_closing_part_to_none(loaded: Course) -> None:
    text = get_section_text(loaded, loaded.index.find_page("t1/1"), "1")
    assert "¿Cambia el canal" in text
    assert "Ideas clave" not in text


def test_an_objective_lists_what_serves_it(loaded: Course) -> None:
    page = loaded.index.find_page("t1/1")
    general, specific = compute_objectives(loaded, {"E1": [page]})
    assert [question.id for question in general.questions] == ["t1-canal", "t1-registro"]
    assert general.headings == ("t1/1", "t1/2-1")
    assert general.cases == ()
    assert specific.headings == ("t1/1", "t1/2", "t1/ejemplo")
    assert [case.id for case in specific.cases] == ["ventanilla"]
