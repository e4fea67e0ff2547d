"""The pages that study a case or a document must show its card."""

from __future__ import annotations

from course_in_memory import make_course, make_page
from loaded_courses import load_minimal_course

from course.checks.text.shown_where_studied import check_shown_where_studied
from course.files.yaml_source import read_yaml
from course.findings import render_finding
from course.loaded.located import Located
from course.model import Case, Document

CARD = '\n\n{{ case("ventanilla") }}\n'
PAGE = "# 2. Modelos { #2 }\n\n### Un ejemplo { #ejemplo }\n\nTexto."
UNSHOWN = (
    "data/cases/ventanilla.yml:11:12: error: la página de `t1/ejemplo`, docs/tema-1/2-modelos.md, no muestra este caso"
    ' (ponle `{{ case("ventanilla") }}` o quita el epígrafe de `sections`)'
)


def check(text: str) -> list[str]:
    cases = load_minimal_course().list_located(Case)
    loaded = make_course(make_page(text, "docs/tema-1/2-modelos.md"), data={Case: cases})
    return [render_finding(finding) for finding in check_shown_where_studied(loaded)]


def test_a_published_heading_shows_its_case() -> None:
    assert check(PAGE + CARD) == []
    assert check(PAGE) == [UNSHOWN]
    assert check(f'{PAGE}\n\n{{{{ case("mercado") }}}}\n') == [UNSHOWN]


def test_a_heading_that_is_not_published_needs_none() -> None:
    assert check("# 2. Modelos { #2 }\n\nTexto.\n") == []


def test_nothing_is_missed_on_a_page_whose_macros_cannot_be_parsed() -> None:
    assert check(f"{PAGE}\n\n{{{{ case(") == []


SHEET = """\
id: hoja
title: Hoja de prueba
intro: Una hoja para probar.
sections: [t1/2-2, t1/2-1]
parts:
  - {title: Qué, checks: [Algo que se comprueba.]}
"""


def check_sheet(lesson: str, gathered: str) -> list[str]:
    """What is told of the document of `SHEET`, whose lesson and page of all documents have these texts."""
    document, _ = read_yaml(SHEET, "data/documents/hoja.yml")
    assert document is not None
    pages = (
        make_page(
            f"# 2. Modelos {{ #2 }}\n\n## 2.1. La burocracia {{ #2-1 }}\n\n{lesson}\n", "docs/tema-1/2-modelos.md"
        ),
        make_page(f"# Plantillas {{ #plantillas }}\n\n{gathered}\n", "docs/plantillas.md"),
    )
    sheets = [Located(Document.model_validate(document.data), document)]
    findings = check_shown_where_studied(make_course(*pages, data={Document: sheets}))
    return [render_finding(finding) for finding in findings]


def test_a_document_is_shown_in_its_lesson_and_among_all_documents() -> None:
    macro = '{{ document("hoja") }}'
    assert check_sheet(macro, macro) == []
    assert check_sheet("Texto.", macro) == [
        "data/documents/hoja.yml:4:20: error: la página de `t1/2-1`, docs/tema-1/2-modelos.md, no muestra esta"
        f" plantilla (ponle `{macro}` o quita el epígrafe de `sections`)"
    ]
    assert check_sheet(macro, "Texto.") == [
        "data/documents/hoja.yml:1:5: error: docs/plantillas.md, que reúne las plantillas, no muestra esta"
        f" (ponle `{macro}`)"
    ]
