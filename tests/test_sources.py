"""A page that cites lists its sources at its end; a page that only seems to cite needs no list."""

from __future__ import annotations

import pytest
from course_in_memory import make_draft, make_page
from loaded_courses import load_minimal_course

from course.checks.sources import check_sources
from course.findings import render_finding
from course.loaded.located import Located
from course.model import Diagnosis, Figure

PAGE = "docs/tema-1/1-introduccion.md"
UNLISTED = (
    "error: la página cita fuentes y no las lista (acaba la página con `## Fuentes { #fuentes }` y `{{ sources() }}`)"
)
LATE = "error: esta cita va detrás de `{{ sources() }}` y no saldría en la lista"


def check(body: str, path: str = PAGE, are_cited: bool = True) -> list[str]:
    """What is told of a page with this body from its line 3 on. Its figures and diagnoses may have no sources."""
    minimal = load_minimal_course()
    data: dict = {model: minimal.list_located(model) for model in (Figure, Diagnosis)}
    if not are_cited:
        figures = [(each, each.value.model_copy(update={"sources": []})) for each in data[Figure]]
        (diagnosis,) = data[Diagnosis]
        bare = [statement.model_copy(update={"sources": []}) for statement in diagnosis.value.statements]
        data = {
            Figure: [Located(value, each.document) for each, value in figures],
            Diagnosis: [Located(diagnosis.value.model_copy(update={"statements": bare}), diagnosis.document)],
        }
    page = make_page(f"# Una página {{ #una }}\n\n{body}\n", path)
    return [render_finding(finding).removeprefix(f"{path}:") for finding in check_sources(make_draft(page, data=data))]


@pytest.mark.parametrize("body", ["Lo dice [@perez_2020].", "Lo dice @perez_2020.", "Lo dice `[@perez_2020]`."])
def test_a_citation_of_the_page_asks_for_the_list(body: str) -> None:
    is_citation = body == "Lo dice [@perez_2020]."
    assert check(body) == ([f"3: {UNLISTED}"] if is_citation else [])
    assert check(f"{body}\n\n{{{{ sources() }}}}") == []
    assert check(f"{body}\n\n{{{{ bibliography() }}}}") == []
    assert check(f"{{{{ sources() }}}}\n\n{body}\n\n{body}") == ([f"5: {LATE}"] if is_citation else [])


@pytest.mark.parametrize("macro", ['figure("canales")', 'chart(id="esperas")', 'diagnosis("mostrador")'])
def test_what_a_page_shows_asks_for_the_list_if_it_has_sources(macro: str) -> None:
    assert check(f"{{{{ {macro} }}}}") == [f"3: {UNLISTED}"]
    assert check(f"{{{{ {macro} }}}}", are_cited=False) == []


@pytest.mark.parametrize("macro", ["glossary()", "norms()", 'case("ventanilla", full=True)', "case_comparison(1)"])
def test_a_macro_that_cites_asks_for_the_list(macro: str) -> None:
    assert check(f"{{{{ {macro} }}}}") == [f"3: {UNLISTED}"]


@pytest.mark.parametrize("macro", ['case("ventanilla")', "case_comparison()", "minutes()", 'figure("nada")'])
def test_a_macro_that_cites_nothing_does_not(macro: str) -> None:
    assert check(f"{{{{ {macro} }}}}") == []


def test_the_first_citation_is_told_whichever_way_it_is_made() -> None:
    assert check('{{ figure("canales") }}\n\nLo dice [@perez_2020].') == [f"3: {UNLISTED}"]
    assert check('Lo dice [@perez_2020].\n\n{{ figure("canales") }}') == [f"3: {UNLISTED}"]


def test_a_page_that_cannot_be_read_and_the_authors_guide_need_no_list() -> None:
    assert check("Lo dice [@perez_2020].\n\n{{ figure( }}") == []
    assert check("Lo dice [@perez_2020].\n\n{# Sin cerrar") == []
    assert check("Lo dice [@perez_2020].", "docs/autores/citas.md") == []


def test_a_page_that_is_passed_over_hides_no_other() -> None:
    texts = {"docs/autores/citas.md": "Se escribe [@perez_2020].", PAGE: "Lo dice [@perez_2020]."}
    pages = [make_page(f"# Una página {{ #una }}\n\n{text}\n", path) for path, text in texts.items()]
    assert [render_finding(finding) for finding in check_sources(make_draft(*pages))] == [f"{PAGE}:3: {UNLISTED}"]
