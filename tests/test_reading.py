"""Minutes of a page and of a whole tema: reading, activities, questions."""

from __future__ import annotations

from pathlib import Path

import pytest
from course_in_memory import make_course, make_page
from minimal_course import copy_minimal_course, replace_in_file
from question_kinds import load_samples

from course.derived.reading import ReadingTime, compute_page_time, compute_tema_time
from course.loaded.loading import load_draft
from course.loaded.whole import complete


def compute(course: Path, path: str) -> ReadingTime:
    loaded = complete(load_draft(course)[0])
    return compute_page_time(loaded, next(page for page in loaded.pages if page.path == path))


def test_a_page_adds_reading_activities_and_its_questions(tmp_path: Path) -> None:
    course = copy_minimal_course(tmp_path / "course")
    path = "docs/tema-1/1-introduccion.md"
    before = compute(course, path)
    assert before == ReadingTime(reading=1, activities=0, questions=1)
    activity = (
        '!!! activity "Actividad: mira (10 minutos)"\n    Mira.\n\n!!! activity "Otra (1 minuto)"\n    Y otra.\n\n'
    )
    replace_in_file(course / path, "## Ideas clave", "palabra " * 200 + "\n\n" + activity + "## Ideas clave")
    assert compute(course, path) == ReadingTime(reading=2, activities=11, questions=1)
    assert compute(course, path).total == 14


@pytest.mark.parametrize(("words", "minutes"), [(0, 0), (1, 1), (200, 1), (201, 2)])
def test_a_minute_is_begun_by_its_first_word_and_has_two_hundred(words: int, minutes: int) -> None:
    page = make_page(f"# Uno {{ #1 }}\n\n{'palabra ' * words}\n")
    assert compute_page_time(make_course(page), page).reading == minutes


def test_code_macros_and_citations_are_not_read_aloud(tmp_path: Path) -> None:
    course = copy_minimal_course(tmp_path / "course")
    path = "docs/tema-1/1-introduccion.md"
    replace_in_file(
        course / path, "## Ideas clave", '{{ figure("canales") }} [@perez_2020] ' * 200 + "\n\n## Ideas clave"
    )
    assert compute(course, path).reading == 1


def test_questions_with_more_to_do_than_to_choose_ask_for_more_minutes(tmp_path: Path) -> None:
    course = copy_minimal_course(tmp_path / "course")
    with (course / "quizzes/tema-1.yml").open("a", encoding="utf-8", newline="\n") as bank:
        bank.write("\n" + "".join(load_samples()[kind] for kind in ("matching", "ordering", "numeric", "open")))
    assert compute(course, "docs/tema-1/2-modelos.md").questions == 3 + 2 + 2 + 1 + 5


def test_a_tema_adds_its_published_pages_without_its_cover(tmp_path: Path) -> None:
    loaded = complete(load_draft(copy_minimal_course(tmp_path / "course"))[0])
    assert compute_tema_time(loaded, 1) == ReadingTime(reading=2, activities=0, questions=4)
    assert compute_tema_time(loaded, 2).total == 0
