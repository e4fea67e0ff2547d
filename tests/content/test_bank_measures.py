"""What the question bank of this course measures: what people know, and not how its answers are written."""

from __future__ import annotations

from course.checks.text.question_bank import FEWEST_ON_A_PAGE, MOST_ON_A_PAGE
from course.derived.question_places import list_quiz_calls
from course.item_analysis.blind_reader import guess_singles, measure_right
from course.item_analysis.blind_report import MOST_MULTIPLES, MOST_SINGLES, render_signs
from course.item_analysis.common_places import find_marked_exactly
from course.item_analysis.option_sets import list_multiple_sets, list_single_sets
from course.loaded.whole import Course
from tooling.simulated_tests import simulate_tests

LEAST_WITH_REASONS = 40


def test_the_right_answer_is_not_guessed_without_its_prompt(whole_course: Course) -> None:
    singles = list_single_sets(question.value for question in whole_course.questions)
    by_form = measure_right(guess_singles(singles))
    with_words = measure_right(guess_singles(singles, with_words=True))
    told = f"por la forma {by_form:.1%}, con las palabras {with_words:.1%}\n{render_signs(singles)}"
    assert max(by_form, with_words) <= MOST_SINGLES, told


def test_several_right_answers_are_not_guessed_by_their_places(whole_course: Course) -> None:
    multiples = list_multiple_sets(question.value for question in whole_course.questions)
    marked = find_marked_exactly(multiples)
    assert len(marked) < MOST_MULTIPLES * len(multiples), [options.question for options in marked]


def test_the_final_test_passes_who_knows_and_not_who_guesses(whole_course: Course) -> None:
    outcomes = simulate_tests(whole_course, 100)
    assert all(outcome.is_on_target for outcome in outcomes), [outcome[:3] for outcome in outcomes]


def test_enough_questions_ask_why(whole_course: Course) -> None:
    kinds = [question.value.kind for question in whole_course.questions]
    assert kinds.count("two_tier") >= LEAST_WITH_REASONS


def test_every_page_carries_four_to_ten_questions(whole_course: Course) -> None:
    asked = {
        page.path: sum(len(call.ids) for call in list_quiz_calls(whole_course, page))
        for page in whole_course.pages
        if page.is_chapter
    }
    outside = {path: count for path, count in asked.items() if not FEWEST_ON_A_PAGE <= count <= MOST_ON_A_PAGE}
    assert len(asked) > 100 and outside == {}
