"""Self-diagnoses: every possible sum has its band."""

from __future__ import annotations

from course.findings import Finding
from course.loaded.draft import Draft
from course.loaded.located import Located
from course.model import Diagnosis


def check_diagnoses(draft: Draft) -> list[Finding]:
    return [finding for diagnosis in draft.list_located(Diagnosis) for finding in _check_bands(diagnosis)]


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
