"""`single`: one right answer among several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, Self

from pydantic import Field, model_validator

from course.model.question_kinds.base import FEWEST_COUNTED, Habit
from course.model.question_kinds.choices import ChoiceQuestion, require_one_correct

MOST_LONGEST, MOST_SAME_PLACE = 1 / 3, 0.4
MOST_SHORTEST = 0.45  # by chance it would be a quarter, with four answers


class SingleQuestion(ChoiceQuestion):
    """One right answer among several."""

    kind: Literal["single"] = Field(description="Tipo de pregunta: una sola respuesta correcta.")

    @model_validator(mode="after")
    def _check_one_correct(self) -> Self:
        require_one_correct(self.answers, "respuesta", "answers", ": ¿es una pregunta `multiple`?")
        return self

    @classmethod
    def find_habits(cls, questions: Sequence[Self]) -> Iterator[Habit]:
        total = len(questions)
        if total < FEWEST_COUNTED:
            return
        longest = sum(question._is_right_longest() for question in questions)
        if longest > MOST_LONGEST * total:
            yield Habit(
                f"en {longest} de {total} preguntas la respuesta correcta es la más larga, y eso la delata",
                "alarga alguna falsa o acorta la correcta",
            )
        shortest = sum(question._is_right_shortest() for question in questions)
        if shortest > MOST_SHORTEST * total:
            yield Habit(
                f"en {shortest} de {total} preguntas la respuesta correcta es la más corta, y eso la delata",
                "di más en la correcta o acorta alguna falsa",
            )
        places = Counter(question.answers.index(question.correct_answers[0]) + 1 for question in questions)
        place, count = places.most_common(1)[0]
        if count > MOST_SAME_PLACE * total:
            yield Habit(
                f"en {count} de {total} preguntas la respuesta correcta va en el lugar {place}",
                "cámbiala de sitio en algunas",
            )
        usual = Counter(len(question.answers) for question in questions).most_common(1)[0][0]
        for place in range(1, usual + 1):
            if not places[place]:
                yield Habit(
                    f"en ninguna de {total} preguntas la respuesta correcta va en el lugar {place}",
                    "ponla ahí en alguna",
                )

    def _is_right_longest(self) -> bool:
        right = len(self.correct_answers[0].text)
        return all(len(answer.text) < right for answer in self.answers if not answer.correct)

    def _is_right_shortest(self) -> bool:
        right = len(self.correct_answers[0].text)
        return all(len(answer.text) > right for answer in self.answers if not answer.correct)
