"""Walks a value of the data and finds what its types mark.

A mark is a member of an `Enum` in the `Annotated[…]` of a field: the sort of a text (`course/model/texts.py`), or the
target of an identifier (`course/model/base.py`). What to do with the marked values is left to the caller.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import Annotated, Any, Generic, NamedTuple, TypeVar, get_args, get_origin

from pydantic import BaseModel

from course.model.texts import TextSort

Mark = TypeVar("Mark", bound=Enum)

# The location of a value inside another one, by the keys of their file: ("answers", 2, "why").
Place = tuple[str | int, ...]


class Found(NamedTuple, Generic[Mark]):
    """A plain value, its location, and the mark of its type."""

    place: Place
    value: object
    mark: Mark


class PlacedText(NamedTuple):
    """A text, its location, and what may be written in it."""

    place: Place
    text: str
    sort: TextSort


class _Step(NamedTuple):
    """A field to walk: its name, its key in the file, and the mark of its plain values, if any."""

    name: str
    key: str
    mark: Any  # a member of the Enum that is searched for


def walk(value: BaseModel, kind: type[Mark], place: Place = ()) -> Iterator[Found[Mark]]:
    """Every value under `value` whose type has a mark of some `kind`, in the order of the fields.

    Walks into lists, dictionaries, optional values and nested models. `place` is the location of `value` itself.
    Raises TypeError for a field whose values may have different marks.
    """
    for step in _list_steps(type(value), kind):
        yield from _walk(getattr(value, step.name), kind, step.mark, (*place, step.key))


def find_texts(value: BaseModel, place: Place = ()) -> Iterator[PlacedText]:
    """Every text under `value`, in the order of the fields."""
    for found in walk(value, TextSort, place):
        yield PlacedText(found.place, str(found.value), found.mark)


def _walk(value: object, kind: type[Mark], mark: Mark | None, place: Place) -> Iterator[Found[Mark]]:
    if isinstance(value, BaseModel):
        yield from walk(value, kind, place)
    elif isinstance(value, (list, tuple)):
        for position, item in enumerate(value):
            yield from _walk(item, kind, mark, (*place, position))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _walk(item, kind, mark, (*place, key))
    elif value is not None and mark is not None:
        yield Found(place, value, mark)


@cache
def _list_steps(model: type[BaseModel], kind: type[Enum]) -> tuple[_Step, ...]:
    """The fields of a model that have a mark or contain a model."""
    steps = []
    for name, info in model.model_fields.items():
        annotation = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
        marks = list(dict.fromkeys(_find_marks(annotation, kind)))
        if len(marks) > 1:
            raise TypeError(f"{model.__name__}.{name} may hold {' or '.join(map(str, marks))}")
        if marks or _holds_model(annotation):
            steps.append(_Step(name, info.alias or name, next(iter(marks), None)))
    return tuple(steps)


def _find_marks(annotation: object, kind: type[Enum]) -> Iterator[Enum]:
    """The marks of the plain values that an annotation accepts, except the keys of a dictionary."""
    arguments = get_args(annotation)
    if get_origin(annotation) is Annotated:
        annotation, *metadata = arguments
        yield from (each for each in metadata if isinstance(each, kind))
        yield from _find_marks(annotation, kind)
    else:
        for argument in arguments[1:] if get_origin(annotation) is dict else arguments:
            yield from _find_marks(argument, kind)


def _holds_model(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(map(_holds_model, get_args(annotation)))
