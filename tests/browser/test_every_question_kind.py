"""What a learner can do with every kind of question, in a real Chromium over http:// and file://.

The samples of all kinds are on one page, which each test opens once: what is tried of a kind is a subtest of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from accessibility import find_violations
from javascript import import_into
from minimal_course import replace_in_file
from minimal_site import build_minimal_site
from playwright.sync_api import Locator, Page, expect
from question_kinds import answer_form, load_samples, load_tests, make_question, submit_form
from rich_course import make_rich
from static_server import serve_folder

from course.model.question_kinds import KIND_NAMES

pytestmark = pytest.mark.browser
SAMPLES = {kind: make_question(sample) for kind, sample in load_samples().items()}
FORMS = ", ".join(f"#{question.id}" for question in SAMPLES.values())
BY_ID = {question.id: question for question in SAMPLES.values()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    folder = tmp_path_factory.mktemp("sites")
    build_minimal_site(folder, make_course)
    server = serve_folder(folder)
    yield folder, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def make_course(source: Path) -> None:
    """A course with a sample of each kind, all of which fit in its final test."""
    make_rich(source)
    replace_in_file(source / "data/course.yml", "exam_questions: 5", "exam_questions: 60")


@pytest.fixture
def quiz(page: Page, base: str) -> Page:
    page.goto(f"{base}/site/tema-1/2-modelos.html")
    expect(page.locator("form[data-question] button").first).to_be_enabled()
    return page


def find_form(page: Page, kind: str) -> Locator:
    return page.locator(f"#{SAMPLES[kind].id}")


def answer_kind(page: Page, kind: str) -> None:
    """Enter the right answer to the sample of a kind, and check it."""
    form = find_form(page, kind)
    answer_form(form, SAMPLES[kind])
    submit_form(form)


def verdict(page: Page, kind: str) -> Locator:
    return find_form(page, kind).locator(".quiz-verdict")


@pytest.mark.over_http
def test_nothing_is_checked_before_there_is_an_answer(quiz: Page, subtests: pytest.Subtests) -> None:
    for kind in KIND_NAMES:
        with subtests.test(kind=kind):
            form = find_form(quiz, kind)
            form.locator(".quiz-actions button").first.press("Enter")
            expect(form.locator(".quiz-result")).to_contain_text("antes de")
            expect(verdict(quiz, kind)).to_have_count(0)
            assert quiz.evaluate("localStorage.getItem('curso:estado')") is None


def test_the_right_answer_is_right_stays_and_can_be_tried_again(quiz: Page, subtests: pytest.Subtests) -> None:
    told = {}
    for kind in KIND_NAMES:
        with subtests.test("is right", kind=kind):
            answer_kind(quiz, kind)
            expect(verdict(quiz, kind)).to_have_text("✓ Correcto")
            told[kind] = find_form(quiz, kind).locator(".quiz-result").inner_text()
    quiz.reload()
    for kind in KIND_NAMES:
        with subtests.test("stays", kind=kind):
            form = find_form(quiz, kind)
            expect(verdict(quiz, kind)).to_have_text("✓ Correcto")
            assert form.locator(".quiz-result").inner_text() == told[kind]
            form.get_by_role("button", name="Reintentar").press("Enter")
            expect(verdict(quiz, kind)).to_have_count(0)
            assert form.evaluate("form => form.contains(document.activeElement)")


@pytest.mark.over_http
def test_axe_finds_nothing_before_or_after_the_answer(quiz: Page) -> None:
    """In the form of any kind: what it finds names the question."""
    assert find_violations(quiz, FORMS) == []
    for kind in KIND_NAMES:
        answer_kind(quiz, kind)
        expect(verdict(quiz, kind)).to_be_visible()
    assert find_violations(quiz, FORMS) == []


@pytest.mark.over_http
@pytest.mark.parametrize("response", ["hola", ["hola"]], ids=["text", "list"])
def test_an_answer_of_another_kind_is_passed_over(
    quiz: Page, subtests: pytest.Subtests, response: str | list[str]
) -> None:
    attempt = {"response": response, "correct": False, "score": 0, "hints": 0, "at": "2026-01-01T10:00:00.000Z"}
    record = {"first": attempt, "last": attempt, "tries": 1, "updatedAt": attempt["at"]}
    state = {"version": 2, "answers": {question.id: record for question in SAMPLES.values()}}
    quiz.evaluate("(text) => localStorage.setItem('curso:estado', text)", json.dumps(state))
    quiz.reload()
    expect(quiz.get_by_text("Una parte de esta página")).to_have_count(0)
    for kind in KIND_NAMES:
        with subtests.test(kind=kind):
            form = find_form(quiz, kind)
            expect(form.locator(".quiz-actions button").first).to_be_enabled()
            assert not form.locator("input:checked, .quiz-mark.is-right").count()


def test_the_final_test_asks_each_kind_that_can_be_graded_and_knows_the_right_answer(page: Page, base: str) -> None:
    page.goto(f"{base}/site/autoevaluacion/prueba-final.html")
    import_into(page, table="question-kinds/table.js")
    graded = page.evaluate("(kinds) => kinds.filter((kind) => !table.questionKinds[kind].isSelfGraded)", KIND_NAMES)
    page.get_by_role("button", name="Empezar la prueba").click()
    forms = page.locator("[data-questions] form")
    expect(forms.first).to_be_visible()
    assert {form.get_attribute("data-kind") for form in forms.all()} == set(graded) >= {"single"}
    asked = [form for form in forms.all() if form.get_attribute("id") in BY_ID]
    for form in asked:
        answer_form(form, BY_ID[form.get_attribute("id")])
    page.get_by_role("button", name="Entregar", exact=True).click()
    page.get_by_role("button", name="Sí, entregar").click()
    expect(page.get_by_role("heading", name="Informe de la prueba")).to_be_visible()
    right = page.locator("[data-details] summary strong", has_text="✓ Correcta.")
    expect(right).to_have_count(len(asked))
    assert len(asked) == len(graded)


@pytest.mark.over_http
def test_on_paper_it_has_blanks_a_place_in_the_answer_sheet_and_its_key(
    page: Page, base: str, subtests: pytest.Subtests
) -> None:
    page.goto(f"{base}/site/autoevaluacion/hoja-de-preguntas.html#tema=1")
    expect(page.locator(".worksheet-status")).to_contain_text("Hoja preparada")
    ids = page.evaluate("Curso.catalogue.questions.filter(({ tema }) => tema === 1).map(({ id }) => id)")
    for kind, question in SAMPLES.items():
        with subtests.test(kind=kind):
            place = ids.index(question.id)
            asked = page.locator("[data-part=questions] fieldset").nth(place)
            expect(asked.locator("legend")).to_contain_text(f"{place + 1}.")
            expect(asked.locator("input, select, textarea, button")).to_have_count(0)
            cell = " ".join(page.locator("[data-part=answers] tbody td").nth(place).inner_text().split())
            assert re.fullmatch(load_tests(kind).ON_PAPER, cell)
            expect(page.locator("[data-part=key] [data-key]").nth(place).locator("[data-why]").first).to_be_visible()


@pytest.mark.over_http
def test_the_reason_is_asked_for_and_not_told_before_the_answer_is_right(quiz: Page) -> None:
    view = SAMPLES["two_tier"].make_view()
    wrong = next(choice for choice in view["choices"] if not choice["correct"])
    right, reason = (next(choice for choice in view[tier] if choice["correct"]) for tier in ("choices", "reasons"))
    form = find_form(quiz, "two_tier")
    form.locator(f'input[value="{wrong["value"]}"]').check()
    form.locator(".quiz-actions button").first.press("Enter")
    expect(form.locator(".quiz-result")).to_have_text("Elige una respuesta y una razón antes de comprobar.")
    form.locator(f'input[value="{reason["value"]}"]').check()
    form.locator(".quiz-actions button").first.press("Enter")
    expect(verdict(quiz, "two_tier")).to_have_text("✗ No es correcto")
    expect(form.locator(".quiz-mark")).to_have_count(1)
    expect(form.locator(".quiz-result")).not_to_contain_text(reason["why"])
    form.locator(f'input[value="{right["value"]}"]').check()
    form.locator(".quiz-actions button").first.press("Enter")
    expect(verdict(quiz, "two_tier")).to_have_text("✓ Correcto")
    expect(form.locator(".quiz-result")).to_contain_text(reason["why"])
