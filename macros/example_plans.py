"""Macros of the work on the plan in a group: `example_plan`, a plan with remarks beside its fields, and `plan_review`,
the criteria by which a plan is read."""

from __future__ import annotations

import datetime

from course.derived.example_plans import PlanEntry, list_entry_sections
from course.derived.plan_review import make_review_document
from course.language.dates import format_day
from course.model import ExamplePlan, Plan, PlanReview
from course.model.plan import DateField, NumberField, OptionsField, TableField
from course.model.plan_review import LEVEL_NAMES, PLAN_LEVELS
from exports.plan_files import get_plan_name
from exports.register import get_download_path
from macros.documents import get_document_path
from macros.site import Site

STYLESHEET = "assets/css/example-plan.css"  # a bundle: see macros/assets.py


def example_plan(site: Site, id: str) -> str:
    example = site.course.get_by_id(ExamplePlan, id)
    review = site.course.get_value(PlanReview)
    return site.make_template_slot(
        "example_plan.html.jinja",
        example=example,
        sections=[
            (section, site.get_heading(section.heading_id).text)
            for section in list_entry_sections(site.course, example)
        ],
        criteria={criterion.id: criterion.title for criterion in review.criteria},
        level_names=LEVEL_NAMES,
        write_lines=_write_lines,
        write_rows=_write_rows,
        url=site.get_asset_path(get_download_path(get_plan_name(site.course, example))),
        stylesheet=site.get_asset_path(STYLESHEET),
    )


def plan_review(site: Site) -> str:
    review = site.course.get_value(PlanReview)
    plan = site.course.get_value(Plan)
    return site.make_template_slot(
        "plan_review.html.jinja",
        review=review,
        labels={field.id: field.label for field in plan.fields},
        levels=PLAN_LEVELS,
        level_names=LEVEL_NAMES,
        url=site.get_asset_path(get_document_path(make_review_document(review, plan))),
    )


def _write_lines(entry: PlanEntry) -> list[str]:
    """A value that isn't a table, as lines to be read: the words of its options, the day of a date, a number's unit."""
    value, field = entry.value, entry.field
    if isinstance(field, OptionsField):
        words = {option.id: option.text for option in field.options}
        return [words[str(each)] for each in (value if isinstance(value, list) else [value])]
    text = str(value)
    if isinstance(field, DateField):
        return [format_day(datetime.date.fromisoformat(text))]
    if isinstance(field, NumberField) and field.unit:
        return [f"{text} {field.unit}"]
    return text.split("\n")


def _write_rows(entry: PlanEntry) -> list[list[tuple[str, str]]]:
    """The rows of a table, each as pairs of a column's title and its text; empty cells are left out."""
    if not isinstance(entry.field, TableField) or not isinstance(entry.value, list):
        return []
    rows = [row for row in entry.value if isinstance(row, dict)]
    return [[(column.title, row[column.id]) for column in entry.field.columns if row.get(column.id)] for row in rows]
