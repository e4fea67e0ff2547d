"""`data/glossary.yml`: the terms."""

from __future__ import annotations

from pydantic import Field

from course.model.base import HeadingId, Model, ReferenceKey, Slug
from course.model.texts import Name, PlainText


class Term(Model):
    """One term of the glossary."""

    id: Slug = Field(description="Identificador y ancla. No cambia nunca.")
    term: Name = Field(description="El término, en español.")
    english: Name | None = Field(default=None, description="El término original en otra lengua, si lo hay.")
    definition: PlainText = Field(description="Definición en una o dos frases, texto sin formato.")
    variants: list[Name] = Field(default=[], description="Otras formas que se reconocen en el texto (plurales…).")
    section: HeadingId | None = Field(default=None, description="Epígrafe donde se explica.")
    sources: list[ReferenceKey] = Field(default=[], description="Fuentes, claves de `references.bib`.")


class Glossary(Model):
    """The glossary (`data/glossary.yml`)."""

    terms: list[Term] = Field(min_length=1, description="Los términos, en cualquier orden: la página los ordena.")
