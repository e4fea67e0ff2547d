"""The plan that readers of this course write, and the guide's example of a field."""

from __future__ import annotations

from author_examples import list_examples
from plan_site import PLAN

from course.derived.plan import number_sections
from course.files.yaml_source import read_yaml
from course.loaded.located import Located
from course.loaded.whole import Course
from course.model import Plan

GUIDE_DOCUMENT = "document: {title: Plan, file: plan, entity: mesa-responsable}\n"


def make_plan(text: str = PLAN) -> Located[Plan]:
    document, findings = read_yaml(text, "data/plan.yml")
    assert document is not None and not findings
    return Located(Plan.model_validate(document.data), document)


def test_the_courses_plan_has_a_section_for_each_numbered_heading_but_the_introduction(
    whole_course: Course,
) -> None:
    tema = whole_course.index.temas["t5"]
    numbers = [heading.number.rstrip(".") for heading in tema.headings if heading.number and heading.anchor != "1"]
    assert list(number_sections(whole_course)) == numbers


def test_the_courses_plan_minimo_is_a_part_that_can_be_written_in_an_afternoon(whole_course: Course) -> None:
    fields = whole_course.get_value(Plan).fields
    assert 30 <= sum(field.core for field in fields) <= 50 < len(fields)


def test_the_guides_field_makes_a_sound_plan() -> None:
    (example,) = [example for example in list_examples() if example.file == "data/plan.yml"]
    plan = make_plan(f"notice: Inventado.\n{GUIDE_DOCUMENT}{example.text}").value
    assert {field.kind for field in plan.fields} >= {"short_text", "several", "table"}
