"""The minimal course with a history of the networks, their comparison, and a page that calls both."""

from __future__ import annotations

from pathlib import Path

from course.model.network import CRITERIA

TIMELINE = """\
periods:
  - id: primeros
    title: "1997-2005: los perfiles"
    introduction: Perfiles y amigos en un mismo sitio.
    events:
      - {id: uno, date: "1997", lane: networks, title: Nace la primera, text: "Con < y & en el *texto* [@perez_2020]."}
      - {id: dos, date: "2004-02", lane: rules, title: "¿Y la norma?", text: "Llega la norma [@perez_2020, art. 3]."}
  - id: segundos
    title: Desde 2006
    introduction: Vídeo y móvil.
    events:
      - {id: tres, date: "2006-07-15", lane: administrations, title: Un ayuntamiento abre, text: "Abre su canal [@perez_2020]."}
"""

NETWORKS = """\
checked: 2026-11-24
networks:
""" + "".join(
    f"  - {{id: red-{name}, name: Red {name}, "
    + ", ".join(f"{criterion}: 'El {criterion} de {name} [@perez_2020].'" for criterion in CRITERIA)
    + "}\n"
    for name in ("a", "b")
)

PAGE = """\
---
title: Las redes
description: Una página del curso mínimo que prueba la historia y la comparación de las redes.
---
# Las redes { #las-redes }

Texto.

## Su historia { #historia }

{{ timeline() }}

## Su comparación { #comparacion }

{{ network_table("audience", "risks") }}

### Fichas { #fichas }

{{ network_cards() }}

## Fuentes { #fuentes }

{{ sources() }}
"""


def add_networks(source: Path) -> None:
    """The `change` of `build_minimal_site`."""
    for path, text in (("data/timeline.yml", TIMELINE), ("data/networks.yml", NETWORKS), ("docs/redes.md", PAGE)):
        (source / path).write_text(text, encoding="utf-8", newline="\n")
