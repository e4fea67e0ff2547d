"""`data/documents/*.yml`: documents that readers take away."""

from __future__ import annotations

import re

from pydantic import Field, field_validator, model_validator

from course.model.base import HeadingId, Model, Slug, make_error
from course.model.texts import PlainText


class DocumentField(Model):
    """A field to fill in, with help."""

    label: PlainText = Field(description="Qué se escribe.")
    help: PlainText = Field(description="Cómo se rellena, en una o dos frases. Texto sin formato.")


class DocumentTable(Model):
    """A table to fill in by hand: its header, and the number of empty rows."""

    columns: list[PlainText] = Field(min_length=2, max_length=5, description="Los títulos de las columnas.")
    rows: int = Field(ge=1, le=20, description="Cuántas filas vacías.")


class DocumentPart(Model):
    """A part of a document, in one of four shapes: fields, clauses, a checklist or an empty table."""

    title: PlainText = Field(description="Título de la parte.")
    help: PlainText | None = Field(default=None, description="Qué se decide aquí. Texto sin formato.")
    fields: list[DocumentField] = Field(default=[], description="Casillas para escribir.")
    clauses: list[PlainText] = Field(default=[], description="Cláusulas propuestas; cuatro guiones bajos son un hueco.")
    checks: list[PlainText] = Field(default=[], description="Comprobaciones que se marcan.")
    table: DocumentTable | None = Field(default=None, description="Tabla vacía.")

    @field_validator("clauses")
    @classmethod
    def _check_gaps(cls, clauses: list[str]) -> list[str]:
        return refuse_bad_gaps(clauses)

    @model_validator(mode="after")
    def _check_shape(self) -> DocumentPart:
        given = [name for name in ("fields", "clauses", "checks", "table") if getattr(self, name)]
        if len(given) != 1:
            message = "cada parte lleva una de estas cuatro cosas, y solo una: `fields`, `clauses`, `checks` o `table`"
            raise make_error("part_shape", message, (given[1],) if given else ("title",))
        return self


class Document(Model):
    """A document that readers take away to fill in (`data/documents/<id>.yml`). Texts are plain."""

    id: Slug = Field(description="Identificador; el archivo se llama igual. No cambia nunca.")
    title: PlainText = Field(description="Título del documento.")
    intro: PlainText = Field(description="Para qué sirve y cómo se usa, en dos o tres frases. Texto sin formato.")
    sections: list[HeadingId] = Field(min_length=1, description="Epígrafes del programa donde se usa.")
    parts: list[DocumentPart] = Field(min_length=1, description="Las partes, en orden.")


def refuse_bad_gaps(clauses: list[str]) -> list[str]:
    for position, clause in enumerate(clauses):
        if "\n" in clause:
            raise make_error("clause_lines", "una cláusula va en un solo párrafo", (position,))
        if any(len(gap) != 4 for gap in re.findall(r"_{2,}", clause)):
            raise make_error("clause_gap", "un hueco son cuatro guiones bajos: `____`", (position,))
    return clauses
