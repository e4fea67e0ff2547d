"""The plan as the pages show it: its sections by their official numbers, and its definition as plain data.

The scripts of the plan read the definition (docs/assets/js/core/plan-state.js, plan-document.js). Its shape:
`{notice, document: {title, file, entity, cover}, sections: [{number, title, section, url, introduction, fields: [{id,
kind, label, help, required, core, unit?, options?, columns?, example}]}]}`; pages embed the part that their scripts
need (macros/plan.py). An example is a value as the reader would write it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from typing import TypedDict

from course.loaded.parts import CourseParts
from course.loaded.whole import Course
from course.model import Plan, PlanSection
from course.model.plan import PlanField


def number_sections(course: CourseParts) -> dict[str, PlanSection]:
    """The sections by official number without the final full stop («3.2»), in order. Unknown headings are left out."""
    sections: dict[str, PlanSection] = {}
    for section in (section for plan in course.list_values(Plan) for section in plan.sections):
        indexed = course.index.headings.get(section.section)
        if indexed and indexed.heading.number:
            sections[indexed.heading.number.rstrip(".")] = section
    return sections


class SectionDefinition(TypedDict):
    """A section as scripts read it: `section` is the id of its heading, and `url` the address of its lesson."""

    number: str
    title: str
    section: str
    url: str | None
    introduction: str | None
    fields: list[dict[str, object]]


class PlanDefinition(TypedDict):
    """The plan as scripts read it."""

    notice: str
    document: dict[str, object]
    sections: list[SectionDefinition]


def make_definition(
    course: Course, get_url: Callable[[str], str | None], numbers: Iterable[str] | None = None
) -> PlanDefinition:
    """The definition of the whole plan, or of the sections with these `numbers`.

    `get_url` returns the address of the lesson of a heading, by its id, or None if it has none.
    """
    sections = number_sections(course)
    return {
        "notice": course.get_value(Plan).notice,
        "document": course.get_value(Plan).document.model_dump(),
        "sections": [
            {
                "number": number,
                "title": course.index.headings[sections[number].section].heading.text,
                "section": sections[number].section,
                "url": get_url(sections[number].section),
                "introduction": sections[number].introduction,
                "fields": [_describe_field(field) for field in sections[number].fields],
            }
            for number in (sections if numbers is None else numbers)
        ],
    }


def _describe_field(field: PlanField) -> dict[str, object]:
    described = field.model_dump(exclude_none=True, exclude={"example"})
    return {**described, "example": write_example(field.example)}


def write_example(example: object) -> object:
    """An example as the reader would write it: dates as «2027-01-15», decimals with a comma, the rest unchanged."""
    if isinstance(example, datetime.date):
        return example.isoformat()
    if isinstance(example, float):
        return str(int(example)) if example.is_integer() else str(example).replace(".", ",")
    return example
