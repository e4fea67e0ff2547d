"""`data/moderation_logs/*.yml`: an invented page of the log of how a town hall moderates a profile."""

from __future__ import annotations

from pydantic import Field

from course.model.base import Model, Slug
from course.model.texts import Name, PlainText
from course.model.thread import Remark


class ModerationEntry(Model):
    """One measure: what was written, the rule that it broke, what was done and how its author can complain."""

    when: Name = Field(description="Cuándo se tomó la medida, como `martes 8, 9.40`.")
    message: PlainText = Field(description="Qué hacía el mensaje, sin copiarlo. Texto sin formato.")
    rule: PlainText = Field(description="Qué norma publicada incumplía, o que no incumplía ninguna. Texto sin formato.")
    decision: PlainText = Field(description="Qué se hizo. Texto sin formato.")
    told: PlainText = Field(description="Qué se le dijo a su autor, y cómo puede reclamar. Texto sin formato.")
    done_by: PlainText = Field(description="Quién tomó la medida. Texto sin formato.")
    review: PlainText | None = Field(default=None, description="Quién la revisa y cuándo. Texto sin formato.")
    remarks: list[Remark] = Field(default=[], max_length=2, description="Lo que hay que ver en ella.")


class ModerationLog(Model):
    """An invented log (`data/moderation_logs/<id>.yml`) to be looked at, with remarks beside its entries."""

    id: Slug = Field(description="Identificador; el archivo se llama igual.")
    title: PlainText = Field(description="De qué registro es, en pocas palabras. Texto sin formato.")
    network: Name = Field(description="De qué red es el perfil, como `Facebook`.")
    entries: list[ModerationEntry] = Field(min_length=1, max_length=8, description="Las medidas, por su fecha.")


ENTRY_LABELS = {
    "message": "Mensaje",
    "rule": "Norma",
    "decision": "Medida",
    "told": "Se le dijo",
    "done_by": "La tomó",
    "review": "La revisa",
}
"""What an entry says and its Spanish labels, in the order in which it is read."""
