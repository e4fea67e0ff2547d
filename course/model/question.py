"""`quizzes/*.yml`: the question bank. Its kinds of question are in `course/model/question_kinds/`."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from course.model.base import Model, QuestionId, TemaNumber, make_error
from course.model.question_kinds import Question
from course.model.question_kinds.base import QuestionBase

__all__ = ["Question", "QuestionBase", "Quiz"]


class Quiz(Model):
    """The question bank of a tema (`quizzes/tema-N.yml`)."""

    tema: TemaNumber = Field(description="Número del tema, el mismo que lleva el nombre del archivo.")
    questions: list[Question] = Field(min_length=1, description="Las preguntas, en el orden en que se muestran.")
    retired: list[QuestionId] = Field(
        default=[], description="Identificadores de preguntas ya quitadas, que no se pueden volver a usar."
    )

    @model_validator(mode="after")
    def _check_retired(self) -> Self:
        for position, question in enumerate(self.questions):
            if question.id in self.retired:
                message = "«{id}» está en `retired`: de ese identificador cuelgan respuestas a otra pregunta"
                raise make_error("retired_id", message, ("questions", position, "id"), id=question.id)
        return self
