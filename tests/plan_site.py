"""The minimal course with a plan of its own: every kind of field, two sections, «Mi plan» and «Comparar planes».

An earlier page teaches two of its fields.
"""

from __future__ import annotations

from pathlib import Path

MY_PLAN_PAGE = "mi-plan.html"
COMPARISON_PAGE = "comparar-planes.html"
SECTION_PAGE = "tema-1/2-modelos.html"
EARLY_PAGE = "tema-1/1-introduccion.html"

PLAN = """\
notice: Los ejemplos son inventados.
document: {title: Plan de Redes Sociales, file: plan-de-redes, entity: entidad}
sections:
  - section: t1/2-1
    introduction: De quién es el plan.
    fields:
      - id: entidad
        kind: short_text
        label: Nombre de la entidad
        help: El oficial.
        required: true
        core: true
        example: Ayuntamiento de Villaejemplo
      - id: problema
        kind: long_text
        label: Problema
        help: En tres frases.
        required: true
        core: true
        example: Nadie contesta.
      - id: equipo
        kind: table
        label: Equipo
        help: Por puestos.
        required: true
        core: true
        columns:
          - {id: puesto, title: Puesto}
          - {id: area, title: Área}
        example:
          - {puesto: Técnica, area: Alcaldía}
          - {puesto: Secretaría, area: Secretaría}
      - id: notas
        kind: long_text
        label: Notas
        help: Lo demás.
        example: Ninguna.
  - section: t1/2-2
    introduction: Cómo y cuándo.
    fields:
      - id: organo
        kind: choice
        label: Órgano
        help: El que aprueba.
        required: true
        core: true
        options:
          - {id: pleno, text: Pleno}
          - {id: junta, text: Junta de Gobierno}
        example: pleno
      - id: fines
        kind: several
        label: Fines
        help: Los que se atiendan.
        required: true
        options:
          - {id: informar, text: Informar}
          - {id: atender, text: Atender}
          - {id: escuchar, text: Escuchar}
        example: [informar, atender]
      - id: horas
        kind: number
        label: Horas a la semana
        help: Solo redes.
        unit: horas
        required: true
        example: 2.5
      - id: inicio
        kind: date
        label: Inicio
        help: El previsto.
        required: true
        core: true
        example: 2027-01-15
"""

_MY_PLAN = """\
---
title: Mi plan
description: El plan entero del curso mínimo, para probar lo que se escribe en él.
---
# Mi plan { #mi-plan }

{{ my_plan() }}
"""

_COMPARISON = """\
---
title: Comparar planes
description: Varios planes del curso mínimo, para probar a compararlos y a juntarlos.
---
# Comparar planes { #comparar-planes }

{{ plan_comparison() }}
"""


EARLY_BOX = """\
!!! practice essential "En tu ayuntamiento"
    Escribe quién forma el equipo y qué órgano aprueba el plan.

    {{ plan_fields("equipo", "organo") }}

{{ plan_fields("fines") }}
"""


def add_plan(source: Path) -> None:
    """The `change` of `build_minimal_site`."""
    (source / "data/plan.yml").write_text(PLAN, encoding="utf-8", newline="\n")
    (source / "docs/mi-plan.md").write_text(_MY_PLAN, encoding="utf-8", newline="\n")
    (source / "docs/comparar-planes.md").write_text(_COMPARISON, encoding="utf-8", newline="\n")
    early = source / "docs/tema-1/1-introduccion.md"
    text = early.read_text(encoding="utf-8")
    question = "¿Cambia el canal o cambia la institución?"
    early.write_text(text.replace(question, f"{question}\n\n{EARLY_BOX}"), encoding="utf-8", newline="\n")
    page = source / "docs/tema-1/2-modelos.md"
    text = page.read_text(encoding="utf-8")
    for number, anchor in (("2.1", "2-1"), ("2.2", "2-2")):
        heading = next(line for line in text.split("\n") if f"{{ #{anchor} " in line)
        text = text.replace(heading, f'{heading}\n\n{{{{ plan("{number}") }}}}')
    page.write_text(text, encoding="utf-8", newline="\n")
