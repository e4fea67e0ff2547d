"""`data/policy.yml`: the social media policy, element by element."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, field_validator, model_validator

from course.model.base import HeadingId, Model, Slug, make_error, refuse_repeated
from course.model.document import DocumentPart, refuse_bad_gaps
from course.model.texts import PlainText, Proofreading, RuleText


class PolicyExample(Model):
    """An example of how not to write or do something, and why."""

    text: PlainText = Field(description="El mal ejemplo, inventado. La página ya dice que es ficticio.")
    why: RuleText = Field(description="Por qué está mal. Admite citas.")


class PolicyElement(Model):
    """One element of a social media policy: decisions and who takes them, model clauses, a bad example, regulation."""

    id: Slug = Field(description="Identificador, en inglés. No cambia nunca.")
    title: PlainText = Field(description="El elemento, en pocas palabras.")
    section: HeadingId = Field(description="Epígrafe del programa donde se estudia.")
    decisions: list[PlainText] = Field(
        min_length=1, description="Lo que el ayuntamiento tiene que decidir. Texto sin formato."
    )
    decided_by: RuleText = Field(description="Quién lo decide y con quién. Admite citas.")
    clauses: list[PlainText] = Field(
        min_length=1,
        description="Cláusulas modelo, con nuestras palabras; cuatro guiones bajos son un hueco. Texto sin formato.",
    )
    bad_example: PolicyExample = Field(description="Un mal ejemplo.")
    rule: Annotated[RuleText, Proofreading.LATER] = Field(
        description="La norma que hay detrás, con su cita, o que no la hay."
    )

    @field_validator("clauses")
    @classmethod
    def _check_gaps(cls, clauses: list[str]) -> list[str]:
        return refuse_bad_gaps(clauses)


class Policy(Model):
    """The social media policy that readers download (`data/policy.yml`), element by element."""

    id: Slug = Field(description="Identificador; el DOCX se llama igual. No cambia nunca.")
    title: PlainText = Field(description="Título del documento.")
    intro: PlainText = Field(description="Para qué sirve y cómo se usa, en dos o tres frases. Texto sin formato.")
    elements: list[PolicyElement] = Field(min_length=1, description="Los elementos, en el orden del documento.")
    closing: list[DocumentPart] = Field(default=[], description="Partes que van detrás de los elementos.")

    @field_validator("elements")
    @classmethod
    def _check_elements(cls, elements: list[PolicyElement]) -> list[PolicyElement]:
        refuse_repeated("el elemento", "id", [element.id for element in elements])
        return elements

    @model_validator(mode="after")
    def _check_titles(self) -> Policy:
        titles = [element.title.casefold() for element in self.elements]
        titles += [part.title.casefold() for part in self.closing]
        for number, title in enumerate(titles):
            if title in titles[:number]:
                among_elements = number < len(self.elements)
                place = ("elements", number) if among_elements else ("closing", number - len(self.elements))
                raise make_error("repeated_title", "este título ya está más arriba", (*place, "title"))
        return self

    def find_element(self, element_id: str) -> PolicyElement | None:
        return next((element for element in self.elements if element.id == element_id), None)
