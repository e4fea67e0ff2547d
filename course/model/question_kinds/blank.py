"""`blank`: a sentence with one gap, to be filled by typing."""

from __future__ import annotations

import re
from typing import Literal, Self

from pydantic import Field, model_validator

from course.language.folded_words import fold_answer, holds_whole
from course.language.inline_markdown import render_inline
from course.model.base import Model, make_error
from course.model.question_kinds.base import QuestionBase
from course.model.texts import TypedText, Why

_GAP = "____"
_GAP_STAND_IN = "\ue000"  # private use: no meaning in Markdown, so emphasis around a gap is parsed correctly


class AnticipatedAnswer(Model):
    """Wrong texts that the author anticipates, with their own explanation."""

    texts: list[TypedText] = Field(min_length=1, description="Textos que se reconocen.")
    why: Why = Field(description="Por qué no es correcta.")


class BlankQuestion(QuestionBase):
    """A sentence with one gap, `____`, to be filled by typing."""

    kind: Literal["blank"] = Field(description="Tipo de pregunta: un hueco que se rellena.")
    accepted: list[TypedText] = Field(
        min_length=1, description="Textos que se dan por buenos (sin contar tildes ni mayúsculas)."
    )
    why: Why = Field(description="La explicación que acompaña al resultado.")
    anticipated: list[AnticipatedAnswer] = Field(default=[], description="Errores previsibles, con su explicación.")

    @model_validator(mode="after")
    def _check_gap(self) -> Self:
        if len(re.findall(r"_{4,}", self.prompt)) != 1 or "_____" in self.prompt:
            message = "el enunciado tiene que llevar un hueco, y solo uno: `____` (cuatro guiones bajos)"
            raise make_error("one_gap", message, ("prompt",))
        return self

    @model_validator(mode="after")
    def _check_texts(self) -> Self:
        accepted = [fold_answer(text) for text in self.accepted]
        for position, text in enumerate(accepted):
            if text in accepted[:position]:
                message = "«{text}» sobra: ya se acepta, porque no cuentan ni las tildes ni las mayúsculas"
                raise make_error("accepted_twice", message, ("accepted", position), text=self.accepted[position])
        for number, anticipated in enumerate(self.anticipated):
            for position, text in enumerate(anticipated.texts):
                if fold_answer(text) in accepted:
                    message = "«{text}» está también en `accepted`: no puede ser un error"
                    raise make_error("accepted_mistake", message, ("anticipated", number, "texts", position), text=text)
        return self

    def _make_own_view(self) -> dict[str, object]:
        start, _, end = render_inline(self.prompt.replace(_GAP, _GAP_STAND_IN)).partition(_GAP_STAND_IN)
        return {
            "prompt": start,
            "prompt_end": end,
            "accepted": self.accepted,
            "why": render_inline(self.why),
            "anticipated": [
                {"texts": mistake.texts, "why": render_inline(mistake.why)} for mistake in self.anticipated
            ],
        }

    def is_told_by(self, hint: str) -> bool:
        return any(holds_whole(hint, text) for text in self.accepted)
