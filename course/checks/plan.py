"""The plan: its sections are numbered headings of one tema, in the order of the programme."""

from __future__ import annotations

from course.findings import Finding
from course.loaded.draft import Draft
from course.loaded.located import Located
from course.model import Plan


def check_plan(draft: Draft) -> list[Finding]:
    return [finding for plan in draft.list_located(Plan) for finding in _check_sections(draft, plan)]


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
