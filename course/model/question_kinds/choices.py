"""What the kinds that are answered by choosing from a list share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pydantic import Field, field_validator

from course.language.folded_words import fold_shown, holds_whole
from course.language.inline_markdown import render_inline
from course.model.base import Model
from course.model.question_kinds.base import (
    OPTION_LETTERS,
    QuestionBase,
    make_value,
    place_options,
    refuse_same_text,
)
from course.model.texts import InlineText, Why
from course.model.walking import Place

# A shorter answer («Sí.», «10») may appear in a hint by chance.
FEWEST_ANSWER_LETTERS = 4


class Answer(Model):
    """One answer that the learner may choose."""

    text: InlineText = Field(description="La respuesta. Admite énfasis y código de Markdown.")
    correct: bool = Field(default=False, description="Si es correcta.")
    why: Why = Field(description="Por qué es correcta o por qué no lo es.")


class Choice(NamedTuple):
    """An answer that can be chosen: its texts as written, and `value`, which the browser stores."""

    text: str
    why: str
    correct: bool
    value: str


class ChoiceQuestion(QuestionBase):
    """A question answered by choosing from a list."""

    answers: list[Answer] = Field(min_length=3, max_length=6, description="Respuestas, cada una con su `why`.")

    @field_validator("answers")
    @classmethod
    def _check_answers(cls, answers: list[Answer]) -> list[Answer]:
        refuse_same_text("la respuesta", [answer.text for answer in answers], ("text",))
        return answers

    @property
    def correct_answers(self) -> list[Answer]:
        return [answer for answer in self.answers if answer.correct]

    def _make_own_view(self) -> dict[str, object]:
        return view_choices(
            Choice(answer.text, answer.why, answer.correct, make_value(answer.text)) for answer in self.answers
        )

    def is_told_by(self, hint: str) -> bool:
        texts = [answer.text for answer in self.correct_answers]
        return any(len(fold_shown(text)) >= FEWEST_ANSWER_LETTERS and holds_whole(hint, text) for text in texts)

    def list_options(self) -> list[list[tuple[Place, str]]]:
        return [place_options("answers", "text", self.answers)]


def view_choices(choices: Iterable[Choice]) -> dict[str, object]:
    """The data of the choices for the templates."""
    return {
        "choices": [
            {
                "letter": letter,
                "text": render_inline(choice.text),
                "why": render_inline(choice.why),
                "correct": choice.correct,
                "value": choice.value,
            }
            for letter, choice in zip(OPTION_LETTERS, choices, strict=False)
        ]
    }
