"""The plan: sections that are numbered headings, in the programme's order; texts without marks; macros with data."""

from __future__ import annotations

from collections.abc import Iterator

from course.checks.documents import find_marks
from course.checks.identifiers import check_heading_ids
from course.draft import Draft
from course.findings import Finding
from course.located import Located
from course.model import Plan
from course.model.plan import PlanField


def check_plan(draft: Draft) -> list[Finding]:
    plan = draft.find_located(Plan)
    if plan is None:
        return []
    findings = _check_sections(draft, plan)
    for place, text in list_plan_texts(plan.value):
        findings += find_marks(plan, text, *place)
    return findings


def _check_sections(draft: Draft, plan: Located[Plan]) -> list[Finding]:
    findings: list[Finding] = []
    order = list(draft.index.headings)
    last: tuple[int, str] | None = None
    numbers: dict[str, str] = {}
    for number, section in enumerate(plan.value.sections):
        place = ("sections", number, "section")
        findings += check_heading_ids(draft, plan, *place, heading_id=section.section)
        if section.section not in draft.index.headings:
            if section.section in draft.index.temas:
                findings.append(
                    plan.make_finding(
                        f"`{section.section}` es un tema entero", *place, suggestion="pon uno de sus epígrafes"
                    )
                )
            continue
        position = order.index(section.section)
        if last and position < last[0]:
            message = f"el apartado `{section.section}` va antes que `{last[1]}` en el programa"
            findings.append(plan.make_finding(message, *place, suggestion="pon los apartados en el orden del programa"))
        else:
            last = (position, section.section)
        official = draft.index.headings[section.section].heading.number
        if not official:
            message = f"el epígrafe `{section.section}` no lleva número, y los apartados del plan se llaman por el suyo"
            findings.append(plan.make_finding(message, *place))
        elif numbers.setdefault(official, section.section) != section.section:
            message = (
                f"el número {official.rstrip('.')} es ya el del apartado `{numbers[official]}`, que es de otro tema"
            )
            findings.append(plan.make_finding(message, *place, suggestion="los apartados son todos del mismo tema"))
    return findings


def list_plan_texts(plan: Plan) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text that a reader sees, each with its place in the file."""
    yield ("notice",), plan.notice
    for number, section in enumerate(plan.sections):
        place = ("sections", number)
        yield (*place, "introduction"), section.introduction
        for position, field in enumerate(section.fields):
            for inner, text in _list_field_texts(field):
                yield (*place, "fields", position, *inner), text


def _list_field_texts(field: PlanField) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield ("label",), field.label
    yield ("help",), field.help
    if field.kind in ("short_text", "long_text"):
        yield ("example",), field.example
    elif field.kind == "number" and field.unit:
        yield ("unit",), field.unit
    elif field.kind in ("choice", "several"):
        for number, option in enumerate(field.options):
            yield ("options", number, "text"), option.text
    elif field.kind == "table":
        for number, column in enumerate(field.columns):
            yield ("columns", number, "title"), column.title
        for number, row in enumerate(field.example):
            for identifier, text in row.items():
                yield ("example", number, identifier), text
