"""What every question has, and what each kind of question has to say of itself.

A kind is a type that fills in what `QuestionBase` leaves open: its minutes, what its templates show, what gives its
answer away. The parts of its page are in `macros/templates/question_kinds/`, and what the browser does with it, in
`docs/assets/js/question-kinds/`.
"""

from __future__ import annotations

import hashlib
from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple, Self, get_args

from pydantic import Field, field_validator

from course.language.folded_words import fold_answer
from course.language.inline_markdown import render_inline
from course.model.base import HeadingId, Model, ObjectiveId, QuestionId, ReferenceKey, make_error
from course.model.texts import InlineText
from course.model.walking import Place

BloomLevel = Literal["remember", "understand", "apply", "analyze", "evaluate", "create"]

OPTION_LETTERS = "abcdefghi"
# In fewer questions of a kind, how many of them share something says nothing.
FEWEST_COUNTED = 8


class Fault(NamedTuple):
    """What is wrong with a question, where in it, and what its author can do."""

    message: str
    place: Place
    suggestion: str


class Habit(NamedTuple):
    """What the right answers of a tema's questions share, by which they can be guessed, and what its author can do."""

    message: str
    suggestion: str


class QuestionBase(Model):
    """What every question has, whatever its kind."""

    id: QuestionId = Field(
        description="Identificador, `t1-` y unas palabras. No cambia nunca ni se reutiliza: "
        "de él cuelgan respuestas guardadas."
    )
    section: HeadingId = Field(description="Epígrafe que se evalúa, como `t1/4-2-1`.")
    objective: ObjectiveId = Field(description="Objetivo del curso al que sirve.")
    level: BloomLevel = Field(description="Nivel de la taxonomía de Bloom.")
    prompt: InlineText = Field(description="El enunciado. Admite énfasis y código de Markdown.")
    hints: list[InlineText] = Field(
        default=[],
        max_length=3,
        description="Pistas, de menos a más: el lector las pide de una en una y queda dicho cuántas pidió.",
    )
    sources: list[ReferenceKey] = Field(default=[], description="Fuentes que deciden la respuesta.")

    if TYPE_CHECKING:
        kind: str  # a literal of each kind's own, by which a question of the bank gets its type

    # What a question adds to the minutes of its page: more where there is more to do than to choose.
    minutes: ClassVar[int] = 1

    @field_validator("hints")
    @classmethod
    def _check_hints(cls, hints: list[str]) -> list[str]:
        refuse_same_text("la pista", hints, ())
        return hints

    @classmethod
    def get_kind(cls) -> str:
        """The name of the kind: `single`, `ordering`…"""
        (name,) = get_args(cls.model_fields["kind"].annotation)
        return str(name)

    def make_view(self) -> dict[str, object]:
        """What the templates of a question need: its texts as inline HTML, the values that the browser stores of its
        answers, and what is shuffled.
        """
        return {
            "id": self.id,
            "kind": self.kind,
            "prompt": render_inline(self.prompt),
            "hints": [render_inline(hint) for hint in self.hints],
            **self._make_own_view(),
        }

    @abstractmethod
    def _make_own_view(self) -> dict[str, object]:
        """What the templates of this kind need besides."""

    @abstractmethod
    def is_told_by(self, hint: str) -> bool:
        """Whether a hint holds the whole of what is asked for."""

    def find_giveaways(self) -> Iterator[Fault]:
        """What tells the right answer without knowing it, hints aside."""
        return iter(())

    def list_options(self) -> list[list[tuple[Place, str]]]:
        """The texts that the learner has to tell apart, each with its place, a list for those seen side by side."""
        return []

    @classmethod
    def find_habits(cls, questions: Sequence[Self]) -> Iterator[Habit]:
        """What shows only in all the questions of this kind of a tema."""
        return iter(())


def refuse_same_text(noun: str, texts: Sequence[str], at: tuple[str, ...]) -> None:
    """Refuse a text that reads as an earlier one, accents and case aside. `at` is (list's key, text's key), either left
    out.
    """
    folded = [fold_answer(text) for text in texts]
    for position, text in enumerate(folded):
        if text in folded[:position]:
            place: Place = (*at[:-1], position, *at[-1:])
            message = "{noun} «{value}» ya está más arriba (no cuentan las tildes ni las mayúsculas)"
            raise make_error("repeated_answer", message, place, noun=noun, value=texts[position])


def place_options(name: str, key: str, items: Sequence[Model]) -> list[tuple[Place, str]]:
    """The texts under `key` of the items of the list `name`, each with its place in the question."""
    return [((name, number, key), getattr(item, key)) for number, item in enumerate(items)]


def make_value(text: str) -> str:
    """What the browser stores of an answer with these words: eight hexadecimal digits of their SHA-256.

    It hangs on the words, never on their place, so that saved answers survive any reordering.
    """
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def shuffle(question_id: str, texts: Sequence[str]) -> list[str]:
    """The same mixed order each time, whatever order the data has."""
    return sorted(texts, key=lambda text: hashlib.sha256(f"{question_id}\n{text}".encode()).digest())
