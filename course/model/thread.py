"""`data/threads/*.yml`: a post, with what is answered below it if it is, and remarks on what goes well or wrong."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from course.model.base import Model, Slug
from course.model.texts import Name, PlainText


class Remark(Model):
    """What to see in a message."""

    verdict: Literal["good", "bad"] = Field(description="`good` si está bien hecho; `bad` si falla.")
    text: PlainText = Field(description="Qué se ve y por qué importa, en una o dos frases. Texto sin formato.")


class Picture(Model):
    """The picture of a message, told in words: what is seen in it, and the alternative text that it was given."""

    seen: PlainText = Field(description="Qué se ve en la imagen. Texto sin formato.")
    alt_text: PlainText | None = Field(
        default=None,
        description="Lo que se escribió como texto alternativo. Sin esta clave, no se escribió. Texto sin formato.",
    )


class ThreadMessage(Model):
    """One message: the post itself, the first time, and then each answer."""

    author: PlainText = Field(description="Quién escribe, como se lee en la red. Texto sin formato.")
    is_town: bool = Field(default=False, description="`true` si habla la cuenta del ayuntamiento.")
    when: Name = Field(description="Cuándo, como `lunes, 9.12`.")
    text: PlainText = Field(description="Lo que dice, sin comillas. Texto sin formato.")
    picture: Picture | None = Field(default=None, description="La imagen que lleva, si lleva una.")
    remarks: list[Remark] = Field(default=[], max_length=2, description="Lo que hay que ver en él.")


class Thread(Model):
    """An invented thread (`data/threads/<id>.yml`) to be looked at, with remarks beside its messages."""

    id: Slug = Field(description="Identificador; el archivo se llama igual.")
    title: PlainText = Field(description="De qué trata, en pocas palabras. Texto sin formato.")
    network: Name = Field(description="En qué red se lee, como `Facebook`.")
    verdict: Literal["good", "bad"] = Field(description="`good` si acaba bien; `bad` si acaba mal.")
    messages: list[ThreadMessage] = Field(
        min_length=1, max_length=8, description="Los mensajes, en el orden en que se leen. El primero abre el hilo."
    )
