"""`multiple`: several right answers, and all of them and only them must be chosen."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from course.model.base import make_error
from course.model.question_kinds.choices import ChoiceQuestion


class MultipleQuestion(ChoiceQuestion):
    """Several right answers: all of them and only them must be chosen."""

    kind: Literal["multiple"] = Field(description="Tipo de pregunta: varias respuestas correctas.")

    @model_validator(mode="after")
    def _check_some_correct(self) -> Self:
        if not self.correct_answers:
            raise make_error("no_correct", "ninguna respuesta lleva `correct: true`", ("answers",))
        if len(self.correct_answers) == len(self.answers):
            message = "todas las respuestas son correctas: falta alguna que no lo sea"
            raise make_error("all_correct", message, ("answers",))
        return self
