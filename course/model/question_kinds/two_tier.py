"""`two_tier`: one right answer, and the one right reason for it.

A two-tier diagnostic item (Treagust, 1988): the reason tells who knows from who guesses. The right reason counts only
with the right answer, so that each tier is worth half of the question.
"""

from __future__ import annotations

import re
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from course.language.folded_words import fold_answer, fold_shown
from course.model.base import make_error
from course.model.question_kinds.base import QuestionBase, place_options
from course.model.question_kinds.choices import (
    Answer,
    make_choices,
    refuse_same_answers,
    require_one_correct,
    tells_one_of,
    view_choices,
)
from course.model.walking import Place

TIERS = ("answers", "reasons")
_BECAUSE = re.compile(r"porque\b")  # on folded text


class TwoTierQuestion(QuestionBase):
    """A choice among answers and another among reasons, each with one that is right."""

    kind: Literal["two_tier"] = Field(description="Tipo de pregunta: elegir y decir por qué.")
    answers: list[Answer] = Field(min_length=3, max_length=4, description="Respuestas, cada una con su `why`.")
    reasons: list[Answer] = Field(
        min_length=3, max_length=4, description="Razones, cada una con su `why`. No empiezan por «porque»."
    )

    minutes: ClassVar[int] = 2

    @model_validator(mode="after")
    def _check_tiers(self) -> Self:
        for name, noun in zip(TIERS, ("respuesta", "razón"), strict=True):
            refuse_same_answers(getattr(self, name), f"la {noun}", (name, "text"))
            require_one_correct(getattr(self, name), noun, name)
        answers = {fold_answer(answer.text) for answer in self.answers}
        for position, reason in enumerate(self.reasons):
            if fold_answer(reason.text) in answers:
                message = "«{text}» está también en `answers`: la razón tiene que decir por qué"
                raise make_error("reason_answers", message, ("reasons", position, "text"), text=reason.text)
            if _BECAUSE.match(fold_shown(reason.text)):
                message = "la razón se lee detrás de «¿Por qué?»: empieza por lo que sigue a «porque»"
                raise make_error("reason_begins", message, ("reasons", position, "text"))
        return self

    def _make_own_view(self) -> dict[str, object]:
        return {
            **view_choices(make_choices(self.answers)),
            "reasons": view_choices(make_choices(self.reasons), letters="1234")["choices"],
        }

    def is_told_by(self, hint: str) -> bool:
        return any(tells_one_of(hint, getattr(self, name)) for name in TIERS)

    def list_options(self) -> list[list[tuple[Place, str]]]:
        return [place_options(name, "text", getattr(self, name)) for name in TIERS]
