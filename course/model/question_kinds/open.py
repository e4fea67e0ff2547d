"""`open`: a text written by the learner, who compares it with a model answer and marks it with a rubric."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from course.language.folded_words import holds_whole
from course.language.inline_markdown import render_inline, render_paragraphs
from course.model.base import Model
from course.model.question_kinds.base import (
    QuestionBase,
    make_value,
    place_options,
    refuse_same_text,
)
from course.model.texts import InlineText, Why
from course.model.walking import Place


class Criterion(Model):
    """One thing that a good answer does."""

    text: InlineText = Field(description="El criterio, en afirmativo y con una sola cosa que comprobar.")
    why: Why = Field(description="Por qué importa, o cómo se nota que se cumple.")


class OpenQuestion(QuestionBase):
    """A text written by the learner, who compares it with a model answer and marks it with a rubric."""

    kind: Literal["open"] = Field(description="Tipo de pregunta: respuesta abierta, que corrige quien la escribe.")
    model_answer: InlineText = Field(description="Una respuesta buena, como la escribiría quien domina el tema.")
    rubric: list[Criterion] = Field(
        min_length=3, max_length=5, description="De tres a cinco criterios, que valen lo mismo."
    )

    minutes: ClassVar[int] = 5
    is_self_graded: ClassVar[bool] = True

    @model_validator(mode="after")
    def _check_rubric(self) -> Self:
        refuse_same_text("el criterio", [criterion.text for criterion in self.rubric], ("rubric", "text"))
        return self

    def _make_own_view(self) -> dict[str, object]:
        return {
            "model_answer": render_paragraphs(self.model_answer),
            "rubric": [
                {"value": make_value(item.text), "text": render_inline(item.text), "why": render_inline(item.why)}
                for item in self.rubric
            ],
        }

    def is_told_by(self, hint: str) -> bool:
        return holds_whole(hint, self.model_answer)

    def list_options(self) -> list[list[tuple[Place, str]]]:
        return [place_options("rubric", "text", self.rubric)]
