"""Example plans: their values fit the fields of the plan, their remarks name criteria of the review, and what is shown
as good has the whole minimum plan."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from course.findings import Finding, suggest_close_match
from course.loaded.draft import Draft
from course.loaded.located import Located
from course.model import ExamplePlan, Plan, PlanField, PlanReview
from course.model.example_plan import FilledField
from course.model.plan import ChoiceField, DateField, NumberField, SeveralField, TableField
from course.model.walking import Place

_SHAPES = {
    "choice": "chosen",
    "several": "chosen",
    "table": "rows",
}  # the key of a value, by the kind of its field: else `text`


def check_example_plans(draft: Draft) -> list[Finding]:
    if not (draft.is_whole("data/plan.yml") and draft.is_whole("data/plan_review.yml")):
        return []
    return [finding for example in draft.list_located(ExamplePlan) for finding in _check_example(draft, example)]


def _check_example(draft: Draft, example: Located[ExamplePlan]) -> Iterator[Finding]:
    plans, reviews = draft.list_values(Plan), draft.list_values(PlanReview)
    if not (plans and reviews):
        lacking = "data/plan_review.yml" if plans else "data/plan.yml"
        yield example.make_finding(f"un plan de ejemplo se comenta con {lacking}, y no está", lacking=lacking)
        return
    fields = {field.id: field for field in plans[0].fields}
    criteria = [criterion.id for criterion in reviews[0].criteria]
    yield from _check_levels(example, criteria)
    yield from _check_order(example, list(fields))
    for number, filled in enumerate(example.value.fields):
        place = ("fields", number)
        for position, remark in enumerate(filled.remarks):
            if remark.criterion not in criteria:
                yield _refuse_criterion(example, remark.criterion, criteria, (*place, "remarks", position, "criterion"))
        if filled.field not in fields:
            suggestion = suggest_close_match(filled.field, fields)
            message = f"no hay en el plan ningún campo «{filled.field}»"
            yield example.make_finding(message, *place, "field", suggestion=suggestion)
        else:
            yield from _check_value(example, fields[filled.field], filled, place)
    if example.value.level == "good":
        yield from _check_good(example, fields)


def _check_levels(example: Located[ExamplePlan], criteria: list[str]) -> Iterator[Finding]:
    for name in example.value.levels:
        if name not in criteria:
            yield _refuse_criterion(example, name, criteria, ("levels", name))
    for name in criteria:
        if name not in example.value.levels:
            yield example.make_finding(f"falta el nivel de este plan en el criterio `{name}`", "levels")


def _refuse_criterion(example: Located[ExamplePlan], name: str, criteria: list[str], place: Place) -> Finding:
    message = f"no hay en data/plan_review.yml ningún criterio «{name}»"
    return example.make_finding(message, *place, suggestion=suggest_close_match(name, criteria))


def _check_order(example: Located[ExamplePlan], order: list[str]) -> Iterator[Finding]:
    """The fields are written in the order in which the page shows them."""
    last = -1
    for number, filled in enumerate(example.value.fields):
        if filled.field in order:
            if order.index(filled.field) < last:
                message = f"el campo `{filled.field}` va antes en el plan"
                place = ("fields", number, "field")
                yield example.make_finding(message, *place, suggestion="pon los campos en el orden de data/plan.yml")
            last = max(last, order.index(filled.field))


def _check_value(
    example: Located[ExamplePlan], field: PlanField, filled: FilledField, place: Place
) -> Iterator[Finding]:
    wanted = _SHAPES.get(field.kind, "text")
    for key in ("text", "chosen", "rows"):
        if getattr(filled, key) and key != wanted:
            message = f"el campo `{field.id}` es de tipo `{field.kind}`: su valor se escribe en `{wanted}`"
            yield example.make_finding(message, *place, key)
            return
    if isinstance(field, (ChoiceField, SeveralField)):
        known = [option.id for option in field.options]
        for number, name in enumerate(filled.chosen):
            if name not in known:
                message = f"no hay ninguna opción «{name}» en el campo `{field.id}`"
                suggestion = suggest_close_match(name, known)
                yield example.make_finding(message, *place, "chosen", number, suggestion=suggestion)
            elif number and isinstance(field, ChoiceField):
                message = f"en el campo `{field.id}` se elige una sola opción"
                yield example.make_finding(message, *place, "chosen", number)
    if isinstance(field, TableField):
        yield from _check_rows(example, field, filled, place)
    if filled.text and not _fits(field, filled.text):
        form = "2027-01-15" if isinstance(field, DateField) else "2,5"
        yield example.make_finding(f"en el campo `{field.id}` se escribe como {form}", *place, "text")


def _check_rows(
    example: Located[ExamplePlan], field: TableField, filled: FilledField, place: Place
) -> Iterator[Finding]:
    known = [column.id for column in field.columns]
    for number, row in enumerate(filled.rows):
        for name in row:
            if name not in known:
                message = f"no hay ninguna columna «{name}» en el campo `{field.id}`"
                suggestion = suggest_close_match(name, known)
                yield example.make_finding(message, *place, "rows", number, name, suggestion=suggestion)
        if known[0] not in row:
            message = f"a esta fila le falta «{known[0]}», la columna que le da nombre"
            yield example.make_finding(message, *place, "rows", number)


def _fits(field: PlanField, text: str) -> bool:
    """Whether a text is a date or a number as the browser stores it, if the field asks for one."""
    try:
        if isinstance(field, DateField):
            return datetime.date.fromisoformat(text).isoformat() == text
        if isinstance(field, NumberField):
            return float(text.replace(",", ".")) >= 0
    except ValueError:
        return False
    return True


def _check_good(example: Located[ExamplePlan], fields: dict[str, PlanField]) -> Iterator[Finding]:
    """The good plan lacks nothing of the minimum plan, and has a remark on what could still be better."""
    filled = {each.field: each for each in example.value.fields}
    for field in fields.values():
        missing = field.id not in filled and not example.value.completes_core
        if field.core and (missing or (field.id in filled and filled[field.id].empty)):
            yield example.make_finding(
                f"al plan bueno le falta el campo `{field.id}`, que es del plan mínimo", "fields"
            )
    verdicts = {remark.verdict for each in example.value.fields for remark in each.remarks}
    if verdicts != {"good", "bad"}:
        message = "un plan bueno lleva comentarios de lo que está bien y, al menos, uno de lo que aún le falta"
        yield example.make_finding(message, "fields")
