"""What may change by next year: when each kind is due, what is told of it then, and the tables on a page."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from course_in_memory import make_course
from lxml import html

from course.checks.text.stale_facts import find_stale_facts
from course.files.yaml_source import read_yaml
from course.findings import render_finding
from course.loaded.located import Located
from course.model import DatedFacts
from course.model.dated_facts import FactKind
from data_kinds import lay_out_sample, render_macro

FACTS = """\
kinds:
  - {id: price, name: Precio & tarifa, months: 1, owner: Compras, method: Se abre la tarifa.}
  - {id: law, name: Norma, months: 12, owner: Secretaría, method: Se abre el boletín.}
facts:
  - {id: plazo-del-padron, kind: law, text: El plazo., section: t1/2, checked: 2026-01-31, source: perez_2020}
  - id: precio-del-mapa
    kind: price
    text: El precio del mapa & del plano.
    section: t1/2
    as_of: "2025-12"
    checked: 2026-01-31
    source: perez_2020
  - {id: cola-de-la-ventanilla, kind: law, text: La cola., section: t1/1, checked: 2026-01-31, source: perez_2020}
"""
SAMPLE_FILES = {
    "data/dated_facts.yml": FACTS,
    "docs/lo-que-cambia.md": """\
---
title: Lo que cambia
description: Los datos del curso mínimo que el año que viene pueden ser otros.
---
# Lo que cambia { #lo-que-cambia }

{{ fact_kinds() }}

{{ dated_facts(1) }}

## Fuentes { #fuentes }

{{ sources() }}
""",
}


@pytest.mark.parametrize(
    ("checked", "months", "due"),
    [
        ("2026-11-24", 12, "2027-11-24"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-12-31", 12, "2027-12-31"),
    ],
)
def test_a_kind_is_due_in_so_many_months_or_at_the_end_of_a_shorter_one(checked: str, months: int, due: str) -> None:
    kind = FactKind(id="law", name="Norma", months=months, owner="Secretaría", method="Se abre.")
    assert kind.compute_due_day(datetime.date.fromisoformat(checked)) == datetime.date.fromisoformat(due)


def find_stale(day: str, text: str = FACTS) -> list[str]:
    document, findings = read_yaml(text, "data/dated_facts.yml")
    assert document is not None and not findings
    course = make_course(data={DatedFacts: [Located(DatedFacts.model_validate(document.data), document)]})
    return [render_finding(finding) for finding in find_stale_facts(course, datetime.date.fromisoformat(day))]


def test_what_was_checked_too_long_ago_for_its_kind_is_a_warning() -> None:
    assert find_stale("2026-02-28") == []
    remedy = "(compruébalo otra vez, corrige lo que haya cambiado y pon el día en `checked`)"
    price = (
        "data/dated_facts.yml:11:14: aviso: se comprobó el 2026-01-31, y los datos de la clase «Precio & tarifa»"
        f" se miran cada mes {remedy}"
    )
    assert find_stale("2026-03-01") == [price]
    assert find_stale("2027-02-01")[1:] == [
        price,
        "data/dated_facts.yml:13:84: aviso: se comprobó el 2026-01-31, y los datos de la clase «Norma» se miran cada 12"
        f" meses {remedy}",
    ]


def test_a_day_yet_to_come_is_not_due() -> None:
    """`course/checks/dates.py` reports it; its due day may be beyond the calendar's last year."""
    assert find_stale("2026-02-28", FACTS.replace("2026-01-31", "9999-12-31")) == []


def test_the_tables_say_who_looks_at_what_and_when(tmp_path: Path) -> None:
    course = lay_out_sample(tmp_path, SAMPLE_FILES)
    kinds = html.fromstring(render_macro(course, "fact_kinds"))
    assert [[cell.text_content() for cell in row] for row in kinds.xpath(".//tbody/tr")] == [
        ["Precio & tarifa", "Cada mes", "Compras", "Se abre la tarifa."],
        ["Norma", "Cada 12 meses", "Secretaría", "Se abre el boletín."],
    ]
    facts = html.fromstring(render_macro(course, "dated_facts", 1))
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in facts.xpath(".//tbody/tr")]
    assert [row[0] for row in rows] == ["La cola.", "El precio del mapa & del plano.", "El plazo."]
    assert rows[1][2].startswith("diciembre de 2025")
    assert rows[2][2].startswith("Sin fecha")
    assert rows[1][3] == "Precio & tarifa: 31 de enero de 2026; otra vez, antes del 28 de febrero de 2026"
    assert [link.text_content() for link in facts.xpath(".//td[1]/a")] == rows[0][1:2] + rows[1][1:2] + rows[2][1:2]
