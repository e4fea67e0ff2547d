"""The pages that study a case must show its card."""

from __future__ import annotations

from course_in_memory import make_course, make_page
from loaded_courses import load_minimal_course

from course.checks.text.shown_where_studied import check_shown_where_studied
from course.model import Case

CARD = '\n\n{{ case("ventanilla") }}\n'
PAGE = "# 2. Modelos { #2 }\n\n### Un ejemplo { #ejemplo }\n\nTexto."


def check(text: str) -> list[tuple[str, int | None, str]]:
    cases = load_minimal_course().list_located(Case)
    loaded = make_course(make_page(text, "docs/tema-1/2-modelos.md"), data={Case: cases})
    return [(finding.path, finding.line, finding.message) for finding in check_shown_where_studied(loaded)]


def test_a_published_heading_shows_its_case() -> None:
    assert check(PAGE + CARD) == []
    assert check(PAGE) == [
        ("data/cases/ventanilla.yml", 11, "la página de `t1/ejemplo`, docs/tema-1/2-modelos.md, no muestra este caso")
    ]


def test_a_heading_that_is_not_published_needs_none() -> None:
    assert check("# 2. Modelos { #2 }\n\nTexto.\n") == []
