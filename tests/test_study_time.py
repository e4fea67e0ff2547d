"""Minutes of a page, of a tema and of the course, by component: the essential ones and all."""

from __future__ import annotations

from math import ceil
from pathlib import Path

import pytest
from course_in_memory import make_course, make_page
from minimal_course import copy_minimal_course
from question_kinds import load_samples
from rich_course import make_rich

from course.derived.shown_words import count_value_words
from course.derived.study_time import (
    Share,
    StudyTime,
    compute_box_minutes,
    compute_course_time,
    compute_page_time,
    compute_section_minutes,
    compute_tema_time,
    list_chapters,
)
from course.derived.visits import Visit
from course.language.durations import format_estimate, format_minutes
from course.loaded.loading import load_draft
from course.loaded.whole import Course, complete
from course.model import Networks, Norm, Timeline
from course.pages.boxes import find_boxes
from course.pages.outline import count_words

PATH = "docs/tema-1/1-introduccion.md"


def load(folder: Path) -> Course:
    return complete(load_draft(folder)[0])


def compute(folder: Path, path: str) -> StudyTime:
    course = load(folder)
    return compute_page_time(course, next(page for page in course.pages if page.path == path))


def measure(text: str) -> StudyTime:
    """The minutes of a page that only has this text below its title."""
    page = make_page(f"# Uno {{ #1 }}\n\n{text}\n")
    return compute_page_time(make_course(page), page)


def write(words: int) -> str:
    return "palabra " * words


@pytest.mark.parametrize(("words", "minutes"), [(0, 0), (1, 1), (200, 1), (201, 2)])
def test_a_minute_is_begun_by_its_first_word_and_has_two_hundred(words: int, minutes: int) -> None:
    assert measure(write(words)).reading == Share(minutes, minutes)


def test_tables_are_read_more_slowly_and_a_figure_takes_half_a_minute() -> None:
    table = f"| Una |\n| --- |\n| {write(119)} |"
    assert measure(table).reading.all == 1
    assert measure(f"{table}\n\nMás.").reading.all == 2
    assert measure(f'{write(100)}\n\n{{{{ figure("a") }}}}').reading.all == 1
    assert measure(f'{write(101)}\n\n{{{{ chart("a") }}}}').reading.all == 2


def test_each_section_counts_by_its_route_and_what_is_under_it_inherits_it() -> None:
    time = measure(
        f"{write(200)}\n\n## A {{ #1-a .essential }}\n\n{write(200)}\n\n### B {{ #1-b .extension }}\n\n{write(200)}\n\n"
        f"#### C {{ #1-c }}\n\n{write(200)}\n\n### D {{ #1-d }}\n\n{write(200)}\n\n"
        f"## E {{ #1-e .reference }}\n\n{write(200)}\n\n### F {{ #1-f .essential }}\n\n{write(200)}\n\n"
        f"## Ideas clave {{ #ideas-clave }}\n\n- {write(200)}\n"
    )
    assert time.reading == Share(4, 8)


def test_a_component_is_rounded_up_once_for_each_route() -> None:
    time = measure(f"{write(210)}\n\n## A {{ #1-a .extension }}\n\n{write(210)}")
    assert time.reading == Share(2, 3)


def test_a_section_and_a_box_have_the_minutes_of_all_that_is_in_them() -> None:
    page = make_page(
        f"# Uno {{ #1 }}\n\n{write(900)}\n\n## A {{ #1-a }}\n\n{write(150)}\n\n### B {{ #1-b }}\n\n"
        f'!!! update reference "Ya"\n    {write(249)}\n\n!!! activity essential "Mira (9 minutos)"\n    {write(80)}\n\n'
        f"## C {{ #1-c }}\n\n{write(10)}\n"
    )
    course = make_course(page)
    assert [compute_section_minutes(course, page, anchor) for anchor in ("1-a", "1-b", "1-c")] == [11, 11, 1]
    assert [compute_box_minutes(course, page, box) for box in find_boxes(page.text)] == [2, 9]


def test_a_box_narrows_the_route_of_its_section_and_other_boxes_keep_it() -> None:
    box = f'!!! practice {{route}} "En tu ayuntamiento"\n    {write(194)}\n\nTexto.'
    assert measure(box.format(route="essential")).reading == Share(1, 1)
    assert measure(box.format(route="reference")).reading == Share(1, 1)
    assert measure(f"{write(200)}\n\n{box.format(route='reference')}").reading == Share(2, 2)
    assert measure(f'{write(190)}\n\n!!! update extension "Ya"\n    {write(400)}').reading == Share(1, 3)
    assert measure(f'## A {{ #1-a .extension }}\n\n!!! note "Ya"\n    {write(40)}').reading == Share(0, 1)


def test_an_activity_has_the_minutes_of_its_title_and_its_words_are_not_read_again() -> None:
    body = f'    {write(500)}\n\n    ??? solution "Solución"\n        {write(500)}\n'
    assert measure(f'!!! activity essential "Mira (10 minutos)"\n{body}').activity == Share(10, 10)
    partly = measure(f'!!! activity essential "Mira (30 minutos, 10 de ellos imprescindibles)"\n{body}')
    assert (partly.activity, partly.reading) == (Share(10, 30), Share())
    assert measure(f'!!! activity extension "Mira (1 minuto)"\n{body}').activity == Share(0, 1)
    one = measure('!!! activity essential "Mira (5 minutos, 1 de ellos imprescindible)"\n    Mira.\n')
    assert one.activity == Share(1, 5)


def test_an_activity_under_an_extension_is_one() -> None:
    text = '## A { #1-a .extension }\n\n!!! activity essential "Mira (10 minutos)"\n    Mira.\n'
    assert measure(text).activity == Share(0, 10)


def test_questions_count_by_their_kind_and_their_route(tmp_path: Path) -> None:
    course = copy_minimal_course(tmp_path / "course")
    path = "docs/tema-1/2-modelos.md"
    before = compute(course, path).questions
    with (course / "quizzes/tema-1.yml").open("a", encoding="utf-8", newline="\n") as bank:
        samples = load_samples()
        bank.write("\n" + "".join(samples[kind] for kind in ("matching", "ordering", "numeric")))
        bank.write(samples["open"].replace("route: essential", "route: extension"))
    assert compute(course, path).questions == before + Share(2 + 2 + 1, 2 + 2 + 1 + 5)


def test_what_macros_show_from_the_data_is_read_too(tmp_path: Path) -> None:
    course = copy_minimal_course(tmp_path / "course")
    make_rich(course)
    loaded = load(course)
    shown = {
        "network_cards()": sum(map(count_value_words, loaded.list_values(Networks))) / 200,
        "timeline()": sum(map(count_value_words, loaded.list_values(Timeline))) / 200,
        "norms()": sum(count_words(norm.social_media or "") for norm in loaded.list_values(Norm)) / 120,
    }
    for call, minutes in shown.items():
        page = make_page(f"# Uno {{ #1 }}\n\n{{{{ {call} }}}}\n")
        loaded.pages.append(page)
        assert compute_page_time(loaded, page).reading.essential == ceil(minutes) > 0, call


def test_cases_and_tools_count_in_the_whole_time_and_once_in_a_sum(tmp_path: Path) -> None:
    course = copy_minimal_course(tmp_path / "course")
    tool = "---\nminutes: 25\n---\n# Útil { #util }\n"
    (course / "docs/util.md").write_text(tool, encoding="utf-8", newline="\n")
    before = compute_course_time(load(course))
    link = "\n\nUsa el [útil](../util.md#util) y [otra vez](../util.md).\n\n"
    for path in (PATH, "docs/tema-1/2-modelos.md"):
        with (course / path).open("a", encoding="utf-8", newline="\n") as page:
            page.write(link)
    assert Visit("util.md", 25) in compute(course, PATH).visits
    after = compute_course_time(load(course))
    assert after.essential == before.essential and after.visiting == before.visiting + 25
    assert after.all == before.all + 25


def test_five_minutes_are_read_too() -> None:
    page = make_page(f"---\nin_five_minutes:\n  rule: {write(30)}\n  example: {write(30)}\n---\n# Uno {{ #1 }}\n")
    assert compute_page_time(make_course(page), page).reading == Share(1, 1)


def test_code_macros_and_citations_are_not_read_aloud() -> None:
    assert measure('{{ section_link("t1/1") }} [@perez_2020] ' * 200).reading == Share()


def test_a_tema_adds_its_pages_without_its_cover(tmp_path: Path) -> None:
    course = load(copy_minimal_course(tmp_path / "course"))
    pages = list_chapters(course)
    assert [page.path for page in pages] == [PATH, "docs/tema-1/2-modelos.md"]
    first, second = (compute_page_time(course, page) for page in pages)
    assert compute_tema_time(course, 1) == compute_course_time(course) == first + second
    assert compute_tema_time(course, 2) == StudyTime()


@pytest.mark.parametrize(
    ("minutes", "exact", "estimate"),
    [
        (14, "14 min", "14 min"),
        (60, "1 h", "1 h"),
        (68, "1 h 8 min", "1 h 15 min"),
        (230, "3 h 50 min", "3 h 45 min"),
        (593, "9 h 53 min", "10 h"),
        (603, "10 h 3 min", "10 h"),
        (1610, "26 h 50 min", "27 h"),
    ],
)
def test_an_official_time_is_exact_and_an_estimate_is_rounded(minutes: int, exact: str, estimate: str) -> None:
    assert format_minutes(minutes) == exact.replace(" ", "\N{NO-BREAK SPACE}")
    assert format_estimate(minutes) == estimate.replace(" ", "\N{NO-BREAK SPACE}")
