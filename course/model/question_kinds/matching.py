"""`matching`: things to be paired with what belongs to each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from course.language.folded_words import fold_answer, holds_whole, split_folded
from course.language.inline_markdown import render_inline
from course.model.base import Model, make_error
from course.model.question_kinds.base import (
    OPTION_LETTERS,
    Fault,
    QuestionBase,
    make_value,
    place_options,
    refuse_same_text,
    shuffle,
)
from course.model.texts import InlineText, Why
from course.model.walking import Place

# Shorter words («plan», «sede») may be shared by chance.
FEWEST_LETTERS = 5


class Pair(Model):
    """Two things that belong together."""

    item: InlineText = Field(description="Lo que se da. Admite énfasis y código de Markdown.")
    match: InlineText = Field(description="Lo que le corresponde. Admite énfasis y código de Markdown.")
    why: Why = Field(description="Por qué van juntos.")


class Distractor(Model):
    """Something that matches nothing."""

    text: InlineText = Field(description="Lo que sobra. Admite énfasis y código de Markdown.")
    why: Why = Field(description="Por qué no le corresponde a nada.")


class MatchingQuestion(QuestionBase):
    """Things to be paired with what belongs to each (QTI's matchInteraction). Each pair counts the same."""

    kind: Literal["matching"] = Field(description="Tipo de pregunta: emparejar.")
    pairs: list[Pair] = Field(
        min_length=3, max_length=6, description="Las parejas. El sitio baraja lo que corresponde."
    )
    distractors: list[Distractor] = Field(default=[], max_length=3, description="Opciones que sobran. Pueden faltar.")

    minutes: ClassVar[int] = 2

    @model_validator(mode="after")
    def _check_pairs(self) -> Self:
        refuse_same_text("lo dado", [pair.item for pair in self.pairs], ("pairs", "item"))
        refuse_same_text("lo que corresponde", [pair.match for pair in self.pairs], ("pairs", "match"))
        matches = {fold_answer(pair.match) for pair in self.pairs}
        refuse_same_text("la opción", [distractor.text for distractor in self.distractors], ("distractors", "text"))
        for position, distractor in enumerate(self.distractors):
            if fold_answer(distractor.text) in matches:
                message = "«{text}» está también en `pairs`: no puede sobrar"
                raise make_error("distractor_matches", message, ("distractors", position, "text"), text=distractor.text)
        return self

    def _make_own_view(self) -> dict[str, object]:
        whys = {pair.match: pair.why for pair in self.pairs}
        spare = {distractor.text: distractor.why for distractor in self.distractors}
        texts = shuffle(self.id, [*whys, *spare])
        options = {
            text: {
                "letter": letter,
                "text": render_inline(text),
                "plain": render_inline(text).striptags(),
                "value": make_value(text),
            }
            for letter, text in zip(OPTION_LETTERS, texts, strict=False)
        }
        return {
            "options": list(options.values()),
            "pairs": [
                {
                    "value": make_value(pair.item),
                    "item": render_inline(pair.item),
                    "match": options[pair.match],
                    "why": render_inline(pair.why),
                }
                for pair in self.pairs
            ],
            "distractors": [{**options[text], "why": render_inline(why)} for text, why in spare.items()],
        }

    def is_told_by(self, hint: str) -> bool:
        return any(holds_whole(hint, pair.item) and holds_whole(hint, pair.match) for pair in self.pairs)

    def find_giveaways(self) -> Iterator[Fault]:
        """An item is matched at a glance if its longest word appears in its match and in no other option."""
        options = [set(split_folded(text)) for _, text in self._list_right_side()]
        for number, pair in enumerate(self.pairs):
            words = split_folded(pair.item)
            longest = max(map(len, words), default=0)
            for word in dict.fromkeys(words):
                is_only_in_its_own = word in options[number] and sum(word in option for option in options) == 1
                if len(word) == longest >= FEWEST_LETTERS and is_only_in_its_own:
                    message = (
                        f"«{word}» está aquí y en lo que le corresponde, y en ninguna otra opción: "
                        "la pareja se ve a simple vista"
                    )
                    yield Fault(message, ("pairs", number, "item"), "dilo con otra palabra")
                    break

    def list_options(self) -> list[list[tuple[Place, str]]]:
        return [self._list_right_side(), place_options("pairs", "item", self.pairs)]

    def _list_right_side(self) -> list[tuple[Place, str]]:
        return [*place_options("pairs", "match", self.pairs), *place_options("distractors", "text", self.distractors)]
