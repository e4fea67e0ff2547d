"""What the kinds that are answered by choosing from a list share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pydantic import Field, field_validator

from course.language.folded_words import fold_shown, holds_whole
from course.language.inline_markdown import render_inline
from course.model.base import Model, make_error
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
    ordered: bool = Field(
        default=False,
        description="`true` si las respuestas tienen un orden (fechas, importes). Las demás se barajan para cada "
        "lector.",
    )

    @field_validator("answers")
    @classmethod
    def _check_answers(cls, answers: list[Answer]) -> list[Answer]:
        refuse_same_answers(answers, "la respuesta", ("text",))
        return answers

    @property
    def correct_answers(self) -> list[Answer]:
        return list_correct(self.answers)

    def _make_own_view(self) -> dict[str, object]:
        return {"keeps_order": self.ordered, **view_choices(make_choices(self.answers))}

    def is_told_by(self, hint: str) -> bool:
        return tells_one_of(hint, self.answers)

    def list_options(self) -> list[list[tuple[Place, str]]]:
        return [place_options("answers", "text", self.answers)]


def list_correct(answers: Iterable[Answer]) -> list[Answer]:
    return [answer for answer in answers if answer.correct]


def refuse_same_answers(answers: Sequence[Answer], noun: str, at: tuple[str, ...]) -> None:
    """Raise an error if two answers are equal except for accents and case. For `at`, see `refuse_same_text`."""
    refuse_same_text(noun, [answer.text for answer in answers], at)


def require_one_correct(answers: Sequence[Answer], noun: str, name: str, advice: str = "") -> None:
    """Raise an error if none of the answers of the list `name`, or more than one, is right. `noun`: «respuesta»."""
    correct = list_correct(answers)
    if not correct:
        raise make_error("no_correct", f"ninguna {noun} lleva `correct: true`", (name,))
    if len(correct) > 1:
        message = f"una sola {noun} es correcta y esta es la segunda{advice}"
        raise make_error("one_correct", message, (name, answers.index(correct[1]), "correct"))


def tells_one_of(hint: str, answers: Iterable[Answer]) -> bool:
    """Whether a hint contains a whole right answer."""
    texts = [answer.text for answer in list_correct(answers)]
    return any(len(fold_shown(text)) >= FEWEST_ANSWER_LETTERS and holds_whole(hint, text) for text in texts)


def make_choices(answers: Iterable[Answer]) -> list[Choice]:
    return [Choice(answer.text, answer.why, answer.correct, make_value(answer.text)) for answer in answers]


def view_choices(choices: Iterable[Choice], letters: str = OPTION_LETTERS) -> dict[str, object]:
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
            for letter, choice in zip(letters, choices, strict=False)
        ]
    }
