"""The fictional town, on its page."""

from __future__ import annotations

from pathlib import Path

from course.model import Town
from course.model.walking import find_texts
from data_kinds import lay_out_sample, render_macro

SAMPLE_FILES = {
    "data/town.yml": """\
name: Villaejemplo
introduction: ["Tiene un río, y un puente."]
people:
  - {id: ana-roca, name: Ana Roca, job: secretaria, text: Vigila los plazos & más.}
  - {id: juan-mora, name: Juan Mora, job: conserje, text: Abre a las ocho.}
places:
  - {id: mostrador, title: El mostrador, text: Abre por las mañanas.}
accounts:
  - {network: Tablón, reach: 300 seguidores, text: Es la más antigua.}
retired: [Villavieja]
real_places: [Ronda]
""",
    "docs/pueblo.md": """\
---
title: El pueblo
description: El pueblo inventado del curso mínimo, para probar cómo se presenta su gente.
---
# El pueblo { #pueblo }

{{ town() }}
""",
}


def test_the_page_has_the_people_as_cards_and_headings_for_the_rest(tmp_path: Path) -> None:
    course = lay_out_sample(tmp_path, SAMPLE_FILES)
    page = render_macro(course, "town")
    assert page.startswith("Tiene un río, y un puente.")
    assert [line for line in page.splitlines() if line.startswith("## ")] == [
        "## Su gente { #gente }",
        "## El mostrador { #mostrador }",
        "## Sus cuentas { #cuentas }",
    ]
    assert '<li id="ana-roca"><p class="town-name">Ana Roca</p>' in page
    assert "Vigila los plazos &amp; más." in page
    assert "| Tablón | 300 seguidores | Es la más antigua. |" in page


def test_its_words_are_prose_but_for_the_names_of_places(tmp_path: Path) -> None:
    town = lay_out_sample(tmp_path, SAMPLE_FILES).get_value(Town)
    prose = {placed.text for placed in find_texts(town) if placed.sort.is_prose}
    assert {"Ana Roca", "conserje", "300 seguidores", "El mostrador"} <= prose
    assert not {"Villaejemplo", "Villavieja", "Ronda"} & prose
