"""`data/town.yml`: the one fictional town of the course, where its examples happen."""

from __future__ import annotations

from pydantic import Field, field_validator, model_validator

from course.model.base import Model, Slug, make_error, refuse_repeated
from course.model.texts import Name, PlainText


class TownPerson(Model):
    """Somebody who works there, with the same name and job in every example."""

    id: Slug = Field(description="Identificador, que es también el ancla en la página.")
    name: PlainText = Field(description="Nombre y apellido. Texto sin formato.")
    job: PlainText = Field(description="Su puesto o su cargo, en minúscula. Texto sin formato.")
    text: PlainText = Field(description="Qué hace y cómo es, en dos o tres frases. Texto sin formato.")


class TownPlace(Model):
    """A place or a tool of the town hall that the examples use: the counter, the inbox, the wiki."""

    id: Slug = Field(description="Identificador, que es también el ancla en la página.")
    title: PlainText = Field(description="Cómo se llama. Texto sin formato.")
    text: PlainText = Field(description="Lo que hay que saber de él, con sus cifras. Texto sin formato.")


class TownAccount(Model):
    """An account of the town hall in a social network."""

    network: PlainText = Field(description="La red, y el nombre del canal si lo tiene. Texto sin formato.")
    reach: PlainText = Field(description="Cuánta gente la sigue: `3.100 seguidores`. Texto sin formato.")
    text: PlainText = Field(description="Desde cuándo está y cómo anda, en una frase. Texto sin formato.")


class Town(Model):
    """The fictional town (`data/town.yml`): its people, its places and its accounts.

    No text of the course outside the questions names another invented town: `retired` are those that it had, and
    `real_places` those that exist and that neither the bibliography nor the cases name
    (course/checks/text/other_towns.py).
    """

    name: Name = Field(description="Nombre del pueblo.")
    introduction: list[PlainText] = Field(min_length=1, description="Cómo es, párrafo a párrafo. Texto sin formato.")
    people: list[TownPerson] = Field(min_length=1, description="Su gente, en el orden en que se presenta.")
    places: list[TownPlace] = Field(min_length=1, description="Lo que usan los ejemplos, en orden.")
    accounts: list[TownAccount] = Field(min_length=1, description="Sus cuentas en redes.")
    retired: list[Name] = Field(
        default=[], description="Pueblos inventados que el curso tuvo. Ningún texto los nombra, salvo las preguntas."
    )
    real_places: list[Name] = Field(
        default=[],
        description="Lugares que existen y que los textos nombran sin que salgan en la bibliografía ni en los casos.",
    )

    @field_validator("people")
    @classmethod
    def _check_people(cls, people: list[TownPerson]) -> list[TownPerson]:
        refuse_repeated("la persona", "id", [person.id for person in people])
        refuse_repeated("la persona", "name", [person.name for person in people])
        return people

    @field_validator("places")
    @classmethod
    def _check_places(cls, places: list[TownPlace]) -> list[TownPlace]:
        refuse_repeated("el lugar", "id", [place.id for place in places])
        return places

    @model_validator(mode="after")
    def _check_names(self) -> Town:
        people = [person.id for person in self.people]
        for number, place in enumerate(self.places):
            if place.id in people:
                raise make_error("repeated", "«{id}» es ya una persona", ("places", number, "id"), id=place.id)
        for number, name in enumerate(self.retired):
            if name.casefold() == self.name.casefold():
                message = "«{name}» es el pueblo del curso: no puede estar entre los que ya no se usan"
                raise make_error("retired_town", message, ("retired", number), name=name)
        return self
