"""What all types share: the base class, identifiers, and errors for broken rules. Texts are in `texts.py`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError


class Target(Enum):
    """What an identifier refers to, if it is defined elsewhere."""

    HEADING = auto()
    """A heading of the programme, or a whole tema."""
    OBJECTIVE = auto()
    """An objective of the course."""
    WORK = auto()
    """A work in the bibliography, which this counts as citing."""
    LAW = auto()
    """A regulation in the bibliography that is described, which doesn't count as citing it."""
    MESSAGE_KIND = auto()
    """A kind of message of the inbox."""


class NumberSort(Enum):
    """How a number may be written."""

    DECIMAL = auto()
    """With decimals."""


@dataclass(frozen=True)
class Form:
    """How a text with a pattern is written, in Spanish: the suggestion for one that doesn't match."""

    explanation: str


_SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
_TEMA = "t[1-9][0-9]*"
Slug = Annotated[str, StringConstraints(pattern=f"^{_SLUG}$"), Form("usa solo minúsculas sin tildes, cifras y guiones")]
HeadingId = Annotated[
    str,
    StringConstraints(pattern=f"^{_TEMA}(/{_SLUG})?$"),
    Form("un epígrafe se escribe `t1/4-2-1`: tema, barra y ancla"),
    Target.HEADING,
]
OwnObjectiveId = Annotated[
    str, StringConstraints(pattern="^[A-Z]{1,3}[1-9][0-9]*$"), Form("un objetivo se escribe `G1` o `E1`")
]
ObjectiveId = Annotated[OwnObjectiveId, Target.OBJECTIVE]
QuestionId = Annotated[
    str,
    StringConstraints(pattern=f"^{_TEMA}-{_SLUG}$"),
    Form("una pregunta se llama `t1-` y unas palabras en minúsculas, sin tildes, con guiones"),
]
_BibliographyKey = Annotated[
    str,
    StringConstraints(pattern=r"^[a-zA-Z][a-zA-Z0-9_:-]*$"),
    Form("una fuente se nombra por su clave en data/references.bib: letras sin tildes, cifras y guiones"),
]
ReferenceKey = Annotated[_BibliographyKey, Target.WORK]
LawKey = Annotated[_BibliographyKey, Target.LAW]
InboxKey = Annotated[
    str,
    StringConstraints(pattern="^[a-z]+(_[a-z]+)*$"),
    Form("usa palabras en inglés, en minúsculas, con guiones bajos entre ellas"),
]
MessageKindId = Annotated[InboxKey, Target.MESSAGE_KIND]
TemaNumber = Annotated[int, Field(ge=1)]
DecimalNumber = Annotated[float, NumberSort.DECIMAL]


def get_tema_number(heading_id: str) -> int:
    """The number of a heading's tema: 12 for `t12/4-2-1`."""
    return int(heading_id.partition("/")[0][1:])


class Model(BaseModel):
    """Base of every type: unknown keys are refused, nothing is converted silently, objects are immutable."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


def make_error(kind: str, message: str, at: tuple[str | int, ...] = (), **context: object) -> PydanticCustomError:
    """An error for a broken rule. `at` is the location of the wrong value, relative to the validated object."""
    return PydanticCustomError(kind, message, {"at": at, **context})


def refuse_repeated(noun: str, key: str, values: list[str]) -> None:
    """Raise an error if two items of a list have the same `key`. `values` has the key of each item, in order."""
    for position, value in enumerate(values):
        if value in values[:position]:
            raise make_error("repeated", "{noun} «{value}» ya está más arriba", (position, key), noun=noun, value=value)
