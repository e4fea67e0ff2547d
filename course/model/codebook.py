"""`data/codebook.yml`: the classes used to code messages, and how to decide between them in case of doubt."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from course.model.base import Form, HeadingId, Model, ReferenceKey, Slug, make_error
from course.model.texts import PlainText

ShortCode = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Z]{2,4}$"),
    Form("un código son de dos a cuatro mayúsculas sin acento, como `DEM`"),
]


class Code(Model):
    """One class of messages: its definition, what it includes and excludes, and what to do with a doubtful message."""

    id: Slug = Field(description="Identificador. No cambia nunca ni se reutiliza.")
    code: ShortCode = Field(description="Lo que se elige en la hoja de cálculo: de dos a cuatro mayúsculas sin acento.")
    label: PlainText = Field(description="Nombre de la clase.")
    definition: PlainText = Field(description="Qué mensajes son, en una frase. Texto sin formato.")
    include: list[PlainText] = Field(min_length=1, description="Lo que entra. Texto sin formato.")
    exclude: list[PlainText] = Field(
        min_length=1, description="Lo que parece que entra y va en otra clase. Texto sin formato."
    )
    example: PlainText = Field(
        description="Un mensaje inventado. La página ya dice que es ficticio. Texto sin formato."
    )
    doubt: PlainText = Field(description="Qué se hace cuando se duda entre esta clase y otra. Texto sin formato.")


class Codebook(Model):
    """The codebook of a study of messages (`data/codebook.yml`): its classes, in the order of the table."""

    id: Slug = Field(description="Identificador; la hoja de cálculo se llama igual. No cambia nunca.")
    title: PlainText = Field(description="Título.")
    intro: PlainText = Field(description="Cómo se usa, en dos o tres frases. Texto sin formato.")
    origin: PlainText = Field(
        description="De dónde salen las clases y qué es nuestro. Texto sin formato; las fuentes van en `sources`."
    )
    section: HeadingId = Field(description="Epígrafe del programa donde se estudia.")
    sources: list[ReferenceKey] = Field(min_length=1, description="Fuentes de las clases, claves de `references.bib`.")
    codes: list[Code] = Field(min_length=2, description="Las clases, en el orden en que se muestran.")

    @model_validator(mode="after")
    def _check_repeated(self) -> Codebook:
        """Ids, codes and labels are unique regardless of case, because a spreadsheet compares without case."""
        for key in ("id", "code", "label"):
            first: dict[str, int] = {}
            for position, code in enumerate(self.codes):
                value = getattr(code, key)
                if first.setdefault(value.casefold(), position) != position:
                    message = "la clase «{value}» ya está más arriba"
                    raise make_error("repeated_code", message, ("codes", position, key), value=value)
        return self
