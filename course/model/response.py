"""`data/responses.yml`: the bank of model replies, by situation."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import Field, field_validator, model_validator

from course.model.base import HeadingId, MessageKindId, Model, ReferenceKey, Slug, make_error, refuse_repeated
from course.model.texts import PlainText

MessageAction = Literal["answer", "private", "escalate", "moderate", "report", "ignore"]
"""What to do with a message: answer, move to a private channel, escalate, apply the profile's rules, report, ignore."""

LONGEST_PUBLIC_REPLY = 280  # characters of a post on X without a paid account


class Response(Model):
    """A model reply: when to use it, its text, and how not to word it."""

    id: Slug = Field(description="Identificador. No cambia nunca: de él cuelgan enlaces.")
    title: PlainText = Field(description="La situación, en pocas palabras.")
    kind: MessageKindId = Field(description="El tipo de mensaje al que contesta, de `data/inbox.yml`.")
    action: MessageAction = Field(
        description="Qué se hace con el mensaje: `answer` responder, `private` pasar a privado, `escalate` "
        "escalar, `moderate` aplicar las "
        "normas, `report` denunciar, `ignore` no responder."
    )
    channel: Literal["public", "private"] = Field(
        description="Dónde se contesta: `public`, a la vista de todos, o `private`."
    )
    when: PlainText = Field(description="Qué hay que comprobar antes de usarla. Texto sin formato.")
    text: PlainText = Field(
        description="La respuesta, en un solo párrafo; lo que se rellena va entre corchetes: `[servicio]`. "
        "Texto sin formato."
    )
    bad_example: PlainText = Field(description="Cómo no decirlo, inventado. Texto sin formato.")
    why: PlainText = Field(description="Por qué está mal dicho. Texto sin formato.")
    read: HeadingId = Field(description="Epígrafe del programa donde se explica.")
    sources: list[ReferenceKey] = Field(default=[], description="Fuentes en que se apoya, claves de `references.bib`.")

    @field_validator("title")
    @classmethod
    def _check_title(cls, title: str) -> str:
        if re.search(r"[{}\\<>#&*_`\[\]]", title):
            raise make_error(
                "reply_title",
                "el título es de la página: no lleva llaves, corchetes, almohadillas ni marcas de formato",
            )
        return title

    @field_validator("text")
    @classmethod
    def _check_gaps(cls, text: str) -> str:
        if "\n" in text:
            raise make_error("reply_lines", "una respuesta va en un solo párrafo")
        depth = 0
        for character in text:
            depth += {"[": 1, "]": -1}.get(character, 0)
            if depth not in (0, 1):
                break
        if depth or re.search(r"\[\s*\]", text):
            raise make_error("reply_gap", "un hueco se escribe entre corchetes, y con su nombre dentro: `[servicio]`")
        return text

    @model_validator(mode="after")
    def _check_length(self) -> Response:
        if self.channel == "public" and len(self.text) > LONGEST_PUBLIC_REPLY:
            message = (
                "la respuesta pública tiene {length} caracteres y en un mensaje de X caben {longest}: "
                "acórtala o manda la larga en privado"
            )
            raise make_error("reply_length", message, ("text",), length=len(self.text), longest=LONGEST_PUBLIC_REPLY)
        return self


class ResponseBank(Model):
    """The bank of replies (`data/responses.yml`)."""

    id: Slug = Field(description="Identificador; el DOCX se llama igual. No cambia nunca.")
    title: PlainText = Field(description="Título del documento.")
    intro: PlainText = Field(description="Para qué sirve y cómo se usa, en dos o tres frases. Texto sin formato.")
    responses: list[Response] = Field(
        min_length=1, description="Las respuestas, en orden; la página las agrupa por lo que se hace."
    )

    @field_validator("responses")
    @classmethod
    def _check_responses(cls, responses: list[Response]) -> list[Response]:
        refuse_repeated("la respuesta", "id", [response.id for response in responses])
        refuse_repeated("la situación", "title", [response.title for response in responses])
        return responses
