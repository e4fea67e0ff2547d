"""`multiple`: several right answers, and all of them and only them must be chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, Self

from pydantic import Field, model_validator

from course.model.base import make_error
from course.model.question_kinds.base import FEWEST_COUNTED, Habit
from course.model.question_kinds.choices import ChoiceQuestion

MOST_SAME_COUNT = 0.85


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

    @classmethod
    def find_habits(cls, questions: Sequence[Self]) -> Iterator[Habit]:
        counts = Counter(len(question.correct_answers) for question in questions)
        for right, count in counts.most_common(1):
            if counts.total() >= FEWEST_COUNTED and count > MOST_SAME_COUNT * counts.total():
                answers = "1 respuesta correcta" if right == 1 else f"{right} respuestas correctas"
                message = f"{count} de {counts.total()} preguntas `multiple` llevan {answers}, y eso las delata"
                yield Habit(message, "que alguna lleve más o menos")
