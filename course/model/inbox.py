"""`data/inbox.yml`: the kinds of message that a town hall receives, and by when each is attended.

It is the one place of the course's own deadlines and targets. What a law or a source asks for is in the text that cites
it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated

from pydantic import Field, StringConstraints, field_validator, model_validator

from course.findings import suggest_close_match
from course.model.base import Form, InboxKey, Model, ReferenceKey, make_error, refuse_repeated
from course.model.texts import PlainText

INBOX_PATH = "data/inbox.yml"

_WORD = "[a-záéíóúüñ0-9]+"
# Shown in the middle of sentences that only name it, so without marks of its own; of no sort of `texts.py` because
# those allow any character.
InsertedWords = Annotated[
    str,
    StringConstraints(pattern=f"^{_WORD}( {_WORD})*$"),
    Form("solo minúsculas, cifras y espacios, porque va dentro de una frase: `un día hábil`"),
]
_NUMBERS = ("cero", "un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez")
_DAYS = re.compile(rf"\b(\d+|{'|'.join(_NUMBERS)}) días? hábil(?:es)?\b")
# What a sentence calls the last day: that of one working day has no ordinal.
_ORDINALS = ("", "segundo", "tercer", "cuarto", "quinto", "sexto", "séptimo", "octavo", "noveno", "décimo")
_LAST_DAY = re.compile(rf"(?:\b({'|'.join(_ORDINALS[1:])}) )?\bdía hábil siguiente\b")
_SHARE = re.compile(r"(\d+) de cada (\d+)")


class Deadline(Model):
    """By when a message is attended, in the words of a sentence and as a number."""

    id: InboxKey = Field(description="Identificador, en inglés. No cambia nunca: lo nombran las páginas y los datos.")
    name: PlainText = Field(description="A qué se pone plazo, en una o dos palabras: `acuse`.")
    words: InsertedWords = Field(description="El plazo como se lee dentro de una frase: `un día hábil`.")
    working_days: int = Field(ge=0, description="Los días hábiles que son. 0 si no puede esperar.")
    means: PlainText = Field(description="Cómo se cuenta, en una frase entera. Texto sin formato.")

    @model_validator(mode="after")
    def _check_words(self) -> Deadline:
        named = _DAYS.search(self.words)
        if named and _read_number(named[1]) != self.working_days:
            message = "«{words}» y `working_days` no dicen lo mismo"
            raise make_error("deadline_words", message, ("working_days",), words=self.words)
        if not named and self.working_days:
            message = "un plazo en días los dice con sus palabras: `un día hábil`, `diez días hábiles`"
            raise make_error("deadline_days", message, ("words",))
        return self

    @model_validator(mode="after")
    def _check_meaning(self) -> Deadline:
        """A new number of days mustn't leave an explanation that counts the old one."""
        for named in _LAST_DAY.finditer(self.means):
            if _ORDINALS.index(named[1] or "") + 1 != self.working_days:
                message = "«{words}» y `working_days` no dicen lo mismo"
                raise make_error("deadline_meaning", message, ("means",), words=f"el {named[0]}")
        for named in _DAYS.finditer(self.means):
            if _read_number(named[1]) != self.working_days:
                message = "«{words}» y `working_days` no dicen lo mismo"
                raise make_error("deadline_meaning", message, ("means",), words=named[0])
        return self

    @property
    def is_at_once(self) -> bool:
        return self.working_days == 0

    @property
    def words_at_start(self) -> str:
        """The words that begin a sentence or a cell."""
        return self.words[0].upper() + self.words[1:]


class InboxTarget(Model):
    """How many of the messages are attended in time, in the words of a sentence and as a number."""

    id: InboxKey = Field(description="Identificador: el del plazo que se cumple.")
    words: InsertedWords = Field(description="La meta como se lee dentro de una frase: `9 de cada 10`.")
    percent: int = Field(ge=1, le=100, description="La misma meta en tanto por ciento: `90`.")
    means: PlainText = Field(description="Qué se cuenta, en una frase entera. Texto sin formato.")

    @model_validator(mode="after")
    def _check_words(self) -> InboxTarget:
        share = _SHARE.fullmatch(self.words)
        if share is None or int(share[1]) * 100 != self.percent * int(share[2]):
            message = "«{words}» y `percent` no dicen lo mismo: se escribe `9 de cada 10` y `90`"
            raise make_error("target_words", message, ("percent",), words=self.words)
        return self

    @property
    def percentage(self) -> str:
        return f"{self.percent}\N{NO-BREAK SPACE}%"


class MessageKind(Model):
    """A kind of message: how it is recognised, what is answered first, and by when."""

    id: InboxKey = Field(description="Identificador, en inglés. No cambia nunca: lo nombran el árbol y el banco.")
    name: PlainText = Field(description="El tipo, en pocas palabras.")
    signs: PlainText = Field(description="Cómo se reconoce. Texto sin formato.")
    reply: PlainText = Field(description="Qué se hace y qué se contesta primero. Texto sin formato.")
    deadlines: list[InboxKey] = Field(
        default=[], description="Los plazos que tiene, por su identificador. Sin ninguno, puede quedarse sin respuesta."
    )
    urgent_if: PlainText | None = Field(
        default=None, description="Cuándo no puede esperar, si depende del mensaje: `si alguien puede perder un plazo`."
    )
    sources: list[ReferenceKey] = Field(default=[], description="Fuentes en que se apoya, claves de `references.bib`.")


class Inbox(Model):
    """The kinds of message, in order of precedence, with the deadlines and the targets (`data/inbox.yml`)."""

    title: PlainText = Field(description="Título de la tabla.")
    deadlines: list[Deadline] = Field(min_length=1, description="Los plazos.")
    targets: list[InboxTarget] = Field(default=[], description="Las metas: qué parte se atiende en plazo.")
    kinds: list[MessageKind] = Field(
        min_length=2, description="Los tipos. Un mensaje que puede ser de dos es del que está más arriba."
    )

    @field_validator("deadlines")
    @classmethod
    def _check_deadlines(cls, deadlines: list[Deadline]) -> list[Deadline]:
        refuse_repeated("el plazo", "id", [deadline.id for deadline in deadlines])
        return deadlines

    @field_validator("kinds")
    @classmethod
    def _check_kinds(cls, kinds: list[MessageKind]) -> list[MessageKind]:
        refuse_repeated("el tipo", "id", [kind.id for kind in kinds])
        refuse_repeated("el tipo", "name", [kind.name for kind in kinds])
        return kinds

    @model_validator(mode="after")
    def _check_named(self) -> Inbox:
        known = [deadline.id for deadline in self.deadlines]
        for number, target in enumerate(self.targets):
            _check_known(target.id, known, ("targets", number, "id"))
            refuse_repeated("la meta", "id", [each.id for each in self.targets])
        for number, kind in enumerate(self.kinds):
            for position, identifier in enumerate(kind.deadlines):
                place = ("kinds", number, "deadlines", position)
                _check_known(identifier, known, place)
                if identifier in kind.deadlines[:position]:
                    raise make_error("repeated", "el plazo «{id}» ya está en este tipo", place, id=identifier)
            if kind.urgent_if and self.find_at_once() is None:
                message = "ningún plazo es de los que no pueden esperar (`working_days: 0`)"
                raise make_error("nothing_at_once", message, ("kinds", number, "urgent_if"))
        return self

    def find_deadline(self, identifier: str) -> Deadline | None:
        return next((deadline for deadline in self.deadlines if deadline.id == identifier), None)

    def find_at_once(self) -> Deadline | None:
        """The deadline of what can't wait."""
        return next((deadline for deadline in self.deadlines if deadline.is_at_once), None)

    def find_target(self, identifier: str) -> InboxTarget | None:
        return next((target for target in self.targets if target.id == identifier), None)

    def find_kind(self, identifier: str) -> MessageKind | None:
        return next((kind for kind in self.kinds if kind.id == identifier), None)


def _read_number(written: str) -> int:
    return _NUMBERS.index(written) if written in _NUMBERS else int(written)


def _check_known(identifier: str, known: Sequence[str], at: tuple[str | int, ...]) -> None:
    if identifier not in known:
        near = suggest_close_match(identifier, known)
        message = "no hay ningún plazo «{id}»" + (f" ({near})" if near else "")
        raise make_error("unknown_deadline", message, at, id=identifier)
