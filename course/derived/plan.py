"""The plan as the pages show it: its sections by their official numbers, and its definition as plain data.

The scripts of the plan read the definition (docs/assets/js/core/plan-state.js, plan-document.js). Its shape:
`{notice, document: {title, file, entity, cover}, sections: [{number, title, section, url, introduction, fields: [{id,
kind, label, help, required, core, unit?, options?, columns?, example}]}]}`; pages embed the part that their scripts
need (macros/plan.py). An example is a value as the reader would write it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import TypedDict

from course.loaded.parts import CourseParts
from course.loaded.whole import Course
from course.model import Plan, PlanSection
from course.model.plan import PlanField
from course.pages.macro_calls import find_macro_calls
from course.pages.outline import PageSource


def number_sections(course: CourseParts) -> dict[str, PlanSection]:
    """The sections by official number without the final full stop («3.2»), in order. Unknown headings are left out."""
    sections: dict[str, PlanSection] = {}
    for section in (section for plan in course.list_values(Plan) for section in plan.sections):
        indexed = course.index.headings.get(section.section)
        if indexed and indexed.heading.number:
            sections[indexed.heading.number.rstrip(".")] = section
    return sections


def find_field_pages(course: CourseParts) -> dict[str, PageSource]:
    """The page of a tema where each field is first written, by the field's id, if it isn't that of its section.

    It is the page that teaches its content, which shows it with the macro `plan_fields`.
    """
    pages: dict[str, PageSource] = {}
    for page in course.pages:
        if "plan_fields" not in page.text or page.tema is None:
            continue
        for call in find_macro_calls(page)[0]:
            for field_id in call.texts if call.name == "plan_fields" else ():
                pages.setdefault(field_id, page)
    return pages


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


def group_fields(course: CourseParts, field_ids: Iterable[str]) -> dict[str, list[PlanField]]:
    """The fields with these ids, in their order, by the number of their section. Unknown ids are left out."""
    sections = number_sections(course)
    found = {field.id: (number, field) for number, section in sections.items() for field in section.fields}
    groups: dict[str, list[PlanField]] = {}
    for number, field in (found[field_id] for field_id in field_ids if field_id in found):
        groups.setdefault(number, []).append(field)
    return groups


def make_definition(
    course: Course,
    get_url: Callable[[str], str | None],
    numbers: Iterable[str] | None = None,
    groups: Mapping[str, list[PlanField]] | None = None,
) -> PlanDefinition:
    """The definition of the whole plan, of the sections with these `numbers`, or of some fields (`group_fields`).

    `get_url` returns the address of the lesson of a heading, by its id, or None if it has none.
    """
    sections = number_sections(course)
    groups = {number: section.fields for number, section in sections.items()} if groups is None else groups
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
                "fields": [_describe_field(field) for field in groups[number]],
            }
            for number in (groups if numbers is None else numbers)
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
