"""`data/programme.yml`: the official headings."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Annotated

from pydantic import Field, field_validator, model_validator

from course.model.base import Model, Slug, TemaNumber, make_error, refuse_repeated
from course.model.texts import Name, OfficialText, PlainText

PROGRAMME_PATH = "data/programme.yml"

Ability = Annotated[PlainText, Field(max_length=110)]

_LONGEST_ACRONYM = 6
# How much of a title is kept when a slip in it is corrected.
_LEAST_LIKENESS = 0.9
_FOLD_END = re.compile(r"[.:\s]+$")


def fold_heading(text: str) -> str:
    """Fold a heading for comparison: without case or final full stops and colons, and with single spaces."""
    return " ".join(_FOLD_END.sub("", text).casefold().split())


class Heading(Model):
    """One heading of the official programme."""

    number: OfficialText | None = Field(
        default=None, description="El número tal como lo escribe el programa; nada si no lleva."
    )
    title: OfficialText = Field(description="Las palabras del programa oficial, sin tocar.")
    shown: OfficialText | None = Field(
        default=None, description="El mismo texto en minúsculas de frase, si el programa lo escribe en mayúsculas."
    )
    corrected: OfficialText | None = Field(
        default=None,
        description="Las mismas palabras sin la errata del programa: así se leen en todas partes menos en el programa.",
    )
    slip: PlainText | None = Field(
        default=None, description="La errata, en una o dos frases: la nota que lleva el epígrafe en el programa."
    )
    anchor: Slug = Field(description="Ancla corta y fija en la página (`4-2-1`). No cambia aunque cambie el texto.")
    level: int = Field(ge=1, le=6, description="Profundidad: 1 para `1.`, 2 para `4.1.`, etc.")
    official: bool = Field(
        default=True, description="`false` si el epígrafe es de esta edición web y no del programa oficial."
    )

    @model_validator(mode="after")
    def _check_shown(self) -> Heading:
        _refuse_other_words(self.title, self.shown)
        return self

    @model_validator(mode="after")
    def _check_corrected(self) -> Heading:
        if (self.corrected is None) != (self.slip is None):
            given, missing = ("corrected", "slip") if self.slip is None else ("slip", "corrected")
            message = "`corrected` y `slip` van juntos: falta `{missing}`"
            raise make_error("correction_incomplete", message, (given,), missing=missing)
        if self.corrected is not None:
            official, corrected = fold_heading(self.title), fold_heading(self.corrected)
            if official == corrected:
                message = "`corrected` dice lo mismo que `title`: no hay ninguna errata"
                raise make_error("correction_idle", message, ("corrected",))
            if SequenceMatcher(None, official, corrected, autojunk=False).ratio() < _LEAST_LIKENESS:
                message = "`corrected` cambia mucho más que una errata: el programa es de quien lo escribió"
                raise make_error("correction_long", message, ("corrected",))
            if not self.official:
                message = "este epígrafe es de esta edición: corrige `title` y quita `corrected` y `slip`"
                raise make_error("correction_own", message, ("corrected",))
        return self

    @property
    def text(self) -> str:
        """The heading in sentence case, without its slip, if it has one, or a final full stop."""
        return _FOLD_END.sub("", self.corrected or self.shown or self.title)

    @property
    def official_text(self) -> str:
        """The heading as the programme says it, slip included, in sentence case and without a final full stop."""
        return _FOLD_END.sub("", self.shown or self.title)

    @property
    def label(self) -> str:
        """The number and the text, as in a page's heading."""
        return f"{self.number} {self.text}" if self.number else self.text


class Promise(Model):
    """What a tema is for, in few words: the beginning of its cover, and what its poster says."""

    question: PlainText = Field(max_length=90, description="La pregunta a la que contesta el tema.")
    abilities: list[Ability] = Field(
        min_length=3, max_length=3, description="Las tres cosas que sabrá hacer quien lo termine, en infinitivo."
    )


class Tema(Model):
    """One of the temas, with its headings in programme order."""

    number: TemaNumber = Field(description="Número del tema: 1, 2, 3…")
    title: OfficialText = Field(description="Las palabras del programa oficial, sin tocar.")
    shown: OfficialText = Field(description="El mismo título en minúsculas de frase.")
    short: Name = Field(description="Nombre breve para menús (de esta edición web, no del programa).")
    promise: Promise | None = Field(
        default=None, description="Para qué es el tema (de esta edición web): lo dicen su portada y su cartel."
    )
    headings: list[Heading] = Field(min_length=1, description="Epígrafes en orden.")

    @model_validator(mode="after")
    def _check_shown(self) -> Tema:
        _refuse_other_words(self.title, self.shown)
        return self

    @field_validator("headings")
    @classmethod
    def _check_headings(cls, headings: list[Heading]) -> list[Heading]:
        refuse_repeated("el ancla", "anchor", [heading.anchor for heading in headings])
        previous = 0
        for position, heading in enumerate(headings):
            if heading.level > previous + 1:
                message = "este epígrafe salta de nivel: detrás del nivel {previous} no puede ir el {level}"
                raise make_error("heading_levels", message, (position, "level"), previous=previous, level=heading.level)
            previous = heading.level
        return headings

    @property
    def id(self) -> str:
        return f"t{self.number}"

    @property
    def text(self) -> str:
        """The tema's title in sentence case, without a final full stop."""
        return _FOLD_END.sub("", self.shown)

    @property
    def label(self) -> str:
        """«Tema 1. …», as on its cover."""
        return f"Tema {self.number}. {self.text}"

    @property
    def emblem_path(self) -> str:
        """The path of its emblem, relative to the root of the course."""
        return f"data/emblems/tema-{self.number}.svg"

    def get_id(self, heading: Heading) -> str:
        """The heading's id in the whole course, such as `t1/4-2-1`."""
        return f"{self.id}/{heading.anchor}"


class Programme(Model):
    """The official programme (`data/programme.yml`), which the chapters must follow."""

    temas: list[Tema] = Field(min_length=1, description="Los temas, en orden.")

    @field_validator("temas")
    @classmethod
    def _check_numbers(cls, temas: list[Tema]) -> list[Tema]:
        for position, tema in enumerate(temas):
            if tema.number != position + 1:
                message = "los temas se numeran 1, 2, 3… sin saltos: este es el {expected}"
                raise make_error("tema_numbers", message, (position, "number"), expected=position + 1)
        return temas


def _refuse_other_words(title: str, shown: str | None) -> None:
    """Raise an error if `shown` differs from `title` in more than case, or is missing for a title in capitals."""
    if shown is None and title.isupper() and len(title) > _LONGEST_ACRONYM:
        message = "el programa escribe este epígrafe en mayúsculas: falta `shown`, lo mismo en minúsculas de frase"
        raise make_error("shown_missing", message, ("title",))
    if shown is not None and fold_heading(shown) != fold_heading(title):
        message = "`shown` tiene que decir lo mismo que `title`, salvo mayúsculas y punto final"
        raise make_error("shown_differs", message, ("shown",))
