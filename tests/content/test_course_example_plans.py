"""The example plans of this course: what the workshop asks of them."""

from __future__ import annotations

from collections import Counter

from course.derived.example_plans import list_entry_sections
from course.loaded.whole import Course
from course.model import ExamplePlan, Plan, PlanReview
from course.model.plan_review import PLAN_LEVELS


def list_examples(course: Course) -> dict[str, ExamplePlan]:
    return {example.level: example for example in course.list_values(ExamplePlan)}


def test_there_is_one_plan_of_each_level(whole_course: Course) -> None:
    assert sorted(example.level for example in whole_course.list_values(ExamplePlan)) == sorted(PLAN_LEVELS)


def test_every_field_of_the_weak_and_the_middling_plan_has_a_remark(whole_course: Course) -> None:
    for level in ("weak", "middling"):
        bare = [filled.field for filled in list_examples(whole_course)[level].fields if not filled.remarks]
        assert bare == [], level


def test_the_good_plan_has_the_whole_minimum_plan_and_one_honest_remark(whole_course: Course) -> None:
    good = list_examples(whole_course)["good"]
    written = [entry.field.id for section in list_entry_sections(whole_course, good) for entry in section.entries]
    assert written == [field.id for field in whole_course.get_value(Plan).fields if field.core]
    verdicts = Counter(remark.verdict for filled in good.fields for remark in filled.remarks)
    assert verdicts["bad"] == 1 < verdicts["good"]


def test_each_criterion_is_remarked_on_in_each_plan(whole_course: Course) -> None:
    criteria = [criterion.id for criterion in whole_course.get_value(PlanReview).criteria]
    for level, example in list_examples(whole_course).items():
        named = {remark.criterion for filled in example.fields for remark in filled.remarks}
        assert [name for name in criteria if name not in named] == [], level


def test_what_the_remarks_say_of_the_hours_is_what_the_tables_add_up_to(whole_course: Course) -> None:
    middling = {filled.field: filled for filled in list_examples(whole_course)["middling"].fields}
    *tasks, total = middling["carga"].rows
    hours = [int(row["minutos"]) * int(row["veces"]) / 60 for row in tasks]
    assert [f"{each:.2f}".replace(".", ",") for each in (*hours, sum(hours))] == [
        row["horas"] for row in middling["carga"].rows
    ]
    given = sum(int(row["horas"]) for row in middling["equipo"].rows)
    (words, _) = (remark.text for remark in middling["carga"].remarks)
    assert f"da {total['horas'].partition(',')[0]} horas" in words and f"suma {given}" in words
    assert given < sum(hours)
