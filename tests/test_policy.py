"""The social media policy: its clauses, numbered alike on the page and in the document, and its elements where they are
studied.
"""

from __future__ import annotations

import io

import docx
from course_in_memory import make_course, make_page

from course.checks.text.shown_where_studied import check_shown_where_studied
from course.derived.policy import list_policy_sources, make_policy_document, write_out_citations
from course.files.yaml_source import read_yaml
from course.loaded.located import Located
from course.model import Policy
from exports.documents import build_document

TEXT = """\
id: politica
title: Política
intro: Para rellenar.
elements:
  - id: access
    title: Acceso
    section: t1/2-1
    decisions: [Quién entra.]
    decided_by: La alcaldía.
    clauses: ["Entra ____.", "Sale ____."]
    bad_example: {text: Entra quien quiera., why: Nadie responde.}
    rule: La norma pide asistencia [@ley39_2015, art. 12].
closing:
  - title: Aprobación
    checks: [Está en el orden del día.]
"""


def make_policy() -> Located[Policy]:
    document, findings = read_yaml(TEXT, "data/policy.yml")
    assert not findings
    return Located(Policy.model_validate(document.data), document)


def test_the_document_holds_each_element_and_then_the_closing_parts() -> None:
    loaded = make_course()
    document = make_policy_document(make_policy().value, loaded.references)
    access, approval = document.parts
    assert (access.title, access.clauses) == ("Acceso", ["Entra ____.", "Sale ____."])
    told = ["Lo decide. La alcaldía.", "La norma que hay detrás. La norma pide asistencia (Ley 39/2015, art. 12)."]
    assert access.help == "\n".join(told)
    assert (approval.title, approval.checks) == ("Aprobación", ["Está en el orden del día."])
    paragraphs = [
        paragraph.text for paragraph in docx.Document(io.BytesIO(build_document(document, loaded.facts))).paragraphs
    ]
    assert ["1. Acceso", *told, "1.1. Entra ____.", "1.2. Sale ____.", "2. Aprobación"] == paragraphs[2:8]


def test_the_document_lists_what_it_cites() -> None:
    loaded = make_course()
    policy = make_policy().value
    (source,) = list_policy_sources(policy, loaded.references)
    assert source.startswith("Ley 39/2015, de 1 de octubre") and source.endswith("39")
    word = docx.Document(
        io.BytesIO(build_document(make_policy_document(policy, loaded.references), loaded.facts, [source]))
    )
    assert [paragraph.text for paragraph in word.paragraphs][-2:] == ["Fuentes", source]


def test_a_citation_that_leads_nowhere_is_left_as_it_is_written() -> None:
    assert write_out_citations("Dice [@nadie].", make_course().references) == "Dice [@nadie]."


def test_the_page_of_an_element_shows_it() -> None:
    text = "# 2. Modelos { #2 }\n\n## 2.1. La burocracia { #2-1 }\n\nTexto.\n"
    for shown, lines in (("", [7]), ('\n{{ policy_element("access") }}\n', [])):
        loaded = make_course(make_page(text + shown, "docs/tema-1/2-modelos.md"), data={Policy: [make_policy()]})
        findings = check_shown_where_studied(loaded)
        assert [finding.line for finding in findings] == lines
        assert all("no muestra este elemento" in finding.message for finding in findings)
