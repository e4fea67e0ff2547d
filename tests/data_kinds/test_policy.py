"""The social media policy: its elements and clauses, on the page, in the document and where they are studied."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import Path

import docx
from course_in_memory import make_course, make_page

from course.checks.text.shown_where_studied import check_shown_where_studied
from course.derived.policy import list_policy_sources, make_policy_document, write_out_citations
from course.files.yaml_source import read_yaml
from course.findings import render_finding
from course.loaded.located import Located
from course.model import Document, Policy
from data_kinds import lay_out_sample, render_macro
from exports.documents import build_document

CLAUSES = ["Publican los puestos de ____.", "Nadie más entra."]
SAMPLE_FILES = {
    "data/policy.yml": """\
id: politica
title: Política de redes
intro: Reúne las cláusulas.
elements:
  - id: access
    title: Acceso
    section: t1/2-1
    decisions: [Quién publica.]
    decided_by: La alcaldía [@perez_2020].
    clauses: ["Publican los puestos de ____.", "Nadie más entra."]
    bad_example: {text: La clave está en un cajón., why: Entra cualquiera.}
    rule: Sin permiso no hay acceso [@ley39_2015, art. 14.1].
  - id: accounts
    title: Cuentas
    section: t1/2-2
    decisions: [Quién abre una cuenta.]
    decided_by: Secretaría.
    clauses: ["Las cuentas son de ____."]
    bad_example: {text: La abrió un becario., why: Nadie puede cerrarla.}
    rule: Lo dice la costumbre [@diputacion_2024].
closing:
  - title: Firmas
    fields: [{label: Fecha, help: El día.}]
  - title: Aprobación
    checks: [Está en el orden del día.]
""",
    "docs/politica-de-redes.md": """\
---
title: La política
description: Una página del curso de prueba para lo que escribe una macro, La política.
---
# La política { #politica }

Texto de la página con gobernanza y otra ventanilla única.

{{ policy() }}

## Fuentes { #fuentes }

{{ sources() }}
""",
}


def make_policy() -> Located[Policy]:
    document, findings = read_yaml(SAMPLE_FILES["data/policy.yml"], "data/policy.yml")
    assert not findings
    return Located(Policy.model_validate(document.data), document)


def read_paragraphs(document: Document, sources: Sequence[str] = ()) -> list[str]:
    content = build_document(document, make_course().facts, sources)
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]


def list_clauses(lines: Sequence[str]) -> list[str]:
    """The numbered clauses among lines of Markdown or of plain text."""
    found = (re.fullmatch(r"(?: *- )?(\d+\.\d+\. .+)", line) for line in lines)
    return [match[1].replace(r"\_", "_") for match in found if match]


def test_the_document_holds_each_element_and_then_the_closing_parts() -> None:
    document = make_policy_document(make_policy().value, make_course().references)
    access, accounts, signatures, approval = document.parts
    assert (access.title, access.clauses) == ("Acceso", CLAUSES)
    told = [
        "Lo decide. La alcaldía (Pérez Gil, 2020).",
        "La norma que hay detrás. Sin permiso no hay acceso (Ley 39/2015, art. 14.1).",
    ]
    assert access.help == "\n".join(told)
    assert accounts.title == "Cuentas"
    assert [field.label for field in signatures.fields] == ["Fecha"]
    assert approval.checks == ["Está en el orden del día."]
    paragraphs = read_paragraphs(document)
    assert paragraphs[2:8] == ["1. Acceso", *told, f"1.1. {CLAUSES[0]}", f"1.2. {CLAUSES[1]}", "2. Cuentas"]
    assert [text for text in paragraphs if text[:2] in ("3.", "4.")] == ["3. Firmas", "4. Aprobación"]


def test_clauses_have_the_same_numbers_on_the_page_and_in_the_document(tmp_path: Path) -> None:
    course = lay_out_sample(tmp_path, SAMPLE_FILES)
    numbered = [f"1.1. {CLAUSES[0]}", f"1.2. {CLAUSES[1]}", "2.1. Las cuentas son de ____."]
    document = make_policy_document(course.get_value(Policy), course.references)
    assert list_clauses(read_paragraphs(document)) == numbered
    assert list_clauses(render_macro(course, "policy").splitlines()) == numbered
    assert list_clauses(render_macro(course, "policy_element", "accounts").splitlines()) == numbered[-1:]


def test_the_document_lists_what_it_cites() -> None:
    references = make_course().references
    policy = make_policy().value
    sources = list_policy_sources(policy, references)
    assert [re.split("[.,]", source)[0] for source in sources] == ["Diputación de Ejemplo", "Ley 39/2015", "Pérez Gil"]
    assert read_paragraphs(make_policy_document(policy, references), sources)[-4:] == ["Fuentes", *sources]


def test_a_citation_that_leads_nowhere_is_left_as_it_is_written() -> None:
    assert write_out_citations("Dice [@nadie].", make_course().references) == "Dice [@nadie]."


def test_the_page_of_an_element_shows_it() -> None:
    text = "# 2. Modelos { #2 }\n\n## 2.1. La burocracia { #2-1 .essential }\n\nTexto.\n"
    told = (
        "data/policy.yml:7:14: error: la página de `t1/2-1`, docs/tema-1/2-modelos.md, no muestra este elemento"
        ' (ponle `{{ policy_element("access") }}`)'
    )
    for shown, findings in (("", [told]), ('\n{{ policy_element("access") }}\n', [])):
        loaded = make_course(make_page(text + shown, "docs/tema-1/2-modelos.md"), data={Policy: [make_policy()]})
        assert [render_finding(finding) for finding in check_shown_where_studied(loaded)] == findings
