"""The variants are those of the browser, alike, and always the same."""

from __future__ import annotations

from typing import Any

import pytest
from javascript import Realm

from course.item_analysis.equivalence import measure_profile
from course.loaded.whole import Course
from exports.question_bank import BankItem, build_catalogue
from tooling.exam_variants import Variants, make_variants


@pytest.fixture(scope="module")
def variants(practice_course: Course) -> Variants:
    return make_variants(practice_course, 4, "2027")


def test_its_name_draws_it_in_the_browser_with_its_answers_in_the_same_order(
    practice_course: Course, variants: Variants, realm: Realm
) -> None:
    """As «Hoja de preguntas» does it (`assessment/worksheet.js` and `page/answer-order.js`)."""
    realm.import_modules(exam="core/exam.js", order="core/answer-order.js", table="question-kinds/table.js")
    headings = dict.fromkeys([*practice_course.index.temas, *practice_course.index.headings])
    items = [BankItem(question.value.id, "", "", "") for question in practice_course.questions]
    realm.run(build_catalogue(practice_course, items, headings))
    drawable = "exam.pickBank(Curso.catalogue.questions.filter(({ kind }) => !table.questionKinds[kind].isSelfGraded))"
    settings = "Curso.catalogue.settings.exam_questions, Curso.catalogue.objectives"
    assert variants.version == realm.evaluate(f"exam.fingerprint({drawable}, {settings})")
    for paper in variants.papers:
        drawn = realm.evaluate(f"(seed) => exam.draw({drawable}, seed, {settings})", paper.seed)
        assert [printed.question.id for printed in paper.questions] == drawn
        for printed in paper.questions:
            view: dict[str, Any] = printed.question.make_view()
            is_mixed = realm.evaluate("(kind) => table.questionKinds[kind].isMixed === true", printed.question.kind)
            if is_mixed and not view.get("keeps_order"):
                choices = [view[name] for name in ("choices", "reasons") if name in view]
                for shown, own in zip(printed.lists, choices, strict=True):
                    places = realm.evaluate(
                        "([values, seed, id]) => order.orderAnswers(values, `${exam.nameOrder(seed)} ${id}`)",
                        [[choice["value"] for choice in own], paper.seed, printed.question.id],
                    )
                    assert list(shown.items) == [own[place]["text"] for place in places]


def test_answers_with_an_order_of_their_own_keep_it(practice_course: Course, variants: Variants) -> None:
    ordered = [
        each for paper in variants.papers for each in paper.questions if each.question.make_view().get("keeps_order")
    ]
    for printed in ordered:
        choices: list = printed.question.make_view()["choices"]  # type: ignore[assignment]
        assert list(printed.lists[0].items) == [choice["text"] for choice in choices]


def test_the_variants_ask_the_same_of_each_objective_and_are_alike(practice_course: Course, variants: Variants) -> None:
    profiles = [measure_profile(draw.questions) for draw in variants.draws]
    for objective in practice_course.facts.objectives:
        counts = [profile.objectives[objective.id] for profile in profiles]
        assert max(counts) - min(counts) <= 1
    levels = [profile.level for profile in profiles]
    assert max(levels) - min(levels) < 0.3
    assert len({paper.seed for paper in variants.papers}) == 4


def test_a_variant_has_no_question_twice_nor_two_enemies(variants: Variants) -> None:
    for draw in variants.draws:
        ids = {question.id for question in draw.questions}
        assert len(ids) == len(draw.questions)
        assert not any(ids & {*question.enemies} for question in draw.questions)


def test_the_first_variants_are_not_moved_by_their_letters(practice_course: Course, variants: Variants) -> None:
    assert [paper.letter for paper in variants.papers] == ["A", "B", "C", "D"]
    assert make_variants(practice_course, 4, "2027") == variants
