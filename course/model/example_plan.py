"""`data/example_plans/*.yml`: a plan as somebody could hand it in, with remarks beside its fields.

Its values are of the fields of `data/plan.yml`; its remarks, by the criteria of `data/plan_review.yml`
(`course/checks/example_plans.py` looks for both). `course/derived/example_plans.py` completes it with the examples of
the plan.
"""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import Field, model_validator

from course.model.base import Model, Slug, make_error, refuse_repeated
from course.model.plan_review import PlanLevel
from course.model.texts import Name, PlainText


class PlanRemark(Model):
    """What to see in a field, by one criterion of the review."""

    criterion: Slug = Field(description="El criterio de `data/plan_review.yml`, por su `id`.")
    verdict: Literal["good", "bad"] = Field(description="`good` si está bien hecho; `bad` si falla.")
    text: PlainText = Field(description="Qué se ve y qué se cambiaría, en una o dos frases. Texto sin formato.")


class FilledField(Model):
    """A field of the plan as it was filled in: at most one of `text`, `chosen`, `rows` and `empty`.

    Without any of them, it has the example of `data/plan.yml`.
    """

    field: Slug = Field(description="El campo de `data/plan.yml`, por su `id`.")
    text: PlainText | None = Field(
        default=None,
        description="Lo escrito en un campo de texto, un número o una fecha (`2027-01-15`). Texto sin formato.",
    )
    chosen: list[Slug] = Field(default=[], description="Las opciones marcadas, por su `id`; en un campo `choice`, una.")
    rows: list[dict[Slug, PlainText]] = Field(default=[], description="Las filas de una tabla: `columna: texto`.")
    empty: bool = Field(default=False, description="`true` si se dejó en blanco.")
    remarks: list[PlanRemark] = Field(default=[], max_length=2, description="Lo que hay que ver en él.")

    @model_validator(mode="after")
    def _check_shape(self) -> FilledField:
        given = [name for name in ("text", "chosen", "rows", "empty") if getattr(self, name)]
        if len(given) > 1:
            message = "un campo lleva `text`, `chosen`, `rows` o `empty`, y solo uno"
            raise make_error("filled_shape", message, (given[1],))
        if self.empty and not self.remarks:
            raise make_error("empty_without_remark", "un campo en blanco está para comentarlo: ponle `remarks`")
        return self

    @property
    def takes_example(self) -> bool:
        return not (self.text or self.chosen or self.rows or self.empty)


class ExamplePlan(Model):
    """A plan to learn from (`data/example_plans/<id>.yml`), with remarks beside its fields."""

    id: Slug = Field(description="Identificador; el archivo se llama igual, y también el del plan. No cambia nunca.")
    title: Name = Field(description="Cómo se llama el ejemplo, como «El plan flojo».")
    level: PlanLevel = Field(description="`weak`, flojo; `middling`, a medias; `good`, bueno.")
    author: Name = Field(description="Quién figura como autor en el archivo: por él se distingue al comparar planes.")
    saved: datetime.date = Field(description="El día que figura en el archivo, AAAA-MM-DD.")
    introduction: PlainText = Field(description="De dónde sale este plan y qué se ve en él. Texto sin formato.")
    completes_core: bool = Field(
        default=False, description="`true` si los demás campos del plan mínimo llevan el ejemplo de `data/plan.yml`."
    )
    levels: dict[Slug, PlanLevel] = Field(description="El nivel que alcanza en cada criterio: `criterio: weak`.")
    fields: list[FilledField] = Field(min_length=1, description="Los campos, en el orden del plan.")

    @model_validator(mode="after")
    def _check_fields(self) -> ExamplePlan:
        names = [filled.field for filled in self.fields]
        refuse_repeated("el campo", "field", names)
        return self
