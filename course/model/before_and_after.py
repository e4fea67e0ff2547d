"""`data/before_and_after.yml`: the questions that a reader answers before the course and again after it."""

from __future__ import annotations

from pydantic import Field

from course.model.base import Model, QuestionId


class BeforeAndAfter(Model):
    """The before and the after (`data/before_and_after.yml`): the same few questions, answered twice."""

    questions: list[QuestionId] = Field(
        min_length=6,
        max_length=20,
        description="Las preguntas, por su `id`, en el orden en que se hacen. Con unas doce basta un cuarto de hora.",
    )
