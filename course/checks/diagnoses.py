"""Self-diagnoses: every possible sum has its band, and the field of the plan for the result is beside it."""

from __future__ import annotations

from course.findings import Finding, suggest_close_match
from course.loaded.draft import Draft
from course.loaded.located import Located
from course.model import Diagnosis, Plan
from course.pages.macro_calls import find_macro_calls, get_argument


def check_diagnoses(draft: Draft) -> list[Finding]:
    findings: list[Finding] = []
    for diagnosis in draft.list_located(Diagnosis):
        findings += _check_bands(diagnosis)
        findings += _check_plan_field(draft, diagnosis)
    return findings


def _check_plan_field(draft: Draft, diagnosis: Located[Diagnosis]) -> list[Finding]:
    """The field is one of text, and every page with the diagnosis shows it: there the result is written in it."""
    name = diagnosis.value.plan_field
    plan = draft.find_value(Plan)
    if name is None or (plan is None and not draft.is_whole("data/plan.yml")):
        return []
    kinds = {field.id: field.kind for field in plan.fields} if plan else {}
    if name not in kinds:
        message = f"no hay en el plan ningún campo `{name}`"
        return [diagnosis.make_finding(message, "plan_field", suggestion=suggest_close_match(name, kinds))]
    if kinds[name] != "long_text":
        message = f"el resultado se lleva a un campo `long_text`, y `{name}` no lo es"
        return [diagnosis.make_finding(message, "plan_field")]
    findings = []
    for page in draft.pages:
        calls = find_macro_calls(page)[0]
        shown = {field_id for call in calls if call.name == "plan_fields" for field_id in call.texts}
        for call in calls:
            if call.name == "diagnosis" and get_argument(call, "id") == diagnosis.value.id and name not in shown:
                message = (
                    f"el resultado de `{diagnosis.value.id}` se lleva al campo `{name}`, y esta página no lo muestra"
                )
                suggestion = f'ponle `{{{{ plan_fields("{name}") }}}}` debajo'
                findings.append(Finding(page.path, call.line, None, message, suggestion))
    return findings


def _check_bands(diagnosis: Located[Diagnosis]) -> list[Finding]:
    """Each sum from 0 to the highest is in exactly one band."""
    findings = []
    next_sum = 0
    for number, band in enumerate(diagnosis.value.bands):
        if band.minimum > next_sum:
            message = f"ningún tramo recoge {_name_sums(next_sum, band.minimum - 1)}"
            findings.append(
                diagnosis.make_finding(message, "bands", number, "minimum", suggestion=f"empieza en {next_sum}")
            )
        elif band.minimum < next_sum:
            message = f"este tramo pisa al anterior, que llega a {next_sum - 1}"
            findings.append(
                diagnosis.make_finding(message, "bands", number, "minimum", suggestion=f"empieza en {next_sum}")
            )
        next_sum = max(next_sum, band.maximum + 1)
    highest = diagnosis.value.maximum
    if next_sum != highest + 1:
        last = len(diagnosis.value.bands) - 1
        sums = f"{len(diagnosis.value.statements)} × {diagnosis.value.scale[-1].points} = {highest}"
        message = f"la suma máxima es {sums} y los tramos llegan a {next_sum - 1}"
        findings.append(diagnosis.make_finding(message, "bands", last, "maximum", suggestion=f"acaba en {highest}"))
    return findings


def _name_sums(first: int, last: int) -> str:
    return f"la suma {first}" if first == last else f"las sumas de {first} a {last}"
