"""The plan: its sections are numbered headings of one tema, in the order of the programme, and no page shows a field
twice, nor two pages of the temas, besides that of its section."""

from __future__ import annotations

from course.derived.plan import find_field_pages, number_sections
from course.findings import Finding
from course.loaded.draft import Draft
from course.loaded.located import Located
from course.model import Plan
from course.pages.macro_calls import find_macro_calls, get_argument


def check_plan(draft: Draft) -> list[Finding]:
    findings = [finding for plan in draft.list_located(Plan) for finding in _check_sections(draft, plan)]
    return findings + _check_pages(draft)


def _check_pages(draft: Draft) -> list[Finding]:
    """What is written is found by the id of its field, and only one page of the temas teaches each."""
    sections = number_sections(draft)
    first = find_field_pages(draft)
    findings: list[Finding] = []
    for page in draft.pages:
        shown: set[str] = set()
        for call in find_macro_calls(page)[0]:
            field_ids = call.texts if call.name == "plan_fields" else []
            if call.name == "plan" and (section := sections.get(str(get_argument(call, "number")))):
                field_ids = [field.id for field in section.fields]
            for field_id in field_ids:
                other = first.get(field_id, page)
                if field_id in shown:
                    message = f"el campo `{field_id}` del plan sale dos veces en la misma página"
                    findings.append(Finding(page.path, call.line, None, message))
                elif call.name == "plan_fields" and page.tema is not None and other.path != page.path:
                    message = f"el campo `{field_id}` del plan se escribe ya en {other.path}"
                    suggestion = "en los temas, déjalo solo en la página que enseña lo que pide"
                    findings.append(Finding(page.path, call.line, None, message, suggestion))
                shown.add(field_id)
    return findings


def _check_sections(draft: Draft, plan: Located[Plan]) -> list[Finding]:
    findings: list[Finding] = []
    order = list(draft.index.headings)
    last: tuple[int, str] | None = None
    numbers: dict[str, str] = {}
    for number, section in enumerate(plan.value.sections):
        place = ("sections", number, "section")
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
