"""`data/plan.yml`: the sections and fields of the social media plan that each reader writes for their town hall.

Field kinds follow HTML's form controls. What a reader writes is stored by the ids of fields, options and columns
(docs/assets/js/core/plan-state.js).
"""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from course.language.folded_words import fold_answer
from course.model.base import DecimalNumber, HeadingId, Model, Slug, make_error, refuse_repeated
from course.model.texts import Name, PlainText
from course.model.walking import Place


class PlanOption(Model):
    """One of the options of a field."""

    id: Slug = Field(description="Identificador. No cambia nunca ni se reutiliza: es lo que se guarda de cada lector.")
    text: PlainText = Field(description="La opción, texto sin formato.")


class PlanColumn(Model):
    """One column of a table that the reader fills in."""

    id: Slug = Field(description="Identificador. No cambia nunca ni se reutiliza: de él cuelga lo escrito.")
    title: PlainText = Field(description="El título de la columna, texto sin formato.")


class PlanFieldBase(Model):
    """What fields of all kinds share."""

    id: Slug = Field(
        description="Identificador. No cambia nunca ni se reutiliza: de él cuelga lo que cada lector ha escrito."
    )
    label: PlainText = Field(description="Lo que se pide, en pocas palabras. Texto sin formato.")
    help: PlainText = Field(description="Cómo se rellena bien, en una o dos frases. Texto sin formato.")
    required: bool = Field(default=False, description="Si un plan completo no puede ir sin él.")
    core: bool = Field(default=False, description="Si es del plan mínimo. Uno así es también `required`.")

    @model_validator(mode="after")
    def _check_core(self) -> PlanFieldBase:
        if self.core and not self.required:
            raise make_error(
                "core_required", "un campo del plan mínimo es también obligatorio: `required: true`", ("core",)
            )
        return self


class ShortTextField(PlanFieldBase):
    """One line of text."""

    kind: Literal["short_text"] = Field(description="Tipo de campo: una línea de texto.")
    example: PlainText = Field(description="Un ejemplo inventado. Texto sin formato.")


class LongTextField(PlanFieldBase):
    """A text of several sentences."""

    kind: Literal["long_text"] = Field(description="Tipo de campo: un texto de varias frases.")
    example: PlainText = Field(description="Un ejemplo inventado. Texto sin formato.")


class NumberField(PlanFieldBase):
    """A number, 0 or more."""

    kind: Literal["number"] = Field(description="Tipo de campo: un número, de 0 en adelante.")
    unit: Name | None = Field(default=None, description="La unidad, que se muestra tras la casilla.")
    example: DecimalNumber = Field(ge=0, allow_inf_nan=False, description="Un ejemplo inventado, con punto decimal.")


class DateField(PlanFieldBase):
    """A date."""

    kind: Literal["date"] = Field(description="Tipo de campo: una fecha.")
    example: datetime.date = Field(description="Un ejemplo inventado: `2027-01-15`.")


class OptionsField(PlanFieldBase):
    """A field answered by choosing from a list."""

    options: list[PlanOption] = Field(min_length=2, description="Las opciones, en el orden en que se muestran.")

    @field_validator("options")
    @classmethod
    def _check_options(cls, options: list[PlanOption]) -> list[PlanOption]:
        refuse_repeated("la opción", "id", [option.id for option in options])
        refuse_repeated("la opción", "text", [fold_answer(option.text) for option in options])
        return options

    def _refuse_unknown_option(self, identifier: str, at: tuple[str | int, ...]) -> None:
        if identifier not in [option.id for option in self.options]:
            raise make_error("unknown_option", "no hay ninguna opción «{id}» en este campo", at, id=identifier)


class ChoiceField(OptionsField):
    """One option of a list."""

    kind: Literal["choice"] = Field(description="Tipo de campo: una sola opción.")
    example: Slug = Field(description="La opción del ejemplo inventado, por su `id`.")

    @model_validator(mode="after")
    def _check_example(self) -> ChoiceField:
        self._refuse_unknown_option(self.example, ("example",))
        return self


class SeveralField(OptionsField):
    """Several options of a list."""

    kind: Literal["several"] = Field(description="Tipo de campo: varias opciones.")
    example: list[Slug] = Field(min_length=1, description="Las opciones del ejemplo inventado, por su `id`.")

    @model_validator(mode="after")
    def _check_example(self) -> SeveralField:
        for position, identifier in enumerate(self.example):
            self._refuse_unknown_option(identifier, ("example", position))
        return self


class TableField(PlanFieldBase):
    """Rows that the reader adds and removes."""

    kind: Literal["table"] = Field(description="Tipo de campo: una tabla con filas que se añaden y se quitan.")
    columns: list[PlanColumn] = Field(
        min_length=2, max_length=9, description="Las columnas. La primera da nombre a la fila."
    )
    example: list[dict[Slug, PlainText]] = Field(
        min_length=1, description="Filas de ejemplo, inventadas: `columna: texto`."
    )

    @field_validator("columns")
    @classmethod
    def _check_columns(cls, columns: list[PlanColumn]) -> list[PlanColumn]:
        refuse_repeated("la columna", "id", [column.id for column in columns])
        refuse_repeated("la columna", "title", [fold_answer(column.title) for column in columns])
        return columns

    @model_validator(mode="after")
    def _check_example(self) -> TableField:
        known = [column.id for column in self.columns]
        for number, row in enumerate(self.example):
            for identifier in row:
                if identifier not in known:
                    message = "no hay ninguna columna «{id}» en esta tabla"
                    raise make_error("unknown_column", message, ("example", number, identifier), id=identifier)
            if known[0] not in row:
                message = "a esta fila le falta «{id}», la columna que le da nombre"
                raise make_error("unnamed_row", message, ("example", number), id=known[0])
        return self


PlanField = Annotated[
    ShortTextField | LongTextField | NumberField | DateField | ChoiceField | SeveralField | TableField,
    Field(discriminator="kind"),
]


class PlanSection(Model):
    """The fields for one heading of the programme, which gives the section its number and title."""

    section: HeadingId = Field(description="Epígrafe del programa, como `t5/2-1`: de él salen el número y el título.")
    introduction: PlainText = Field(description="Qué recoge el apartado, en una o dos frases. Texto sin formato.")
    fields: list[PlanField] = Field(min_length=1, description="Los campos, en el orden en que se muestran.")


class PlanDocument(Model):
    """The finished document: its title and file name, and the fields shown on its cover."""

    title: PlainText = Field(description="El título del documento. Texto sin formato.")
    file: Slug = Field(description="Cómo empieza el nombre del archivo, sin terminación: `plan-de-redes`.")
    entity: Slug = Field(
        description="El campo `short_text` con el nombre de la entidad, por el que se distingue un plan de otro."
    )
    cover: list[Slug] = Field(default=[], description="Los campos que salen también en la portada, en su orden.")


class Plan(Model):
    """The social media plan (`data/plan.yml`): sections in programme order, with the fields of each."""

    notice: PlainText = Field(description="Aviso que acompaña a los ejemplos: son inventados. Texto sin formato.")
    document: PlanDocument = Field(description="El documento terminado.")
    sections: list[PlanSection] = Field(min_length=1, description="Los apartados, en el orden del programa.")
    retired: list[Slug] = Field(
        default=[], description="Identificadores de campos ya quitados, que no se pueden volver a usar."
    )

    @model_validator(mode="after")
    def _check_identifiers(self) -> Plan:
        places: dict[str, str] = {}
        for number, section in enumerate(self.sections):
            if section.section in [other.section for other in self.sections[:number]]:
                message = "el apartado «{id}» ya está más arriba"
                raise make_error("repeated_section", message, ("sections", number, "section"), id=section.section)
            for position, field in enumerate(section.fields):
                at = ("sections", number, "fields", position, "id")
                if field.id in places:
                    message = "el campo «{id}» ya está en el apartado {place}"
                    raise make_error("repeated_field", message, at, id=field.id, place=places[field.id])
                if field.id in self.retired:
                    message = "«{id}» está en `retired`: de ese identificador cuelga lo escrito en otro campo"
                    raise make_error("retired_id", message, at, id=field.id)
                places[field.id] = section.section
        return self

    @model_validator(mode="after")
    def _check_document(self) -> Plan:
        kinds: dict[str, str] = {field.id: field.kind for field in self.fields}
        named: list[tuple[Place, str]] = [(("document", "entity"), self.document.entity)]
        named += [(("document", "cover", place), name) for place, name in enumerate(self.document.cover)]
        for at, name in named:
            if name not in kinds:
                raise make_error("unknown_field", "no hay ningún campo «{id}» en el plan", at, id=name)
        if kinds[self.document.entity] != "short_text":
            message = "el nombre de la entidad va en un campo `short_text`, y «{id}» no lo es"
            raise make_error("entity_kind", message, ("document", "entity"), id=self.document.entity)
        return self

    @property
    def fields(self) -> list[PlanField]:
        """Every field, in order."""
        return [field for section in self.sections for field in section.fields]
