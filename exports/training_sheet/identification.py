"""Which training action it is, who it is for and under which licences."""

from __future__ import annotations

from course.loaded.whole import Course
from exports.training_sheet.sections import Blank, Facts, Known, Section

_LANGUAGES = {"es": "Español"}


def describe_identity(course: Course) -> Section:
    facts = course.facts
    source = course.references.render_bibliography([facts.provenance.reference])
    return Section(
        "Identificación",
        (
            Facts(
                (
                    Known("Denominación", facts.title),
                    Known("De qué trata", facts.presentation),
                    Known("Quién ofreció el programa", facts.provenance.organiser),
                    Known("Dónde consta", "\n".join(entry.html.striptags() for entry in source)),
                    Known("Edición de los contenidos", str(facts.edition)),
                    Known("Lengua", _LANGUAGES[facts.language]),
                    Blank("Entidad que lo promueve ahora", "Nombre y NIF."),
                    Blank("Persona de contacto", "Nombre, puesto, teléfono y correo."),
                    Blank("Plan o convocatoria", "Plan de formación en el que entra, y código de la acción."),
                    Blank("Área o materia", "La del catálogo de quien la homologa."),
                    Blank("Por qué hace falta", "La necesidad de formación que cubre, y cómo se detectó."),
                )
            ),
        ),
    )


def describe_audience(course: Course) -> Section:
    facts = course.facts
    return Section(
        "Destinatarios",
        (
            Facts(
                (
                    Known("A quién se dirige", f"«{facts.audience.original}».\n{facts.audience.explained}"),
                    Blank("Inscripción", "Plazo, y cómo y dónde se hace."),
                    Blank("Participantes por edición", "Cuántos, y cuántas ediciones o grupos."),
                    Blank(
                        "Requisitos y criterios de selección", "Puesto, conocimientos previos, orden de preferencia."
                    ),
                    Blank("Adaptaciones", "Medidas para participantes con discapacidad, y cómo se piden."),
                )
            ),
        ),
    )


def describe_licences(course: Course) -> Section:
    licences = course.facts.licences
    return Section(
        "Licencias",
        (
            Facts(
                tuple(
                    Known(label, f"{licence.name}\n{licence.url}")
                    for label, licence in (
                        ("Textos, datos y figuras", licences.content),
                        ("Programas", licences.code),
                    )
                )
            ),
        ),
    )
