"""What a type marks is found wherever it is: in lists, dictionaries, optional values, models inside others."""

from __future__ import annotations

from enum import Enum, auto
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, Field

from course.model.walking import walk


class Colour(Enum):
    RED = auto()
    BLUE = auto()


class Shape(Enum):
    ROUND = auto()


Red = Annotated[str, Field(min_length=1), Colour.RED]
Blue = Annotated[str, Colour.BLUE]


class Apple(BaseModel):
    kind: Literal["apple"] = "apple"
    skin: Red


class Sea(BaseModel):
    kind: Literal["sea"] = "sea"
    water: Blue = Field(alias="agua")
    depth: Annotated[str, Shape.ROUND] = "3"


Thing = Annotated[Apple | Sea, Field(discriminator="kind")]


class Picture(BaseModel):
    title: str
    frame: Red | None = None
    spots: list[Red] = []
    pair: tuple[Red, Red] = ("a", "b")
    names: dict[Blue, Red] = {}
    things: list[Thing] = []
    back: Sea | None = None


class Doubtful(BaseModel):
    either: Red | Blue


def list_found(picture: Picture, kind: type[Enum]) -> list[tuple[tuple[str | int, ...], object, Enum]]:
    return [tuple(found) for found in walk(picture, kind)]


def test_every_marked_value_is_found_with_its_place_in_the_order_of_the_fields() -> None:
    picture = Picture(
        title="No mark",
        frame="oak",
        spots=["one", "two"],
        names={"key": "rose"},
        things=[Sea(agua="salt"), Apple(skin="shiny")],
        back=Sea(agua="sweet"),
    )
    assert list_found(picture, Colour) == [
        (("frame",), "oak", Colour.RED),
        (("spots", 0), "one", Colour.RED),
        (("spots", 1), "two", Colour.RED),
        (("pair", 0), "a", Colour.RED),
        (("pair", 1), "b", Colour.RED),
        (("names", "key"), "rose", Colour.RED),
        (("things", 0, "agua"), "salt", Colour.BLUE),
        (("things", 1, "skin"), "shiny", Colour.RED),
        (("back", "agua"), "sweet", Colour.BLUE),
    ]


def test_only_marks_of_the_kind_asked_for_are_found() -> None:
    picture = Picture(title="No mark", frame="oak", things=[Sea(agua="salt", depth="8")])
    assert list_found(picture, Shape) == [(("things", 0, "depth"), "8", Shape.ROUND)]


def test_what_is_not_there_is_not_found() -> None:
    assert [found.place for found in walk(Picture(title="No mark"), Colour)] == [("pair", 0), ("pair", 1)]


def test_places_begin_where_the_value_stands() -> None:
    assert [found.place for found in walk(Apple(skin="shiny"), Colour, ("basket", 2))] == [("basket", 2, "skin")]


def test_a_field_of_one_mark_or_another_is_refused() -> None:
    with pytest.raises(TypeError, match=r"Doubtful\.either"):
        list(walk(Doubtful(either="x"), Colour))
