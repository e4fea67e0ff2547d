"""The tools: their cards, with the names and the minutes that their pages say."""

from __future__ import annotations

from pathlib import Path

from course.derived.tools import ToolMinutes, list_card_groups
from data_kinds import lay_out_sample, render_macro

_PAGE = """\
---
menu: {menu}
description: Una herramienta del curso mínimo, para probar qué se dice de ella en su tarjeta.
{minutes}---
# {menu} de prueba {{ #{anchor} }}

{body}
"""

SAMPLE_FILES = {
    "data/tools.yml": """\
groups:
  - id: contestar
    title: Para contestar
    tools:
      - {page: guia-rapida.md, text: Dice qué hacer & cuándo., gives: Una hoja., featured: true}
      - {page: cuentas.md, anchor: muestra, name: Calculadora, text: Hace cuentas., gives: Un número.}
  - id: mirar
    title: Para mirar
    tools:
      - {page: cuentas.md, text: Enseña las cuentas., gives: Nada., minutes: 95}
""",
    "docs/guia-rapida.md": _PAGE.format(menu="Guía rápida", minutes="minutes: 12\n", anchor="guia", body="Texto."),
    "docs/cuentas.md": _PAGE.format(
        menu="Cuentas", minutes="", anchor="cuentas", body="## Muestra { #muestra }\n\n{{ sample_size() }}"
    ),
    "docs/herramientas/index.md": """\
---
description: Las herramientas del curso mínimo, para probar sus tarjetas y su lista breve.
---
# Herramientas { #herramientas }

{{ tools() }}

## Las primeras { #primeras }

{{ featured_tools() }}
""",
}


def test_the_minutes_are_those_of_the_page_of_a_calculator_or_of_the_data(tmp_path: Path) -> None:
    groups = list_card_groups(lay_out_sample(tmp_path, SAMPLE_FILES))
    assert [(card.name, card.minutes) for group in groups for card in group.cards] == [
        ("Guía rápida", ToolMinutes(12, 12)),
        ("Calculadora", ToolMinutes(5, 5)),
        ("Cuentas", ToolMinutes(95, 95)),
    ]


def test_the_page_has_a_heading_for_each_purpose_and_a_card_for_each_tool(tmp_path: Path) -> None:
    page = render_macro(lay_out_sample(tmp_path, SAMPLE_FILES), "tools")
    assert [line for line in page.splitlines() if line.startswith("## ")] == [
        "## Para contestar { #contestar }",
        "## Para mirar { #mirar }",
    ]
    assert '<a href="guia-rapida/">Guía rápida</a>' in page
    assert '<a href="cuentas/#muestra">Calculadora</a>' in page
    assert "Dice qué hacer &amp; cuándo." in page and "Una hoja." in page
    assert ">1\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}30\N{NO-BREAK SPACE}min<" in page


def test_the_short_list_has_the_featured_ones_and_leads_to_all(tmp_path: Path) -> None:
    found = render_macro(lay_out_sample(tmp_path, SAMPLE_FILES), "featured_tools")
    assert found.count("<li>") == 1 and "Guía rápida" in found
    assert '<a href="herramientas/index/">Todas las herramientas</a>' in found
