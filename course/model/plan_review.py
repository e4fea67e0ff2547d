"""`data/plan_review.yml`: the criteria by which a plan is read and remarked on by somebody who didn't write it.

The sheet to print (`course/derived/plan_review.py`), the table on the pages and the remarks on the example plans
(`course/model/example_plan.py`) all use these criteria.
"""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field, field_validator, model_validator

from course.model.base import HeadingId, Model, Slug, make_error, refuse_repeated
from course.model.texts import Name, PlainText

PlanLevel = Literal["weak", "middling", "good"]
PLAN_LEVELS: tuple[PlanLevel, ...] = get_args(PlanLevel)
# What a reader sees.
LEVEL_NAMES: dict[PlanLevel, str] = {"weak": "Flojo", "middling": "A medias", "good": "Bueno"}


class ReviewCriterion(Model):
    """One thing to look at in a plan: the question to ask, where to look, and how each level is recognised."""

    id: Slug = Field(description="Identificador. No cambia nunca: lo nombran los comentarios de los planes de ejemplo.")
    title: Name = Field(description="Cómo se llama el criterio, en dos o tres palabras.")
    question: PlainText = Field(description="La pregunta que se hace quien lee el plan. Texto sin formato.")
    fields: list[Slug] = Field(min_length=1, description="Los campos del plan en los que se mira.")
    weak: PlainText = Field(description="En qué se nota que está flojo. Texto sin formato.")
    middling: PlainText = Field(description="En qué se nota que está a medias. Texto sin formato.")
    good: PlainText = Field(description="En qué se nota que está bien. Texto sin formato.")

    @field_validator("fields")
    @classmethod
    def _check_fields(cls, fields: list[str]) -> list[str]:
        for position, field in enumerate(fields):
            if field in fields[:position]:
                raise make_error("repeated_field", "el campo «{id}» ya está en este criterio", (position,), id=field)
        return fields

    def get_description(self, level: PlanLevel) -> str:
        """How a plan of this level is recognised."""
        return {"weak": self.weak, "middling": self.middling, "good": self.good}[level]


class PlanReview(Model):
    """How a plan is reviewed between colleagues (`data/plan_review.yml`)."""

    id: Slug = Field(description="Identificador: así se llama el archivo de la hoja. No cambia nunca.")
    title: PlainText = Field(description="Título de la hoja.")
    intro: PlainText = Field(description="Para qué sirve y cómo se usa, en dos o tres frases. Texto sin formato.")
    sections: list[HeadingId] = Field(min_length=1, description="Epígrafes del programa donde se usa.")
    criteria: list[ReviewCriterion] = Field(min_length=2, max_length=12, description="Los criterios, en orden.")
    advice: list[PlainText] = Field(
        min_length=1, description="Cómo se escribe un comentario que ayuda: lo que se repasa antes de devolver la hoja."
    )

    @model_validator(mode="after")
    def _check_criteria(self) -> PlanReview:
        refuse_repeated("el criterio", "id", [criterion.id for criterion in self.criteria])
        places: dict[str, str] = {}
        for number, criterion in enumerate(self.criteria):
            for position, field in enumerate(criterion.fields):
                other = places.setdefault(field, criterion.id)
                if other != criterion.id:
                    message = "el campo «{id}» se mira ya en el criterio «{other}»"
                    at = ("criteria", number, "fields", position)
                    raise make_error("repeated_field", message, at, id=field, other=other)
        return self

    def find_criterion(self, identifier: str) -> ReviewCriterion | None:
        return next((criterion for criterion in self.criteria if criterion.id == identifier), None)
