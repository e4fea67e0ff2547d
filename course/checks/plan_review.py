"""The review of the plan: its criteria look at fields that exist, and every field of the minimum plan is looked at."""

from __future__ import annotations

from course.findings import Finding, suggest_close_match
from course.loaded.draft import Draft
from course.model import Plan, PlanReview


def check_plan_review(draft: Draft) -> list[Finding]:
    plans = draft.list_values(Plan)
    if not draft.is_whole("data/plan.yml"):
        return []
    fields = {field.id: field for plan in plans for field in plan.fields}
    findings = []
    for review in draft.list_located(PlanReview):
        if not plans:
            message = "los criterios miran los campos de data/plan.yml, y no está"
            findings.append(review.make_finding(message, "criteria", lacking="data/plan.yml"))
            continue
        seen: set[str] = set()
        for number, criterion in enumerate(review.value.criteria):
            for position, name in enumerate(criterion.fields):
                seen.add(name)
                if name not in fields:
                    message = f"no hay en el plan ningún campo «{name}»"
                    suggestion = suggest_close_match(name, fields)
                    place = ("criteria", number, "fields", position)
                    findings.append(review.make_finding(message, *place, suggestion=suggestion))
        for field in fields.values():
            if field.core and field.id not in seen:
                message = f"ningún criterio mira el campo `{field.id}`, que es del plan mínimo"
                findings.append(review.make_finding(message, "criteria", suggestion="ponlo en `fields` de uno"))
    return findings
