"""Macros of the plan that each reader writes: the fields of a section, or some of them where an earlier page teaches
what they ask; the whole plan; several plans side by side.

`docs/assets/js/plan/` fills the fields with what is stored in the browser and saves what is typed. Without JavaScript,
and on paper, they are a worksheet.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from course.derived.plan import group_fields, make_definition, number_sections, write_example
from course.language.dates import format_day
from course.language.lists import join_list
from course.loaded.whole import Course
from course.model import Plan
from course.model.base import get_tema_number
from course.model.plan import PlanDocument, PlanField
from course.pages.places import MY_PLAN
from macros.site import Site

STYLESHEET = "assets/css/plan.css"  # bundles: see macros/assets.py
WHOLE_STYLESHEET = "assets/css/whole-plan.css"
SCRIPT = "assets/js/plan.js"
MY_PLAN_SCRIPT = "assets/js/my-plan.js"
COMPARISON_STYLESHEET = "assets/css/plan-comparison.css"
COMPARISON_SCRIPT = "assets/js/plan-comparison.js"
EXAMPLES_SCRIPT = "assets/plan-examples.js"  # made from the data: `write_examples`

_DOCUMENT_KEYS = tuple(PlanDocument.model_fields)
_LEFT_OUT = frozenset({"help"})  # it is in the page itself, and no script reads it
_LEFT_OUT_WITH_EXAMPLES = _LEFT_OUT | {"example"}


def plan(site: Site, number: str) -> str:
    """The fields of one section, in the page that teaches its heading."""
    section = number_sections(site.course)[number]
    title = f"{number}. {site.get_heading(section.section).text}"
    title = f"Tu plan: {title}"
    return _make_box(site, title, title, section.introduction, {number: section.fields})


def plan_fields(site: Site, *field_ids: str) -> str:
    """Some fields, in the page of an earlier tema that teaches what they ask."""
    title, groups = "Para tu plan", group_fields(site.course, field_ids)
    # A page may have several: each is heard with its own name among the landmarks.
    asked = join_list([f"«{field.label}»" for fields in groups.values() for field in fields])
    return _make_box(site, title, f"{title}: {asked}", None, groups)


def _make_box(site: Site, title: str, name: str, introduction: str | None, groups: dict[str, list[PlanField]]) -> str:
    sections = number_sections(site.course)
    return site.make_template_slot(
        "plan_section.html.jinja",
        title=title,
        name=name,
        introduction=introduction,
        groups=groups,
        tema=get_tema_number(next(iter(sections.values())).section),  # all sections are of one tema
        titles={number: site.get_heading(sections[number].section).text for number in groups},
        definition=render_definition(site, groups=groups, document_keys=["entity"]),  # the field that names its file
        taught=_find_taught(site),
        my_plan_url=site.get_page_url(MY_PLAN) if MY_PLAN in site.page_urls else None,
        **_get_shared(site),
    )


def my_plan(site: Site) -> str:
    fields = site.course.get_value(Plan).fields
    return site.make_template_slot(
        "my_plan.html.jinja",
        sections=number_sections(site.course),
        # Each definition is beside its section, which has the same words: the page compresses far better.
        definitions={
            number: render_definition(
                site, [number], _DOCUMENT_KEYS if place == 0 else (), left_out=_LEFT_OUT_WITH_EXAMPLES
            )
            for place, number in enumerate(number_sections(site.course))
        },
        taught=_find_taught(site),
        examples_script=site.get_asset_path(EXAMPLES_SCRIPT),
        core_count=sum(field.core for field in fields),
        whole_count=len(fields),
        **_get_shared(site) | {"script": site.get_asset_path(MY_PLAN_SCRIPT)},
    )


def plan_comparison(site: Site) -> str:
    return site.make_template_slot(
        "plan_comparison.html.jinja",
        definition=render_definition(site, left_out=_LEFT_OUT_WITH_EXAMPLES),
        comparison_stylesheet=site.get_asset_path(COMPARISON_STYLESHEET),
        comparison_script=site.get_asset_path(COMPARISON_SCRIPT),
        my_plan_url=site.get_page_url(MY_PLAN) if MY_PLAN in site.page_urls else None,
        **_get_shared(site),
    )


def render_definition(
    site: Site,
    numbers: list[str] | None = None,
    document_keys: Collection[str] = _DOCUMENT_KEYS,
    groups: dict[str, list[PlanField]] | None = None,
    left_out: frozenset[str] = _LEFT_OUT,
) -> Markup:
    """The definition of the plan as JSON, to embed in a `<template>` of the page being written.

    It has all sections, those with these `numbers`, or only the fields in `groups`; the keys of the document in
    `document_keys`; and of each field, all keys but those `left_out`. It isn't in a `<script>`, because Material's
    instant navigation recreates every script of a page, without its attributes, and runs it.
    """
    whole = make_definition(site.course, site.get_heading_url, numbers, groups)
    sections = [
        {
            "number": section["number"],
            "title": section["title"],
            "fields": [
                {key: value for key, value in field.items() if key not in left_out} for field in section["fields"]
            ],
        }
        for section in whole["sections"]
    ]
    definition: dict[str, object] = {"sections": sections}
    if document_keys:
        definition["document"] = {key: whole["document"][key] for key in document_keys}
    text = json.dumps(definition, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c"))  # none of its texts is HTML


def write_examples(course: Course, site_dir: Path) -> None:
    """Write the script with the examples of all fields, by their ids, if the course has a plan.

    «Mi plan» loads it after all the rest: it has over 130 fields, and their examples weigh a quarter of its page.
    """
    plan = course.find_value(Plan)
    if plan is None:
        return
    examples = {field.id: write_example(field.example) for field in plan.fields}
    text = json.dumps(examples, ensure_ascii=False, separators=(",", ":"))
    path = site_dir / EXAMPLES_SCRIPT
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"Curso.planExamples={text};\n", encoding="utf-8", newline="\n")


def _get_shared(site: Site) -> dict[str, object]:
    return {
        "plan": site.course.get_value(Plan),
        "edition": site.course.facts.edition,
        "stylesheet": site.get_asset_path(STYLESHEET),
        "whole_stylesheet": site.get_asset_path(WHOLE_STYLESHEET),
        "script": site.get_asset_path(SCRIPT),
        "hash_script": site.get_asset_path("assets/vendor/js-sha256/js-sha256.js"),
        "write_example": write_example,
        "format_day": format_day,
    }


@dataclass(frozen=True)
class _TaughtField:
    """Where a field is first written: the address of the field there, and how the page is named."""

    url: str
    name: str


def _find_taught(site: Site) -> dict[str, _TaughtField]:
    """The fields that a page of an earlier tema teaches, other than the page being written."""
    return {
        field_id: _TaughtField(f"{site.get_page_url(page.uri)}#campo-{field_id}", site.name_page(page))
        for field_id, page in site.field_pages.items()
        if page is not site.page.source
    }
