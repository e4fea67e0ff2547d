"""`data/dated_facts.yml`: what the course states and next year may be otherwise, and how often each kind is checked.

The state of a regulation (`data/norms.yml`) and the comparison of networks (`data/networks.yml`) have the day of their
check in their own files.
"""

from __future__ import annotations

import calendar
import datetime
from typing import Literal

from pydantic import Field, field_validator, model_validator

from course.model.base import HeadingId, Model, ReferenceKey, Slug, make_error, refuse_repeated
from course.model.texts import PlainText
from course.model.timeline import PartialDate

FactKindName = Literal["law", "price", "figure", "function", "case"]
"""What a regulation or an authority says; a price; a published figure; what a network does; the state of a case."""


class FactKind(Model):
    """How the facts of a kind are kept up to date."""

    id: FactKindName = Field(
        description="`law` norma o criterio de una autoridad, `price` precio, `figure` cifra publicada, `function` lo "
        "que hace una red, `case` cómo sigue un caso."
    )
    name: PlainText = Field(description="Cómo se llama en la página. Texto sin formato.")
    months: int = Field(gt=0, le=120, description="Cada cuántos meses, como mucho, se vuelve a mirar.")
    owner: PlainText = Field(description="Quién lo mira. Texto sin formato.")
    method: PlainText = Field(description="Cómo se mira, en una o dos frases. Texto sin formato.")

    def compute_due_day(self, checked: datetime.date) -> datetime.date:
        """The day on which what was checked on `checked` has to be checked again: in so many months, or the last of one
        that is shorter.
        """
        years, month = divmod(checked.month - 1 + self.months, 12)
        year, month = checked.year + years, month + 1
        return datetime.date(year, month, min(checked.day, calendar.monthrange(year, month)[1]))


class DatedFact(Model):
    """One fact that may change: what it is, where it is taught, and when it was last checked."""

    id: Slug = Field(description="Identificador.")
    kind: FactKindName = Field(description="De qué clase es: una de las de `kinds`.")
    text: PlainText = Field(description="Qué hay que mirar, sin repetir la cifra. Texto sin formato.")
    section: HeadingId = Field(description="El epígrafe donde se cuenta.")
    as_of: PartialDate | None = Field(
        default=None, description='De cuándo es el dato según su fuente: `"2026"`, `"2026-08"` o `"2026-08-28"`.'
    )
    checked: datetime.date = Field(description="Día en que se comprobó, AAAA-MM-DD.")
    source: ReferenceKey = Field(description="La fuente donde se mira, clave de `references.bib`.")


class DatedFacts(Model):
    """The facts that change, and their kinds (`data/dated_facts.yml`)."""

    kinds: list[FactKind] = Field(min_length=1, description="Las clases, en el orden en que se muestran.")
    facts: list[DatedFact] = Field(min_length=1, description="Los datos, en cualquier orden.")

    @field_validator("kinds")
    @classmethod
    def _check_kinds(cls, kinds: list[FactKind]) -> list[FactKind]:
        refuse_repeated("la clase", "id", [kind.id for kind in kinds])
        return kinds

    @field_validator("facts")
    @classmethod
    def _check_facts(cls, facts: list[DatedFact]) -> list[DatedFact]:
        refuse_repeated("el dato", "id", [fact.id for fact in facts])
        return facts

    @model_validator(mode="after")
    def _check_kinds_exist(self) -> DatedFacts:
        for position, fact in enumerate(self.facts):
            if self.find_kind(fact.kind) is None:
                message = f"`kinds` no dice cada cuánto se mira un dato de la clase `{fact.kind}`"
                raise make_error("unknown_fact_kind", message, ("facts", position, "kind"))
        return self

    def find_kind(self, name: FactKindName) -> FactKind | None:
        return next((kind for kind in self.kinds if kind.id == name), None)
