"""What all questions share, and what each kind of question has to define.

A kind is a subclass of `QuestionBase` that defines its minutes, the data for its templates and what gives its answer
away. Its templates are in `macros/templates/question_kinds/`; its browser code, in `docs/assets/js/question-kinds/`.
"""

from __future__ import annotations

import hashlib
from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple, Self, get_args

from pydantic import Field, field_validator

from course.language.folded_words import fold_answer
from course.language.inline_markdown import render_inline
from course.model.base import HeadingId, Model, ObjectiveId, QuestionId, ReferenceKey, Slug, make_error
from course.model.route import Route
from course.model.texts import InlineText
from course.model.walking import Place

BloomLevel = Literal["remember", "understand", "apply", "analyze", "evaluate", "create"]

OPTION_LETTERS = "abcdefghi"
# With fewer questions, the share of them that have something in common is not significant.
FEWEST_COUNTED = 8


class Fault(NamedTuple):
    """Something wrong in a question: the message, its location in the question, and a suggestion for the author."""

    message: str
    place: Place
    suggestion: str


class Habit(NamedTuple):
    """A pattern in the right answers of a tema, which lets a reader guess them, and a suggestion for the author."""

    message: str
    suggestion: str


class QuestionBase(Model):
    """What questions of all kinds share."""

    id: QuestionId = Field(
        description="Identificador, `t1-` y unas palabras. No cambia nunca ni se reutiliza: "
        "de él cuelgan respuestas guardadas."
    )
    section: HeadingId = Field(description="Epígrafe que se evalúa, como `t1/4-2-1`.")
    heading: Slug | None = Field(
        default=None,
        description="Ancla del apartado de la página donde se explica, como `5-4-plazos`. A él se manda a quien falla. "
        "Si falta, se le manda al epígrafe entero.",
    )
    objective: ObjectiveId = Field(description="Objetivo del curso al que sirve.")
    level: BloomLevel = Field(description="Nivel de la taxonomía de Bloom.")
    route: Route = Field(
        description="Qué es para el lector: `essential` (imprescindible), `extension` (para ampliar) o `reference`.",
    )
    fictional: bool = Field(default=False, description="`true` si lo que cuenta es inventado: el sitio lo marca.")
    enemies: list[QuestionId] = Field(
        default=[],
        description="Preguntas que piden casi lo mismo o dan la respuesta de esta: nunca salen en la misma prueba "
        "final. Basta con decirlo en una de las dos.",
    )
    prompt: InlineText = Field(description="El enunciado. Admite énfasis y código de Markdown.")
    hints: list[InlineText] = Field(
        default=[],
        max_length=3,
        description="Pistas, de menos a más: el lector las pide de una en una y queda dicho cuántas pidió.",
    )
    sources: list[ReferenceKey] = Field(default=[], description="Fuentes que deciden la respuesta.")

    if TYPE_CHECKING:
        kind: str  # each kind has its own literal, which discriminates the union `Question`

    # What a question adds to the minutes of its page: more than one if it takes more than choosing.
    minutes: ClassVar[int] = 1
    # Whether the learner grades it, so that the final test doesn't include it.
    is_self_graded: ClassVar[bool] = False

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
        """The data for a question's templates: texts as inline HTML, stored values of answers, and shuffled lists."""
        return {
            "id": self.id,
            "kind": self.kind,
            "fictional": self.fictional,
            "prompt": render_inline(self.prompt),
            "hints": [render_inline(hint) for hint in self.hints],
            **self._make_own_view(),
        }

    @abstractmethod
    def _make_own_view(self) -> dict[str, object]:
        """The additional data for the templates of this kind."""

    @abstractmethod
    def is_told_by(self, hint: str) -> bool:
        """Whether a hint contains the whole answer."""

    def find_giveaways(self) -> Iterator[Fault]:
        """Whatever, other than hints, reveals the right answer to somebody who doesn't know it."""
        return iter(())

    def list_options(self) -> list[list[tuple[Place, str]]]:
        """The texts that the learner has to tell apart, with their locations; one list per set seen side by side."""
        return []

    @classmethod
    def find_habits(cls, questions: Sequence[Self]) -> Iterator[Habit]:
        """The patterns in all the questions of this kind in a tema."""
        return iter(())


def refuse_same_text(noun: str, texts: Sequence[str], at: tuple[str, ...]) -> None:
    """Raise an error if two texts are equal except for accents and case.

    `at` is (key of the list, key of the text): only the latter if the list itself is validated, empty if its items are
    the texts.
    """
    folded = [fold_answer(text) for text in texts]
    for position, text in enumerate(folded):
        if text in folded[:position]:
            place: Place = (*at[:-1], position, *at[-1:])
            message = "{noun} «{value}» ya está más arriba (no cuentan las tildes ni las mayúsculas)"
            raise make_error("repeated_answer", message, place, noun=noun, value=texts[position])


def place_options(name: str, key: str, items: Sequence[Model]) -> list[tuple[Place, str]]:
    """The texts under `key` of the items of the list `name`, each with its location in the question."""
    return [((name, number, key), getattr(item, key)) for number, item in enumerate(items)]


def make_value(text: str) -> str:
    """What the browser stores for an answer with this text: the first eight hexadecimal digits of its SHA-256.

    It depends on the text and never on its position, so that saved answers survive any reordering.
    """
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def shuffle(question_id: str, texts: Sequence[str]) -> list[str]:
    """The texts in a mixed order that is the same every time and doesn't depend on their order in the data."""
    return sorted(texts, key=lambda text: hashlib.sha256(f"{question_id}\n{text}".encode()).digest())
