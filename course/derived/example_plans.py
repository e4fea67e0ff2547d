"""The example plans completed: each field with its value and the remarks on it.

A value has the shape that the browser stores (docs/assets/js/core/plan-state.js): a text; a list of the ids of options;
or a list of rows, each a text by the id of its column. None is a field left empty.
"""

from __future__ import annotations

from typing import NamedTuple, cast

from course.derived.plan import number_sections, write_example
from course.loaded.parts import CourseParts
from course.model.example_plan import ExamplePlan, FilledField, PlanRemark
from course.model.plan import PlanField

Value = str | list[str] | list[dict[str, str]]


class PlanEntry(NamedTuple):
    """A field of an example plan, with its value and the remarks on it."""

    field: PlanField
    value: Value | None
    remarks: list[PlanRemark]


class EntrySection(NamedTuple):
    """The entries of a section of the plan: `number` is the official one, as «2.1»."""

    number: str
    heading_id: str
    entries: list[PlanEntry]


def list_entry_sections(course: CourseParts, example: ExamplePlan) -> list[EntrySection]:
    """The fields of an example plan by section, in the order of the plan. Sections without fields are left out."""
    filled = {each.field: each for each in example.fields}
    sections = []
    for number, section in number_sections(course).items():
        entries = [
            _make_entry(field, filled.get(field.id))
            for field in section.fields
            if field.id in filled or (example.completes_core and field.core)
        ]
        if entries:
            sections.append(EntrySection(number, section.section, entries))
    return sections


def _make_entry(field: PlanField, filled: FilledField | None) -> PlanEntry:
    if filled is None or filled.takes_example:
        return PlanEntry(field, cast("Value", write_example(field.example)), filled.remarks if filled else [])
    chosen: Value = filled.chosen[0] if field.kind == "choice" and filled.chosen else list(filled.chosen)
    return PlanEntry(field, filled.text or chosen or list(filled.rows) or None, filled.remarks)
