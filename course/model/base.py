"""What every type is made of: the base class, identifiers, and how a broken rule is told. Texts are in `texts.py`."""

from __future__ import annotations

from enum import Enum, auto
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError


class Target(Enum):
    """What stands elsewhere and is named by its identifier."""

    HEADING = auto()
    """A heading of the programme, or a whole tema."""
    OBJECTIVE = auto()
    """An objective of the course."""
    WORK = auto()
    """A work of the bibliography, which is cited so."""
    LAW = auto()
    """A norm of the bibliography, of which something is said: it is not cited so."""


_SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
_TEMA = "t[1-9][0-9]*"
Slug = Annotated[str, StringConstraints(pattern=f"^{_SLUG}$")]
HEADING_ID = f"^{_TEMA}(/{_SLUG})?$"
HeadingId = Annotated[str, StringConstraints(pattern=HEADING_ID), Target.HEADING]
OBJECTIVE_ID = "^[A-Z]{1,3}[1-9][0-9]*$"
OwnObjectiveId = Annotated[str, StringConstraints(pattern=OBJECTIVE_ID)]
ObjectiveId = Annotated[OwnObjectiveId, Target.OBJECTIVE]
QUESTION_ID = f"^{_TEMA}-{_SLUG}$"
_BibliographyKey = Annotated[str, StringConstraints(pattern=r"^[a-zA-Z][a-zA-Z0-9_:-]*$")]
ReferenceKey = Annotated[_BibliographyKey, Target.WORK]
LawKey = Annotated[_BibliographyKey, Target.LAW]
TIME_ZONE = "^[A-Z][A-Za-z_]*(/[A-Za-z_+-]+)*$"
TemaNumber = Annotated[int, Field(ge=1)]


def get_tema_number(heading_id: str) -> int:
    """The number of the tema that a heading is of: 12 of `t12/4-2-1`."""
    return int(heading_id.partition("/")[0][1:])


class Model(BaseModel):
    """Base of every type: unknown keys are refused, nothing is converted in silence, objects don't change."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def make_error(kind: str, message: str, at: tuple[str | int, ...] = (), **context: Any) -> PydanticCustomError:
    """A broken rule. `at` leads from the object that the rule is about to the value that breaks it."""
    return PydanticCustomError(kind, message, {"at": at, **context})


def refuse_repeated(noun: str, key: str, values: list[str]) -> None:
    """Refuse the second use of a value among the `key` of a list's items."""
    for position, value in enumerate(values):
        if value in values[:position]:
            raise make_error("repeated", "{noun} «{value}» ya está más arriba", (position, key), noun=noun, value=value)
