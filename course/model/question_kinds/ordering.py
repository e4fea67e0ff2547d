"""`ordering`: steps to be put in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from course.language.folded_words import fold_shown, holds_whole
from course.language.inline_markdown import render_inline
from course.model.base import Model
from course.model.question_kinds.base import (
    Fault,
    QuestionBase,
    make_value,
    place_options,
    refuse_same_text,
    shuffle,
)
from course.model.texts import InlineText, Why
from course.model.walking import Place

_SAYS_ITS_PLACE = re.compile(  # on folded text
    r"(?:\d{1,2}(?:\.?[ºª]|[.)]|\s?[-–—])|[a-h]\)|paso \d"
    r"|(?:primer|tercer)[oa]?\b|(?:segund|cuart|quint|sext|septim|ultim)[oa]\b"
    r"|en (?:primer|segundo|tercer|cuarto|quinto|ultimo) lugar\b|por (?:ultimo|fin)\b|finalmente\b"
    r"|al (?:final|principio)\b"
    r"|para (?:empezar|terminar|acabar)\b|ante todo\b|antes de nada\b|despues\b|luego\b|a continuacion\b|seguidamente\b"
    r"|acto seguido\b)(?!\w)"
)
# A step that refers to another one tells that it comes later: «ese escrito», «lo anterior», «dicho plan».
_REFERS = re.compile(
    r"\b(?:es[eao]s?|aquel(?:la|lo)?s?|dich[oa]s?|eso|lo anterior|tal(?:es)?|ya)\b"
    r"|\b(?:esta|este|estos|estas) (?:vez|mism[oa]|ultim[oa])"
)


class Step(Model):
    """One step of an order."""

    text: InlineText = Field(description="El paso. Admite énfasis y código de Markdown.")
    why: Why = Field(description="Por qué va en ese lugar.")


class OrderingQuestion(QuestionBase):
    """Steps to be put in order (QTI's orderInteraction). Each step that follows the one it should counts the same."""

    kind: Literal["ordering"] = Field(description="Tipo de pregunta: ordenar.")
    steps: list[Step] = Field(
        min_length=3, max_length=7, description="Los pasos, en el orden correcto. El sitio los desordena."
    )

    minutes: ClassVar[int] = 2

    @model_validator(mode="after")
    def _check_steps(self) -> Self:
        refuse_same_text("el paso", [step.text for step in self.steps], ("steps", "text"))
        return self

    def _make_own_view(self) -> dict[str, object]:
        right = [step.text for step in self.steps]
        mixed = shuffle(self.id, right)
        if mixed == right:
            mixed = mixed[1:] + mixed[:1]
        steps = {
            step.text: {
                "value": make_value(step.text),
                "text": render_inline(step.text),
                "plain": render_inline(step.text).striptags(),
                "why": render_inline(step.why),
            }
            for step in self.steps
        }
        return {"steps": [steps[text] for text in mixed], "ordered": list(steps.values())}

    def is_told_by(self, hint: str) -> bool:
        return sum(holds_whole(hint, step.text) for step in self.steps) > 1

    def find_giveaways(self) -> Iterator[Fault]:
        for number, step in enumerate(self.steps):
            if _SAYS_ITS_PLACE.match(fold_shown(step.text)):
                message = "el paso dice por sí solo qué lugar ocupa"
                yield Fault(message, ("steps", number, "text"), "quita el número o la palabra de orden")
            if found := _REFERS.search(fold_shown(step.text)):
                message = f"«{found[0]}» remite a otro paso, y dice así que va detrás"
                yield Fault(message, ("steps", number, "text"), "nombra la cosa, para que el paso se entienda solo")

    def list_options(self) -> list[list[tuple[Place, str]]]:
        return [place_options("steps", "text", self.steps)]
