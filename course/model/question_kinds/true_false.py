"""`true_false`: a statement that is true or false."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, Self

from pydantic import Field

from course.language.folded_words import fold_shown
from course.model.question_kinds.base import FEWEST_COUNTED, Habit, QuestionBase
from course.model.question_kinds.choices import Choice, view_choices
from course.model.texts import Why

MOST_SAME_TRUTH = 0.7

_TRUTH_SAID = {  # on folded text
    True: re.compile(r"\bes (?:verdad|verdader[oa]|ciert[oa])\b"),
    False: re.compile(r"\bes (?:mentira|fals[oa])\b"),
}


class TrueFalseQuestion(QuestionBase):
    """A statement that is true or false."""

    kind: Literal["true_false"] = Field(description="Tipo de pregunta: verdadero o falso.")
    correct: bool = Field(description="`true` si el enunciado es verdadero.")
    why_true: Why = Field(description="Qué se le dice a quien responde «Verdadero».")
    why_false: Why = Field(description="Qué se le dice a quien responde «Falso».")

    def _make_own_view(self) -> dict[str, object]:
        return view_choices(
            [
                Choice("Verdadero", self.why_true, self.correct, "true"),
                Choice("Falso", self.why_false, not self.correct, "false"),
            ]
        )

    def is_told_by(self, hint: str) -> bool:
        return bool(_TRUTH_SAID[self.correct].search(fold_shown(hint)))

    @classmethod
    def find_habits(cls, questions: Sequence[Self]) -> Iterator[Habit]:
        truths = Counter(question.correct for question in questions)
        for truth, count in truths.most_common(1):
            if truths.total() >= FEWEST_COUNTED and count > MOST_SAME_TRUTH * truths.total():
                name = "verdaderas" if truth else "falsas"
                message = f"{count} de {truths.total()} afirmaciones son {name}, y eso las delata"
                yield Habit(message, "dale la vuelta a alguna")
