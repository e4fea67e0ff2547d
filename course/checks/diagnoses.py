"""Self-diagnoses: unique ids, files named after them, sections and sources that exist, a band for every sum."""

from __future__ import annotations

from course.checks.identifiers import check_file_names, check_heading_ids, check_reference_key, check_unique
from course.draft import Draft
from course.findings import Finding
from course.located import Located
from course.model import Diagnosis


def check_diagnoses(draft: Draft) -> list[Finding]:
    findings = check_unique("el autodiagnóstico", draft.list_located(Diagnosis))
    findings += check_file_names("el autodiagnóstico", draft.list_located(Diagnosis))
    for diagnosis in draft.list_located(Diagnosis):
        findings += _check_plain(diagnosis, "intro", text=diagnosis.value.intro)
        for number, statement in enumerate(diagnosis.value.statements):
            place = ("statements", number)
            findings += check_heading_ids(draft, diagnosis, *place, "section", heading_id=statement.section)
            for position, key in enumerate(statement.sources):
                findings += check_reference_key(draft, diagnosis, *place, "sources", position, key=key)
            findings += _check_plain(diagnosis, *place, "text", text=statement.text)
            findings += _check_plain(diagnosis, *place, "proof", text=statement.proof)
        for number, band in enumerate(diagnosis.value.bands):
            for position, heading_id in enumerate(band.read):
                findings += check_heading_ids(
                    draft, diagnosis, "bands", number, "read", position, heading_id=heading_id
                )
            findings += _check_plain(diagnosis, "bands", number, "text", text=band.text)
        findings += _check_bands(diagnosis)
    return findings


def _check_plain(diagnosis: Located[Diagnosis], *inner: str | int, text: str) -> list[Finding]:
    """These texts are shown as they are: a citation in one would be read as brackets."""
    if "[@" not in text:
        return []
    return [diagnosis.make_finding("aquí no van citas", *inner, suggestion="pon la clave en `sources` de la frase")]


def _check_bands(diagnosis: Located[Diagnosis]) -> list[Finding]:
    """From 0 to the highest sum, each sum is in one band and only one."""
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
