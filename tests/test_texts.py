"""Every text field of the data declares what may be written in it, and refuses the rest."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest
from course_in_memory import make_draft
from pydantic import BaseModel, StringConstraints

from course.checks.texts import check_texts
from course.files.yaml_source import read_yaml
from course.findings import Finding, render_finding
from course.loaded.located import Located
from course.model import Case
from course.model.base import Form
from course.model.texts import PlainText, TextSort
from course.register import DATA_KINDS

CASE = """\
id: ventanilla
name: Ventanilla
short_name: Ventanilla
summary: Un caso.
kind: service
scope: municipal
place: Aquí
promoter: El ayuntamiento
period: Desde 2020
status: active
sections: [t1/1]
context: |-
  Un **problema** [@perez_2020].

  - Otro.
platform: Una web.
process: [Se hizo.]
figures:
  - {label: Visitas, value: "3", year: "2020", source: perez_2020, note: NOTE}
results: Bien.
limits: Pocos.
state_today: Sigue.
copy: [Hazlo.]
sources: [perez_2020]
"""


def find_models(annotation: Any, found: set[type[BaseModel]]) -> set[type[BaseModel]]:
    """The models that an annotation admits, and those inside them."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if annotation not in found:
            found.add(annotation)
            for info in annotation.model_fields.values():
                find_models(info.annotation, found)
    else:
        for argument in get_args(annotation):
            find_models(argument, found)
    return found


def list_texts(annotation: Any, marks: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """What is declared of each text that an annotation admits."""
    if get_origin(annotation) is Annotated:
        yield from list_texts(annotation.__origin__, (*marks, *annotation.__metadata__))
    elif annotation is str:
        yield marks
    elif get_origin(annotation) is not Literal:
        for argument in get_args(annotation):
            yield from list_texts(argument)


def find_unsorted(model: type[BaseModel]) -> set[str]:
    """The fields with a text of undeclared sort that is neither an identifier nor anything else of a described form."""
    return {
        f"{each.__name__}.{name}"
        for each in find_models(model, set())
        for name, info in each.model_fields.items()
        for marks in list_texts(info.annotation, tuple(info.metadata))
        if not any(isinstance(mark, (TextSort, Form)) for mark in marks)
    }


def test_every_text_of_the_data_has_a_sort() -> None:
    assert set().union(*(find_unsorted(kind.model) for kind in DATA_KINDS)) == set()


def test_a_text_without_a_sort_is_found_wherever_it_stands() -> None:
    class Inner(BaseModel):
        bare: list[Annotated[str, StringConstraints(min_length=1)]]
        sorted_: PlainText

    class Outer(BaseModel):
        plain: str | None
        named: Annotated[str, StringConstraints(pattern="^a$"), Form("una `a`")]
        patterned: Annotated[str, StringConstraints(pattern="^a$")]
        inner: dict[str, Inner]

    assert find_unsorted(Outer) == {"Outer.plain", "Outer.patterned", "Outer.inner", "Inner.bare"}


@pytest.mark.parametrize(
    ("note", "message"),
    [
        ("Según *El Diario* [@perez_2020].", None),
        ("Mira [esto](https://x.es).", "este texto admite énfasis y citas, y nada más"),
        ("Con `código`.", "este texto admite énfasis y citas, y nada más"),
        ("- Un elemento.", "este texto admite énfasis y citas, y nada más"),
    ],
)
def test_a_cited_text_is_one_paragraph_with_emphasis_and_citations(note: str, message: str | None) -> None:
    found = check(CASE.replace("NOTE", f"'{note}'"))
    assert [(finding.line, finding.message) for finding in found] == ([(19, message)] if message else [])


def check(case: str) -> list[Finding]:
    document, findings = read_yaml(case, "data/cases/ventanilla.yml")
    assert document is not None and not findings
    return check_texts(make_draft(data={Case: [Located(Case.model_validate(document.data), document)]}))


def tell(old: str, written: str) -> list[str]:
    """What is told of a case with this text, which is refused, instead of another."""
    assert CASE.count(old) == 1
    text = CASE.replace("NOTE", "Sin nota").replace(old, old.partition(":")[0] + f": {json.dumps(written)}")
    return [render_finding(finding).partition(" error: ")[2] for finding in check(text)]


@pytest.mark.parametrize(
    "mark", ["**Un** caso", "Un *caso*", "Un `caso`", "Un caso [@perez_2020]", "Un [caso](a.md)", "Un {{ caso }}"]
)
def test_a_plain_text_has_no_marks(mark: str) -> None:
    told = ["este texto sale tal cual (quita las marcas de formato, las citas y las macros)"]
    assert tell("summary: Un caso.", mark) == told


@pytest.mark.parametrize("mark", ["Un {% if %} caso", "Un {# caso", "Un <b>caso</b>", "Un </B> caso"])
def test_a_plain_text_has_no_code(mark: str) -> None:
    told = ["este texto sale tal cual (quita las marcas de formato, las citas y las macros)"]
    assert tell("summary: Un caso.", mark) == told


@pytest.mark.parametrize("written", ["5 * 3 = 15", "un_caso_y_otro", "a < b y 2 > 1", "[sic]", "{uno}", "a*b"])
def test_a_plain_text_may_have_signs(written: str) -> None:
    assert tell("summary: Un caso.", written) == []
