"""The minimal course with pages that call the calculators, the codebook and its spreadsheet."""

from __future__ import annotations

from pathlib import Path

# Where the course itself has them.
ENGAGEMENT_URL = "tema-4/5-6-2-medir"
STUDY_URL = "hazlo-en-tu-ayuntamiento"

ENGAGEMENT_PAGE = "tasas.html"
SAMPLE_PAGE = "muestra.html"
CODEBOOK_PAGE = "codigos.html"

_PAGE = """\
---
title: {title}
description: Una página del curso mínimo que prueba una herramienta, {title}.
---
# {title} {{ #{anchor} }}

Texto de la página.

{body}
"""

CODEBOOK = """\
id: codificar
title: Libro de prueba
intro: Un código por mensaje.
origin: Las clases son de otros y las definiciones, nuestras.
section: t1/2-1
sources: [perez_2020]
codes:
  - id: asking
    code: DEM
    label: Demandante
    definition: Pide algo.
    include: [Una pregunta.]
    exclude: [Una opinión.]
    example: «¿Cuándo abrís?»
    doubt: Si pide algo, es DEM.
  - id: telling
    code: EXP
    label: Expresivo
    definition: Opina.
    include: [Una opinión.]
    exclude: [Una pregunta.]
    example: «Me gusta la plaza.»
    doubt: Si no pide nada, es EXP.
"""


def add_tools(source: Path) -> None:
    """The `change` of `build_minimal_site`."""
    (source / "data/codebook.yml").write_text(CODEBOOK, encoding="utf-8", newline="\n")
    bodies = {
        "tasas": ("Tasas", "{{ engagement_calculator() }}\n"),
        "muestra": ("Muestra", "{{ sample_size() }}\n"),
        "codigos": (
            "Códigos",
            "{{ codebook() }}\n\n{{ coding_spreadsheet() }}\n\n## Fuentes { #fuentes }\n\n{{ sources() }}\n",
        ),
    }
    for name, (title, body) in bodies.items():
        text = _PAGE.format(title=title, anchor=name, body=body)
        (source / f"docs/{name}.md").write_text(text, encoding="utf-8", newline="\n")
