"""`data/figures/*.yml`: drawings and charts."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from course.model.base import Model, ReferenceKey, Slug, Text, make_error


class Chart(Model):
    """How the numbers of `data/figures/<id>.csv` are drawn, and what must be known to read them."""

    kind: Literal["bars", "grouped_bars", "stacked_bars", "lines", "intervals"] = Field(description="Forma del gráfico: `bars`, barras horizontales.")
    unit: Text = Field(description="Unidad que se escribe tras cada número, como `%`.")
    year: Text = Field(description="Año o periodo del dato, como `octubre de 2024`.")
    sample: Text = Field(description="A quién se preguntó o se contó, y a cuántos; `no consta` si la fuente no lo dice.")
    maximum: float | None = Field(
        default=None,
        gt=0,
        allow_inf_nan=False,
        description="Valor en que acaba la escala, que empieza en 0. Sin él, 100 si la unidad es `%`; si no, un número redondo.",
    )


class Figure(Model):
    """A figure of our own (`data/figures/<id>.yml`): a drawing, `docs/assets/figures/<id>.svg`, or a chart of a CSV."""

    id: Slug = Field(description="Identificador; el archivo y su SVG o su CSV se llaman igual.")
    title: Text = Field(description="Título breve.")
    description: Text | None = Field(
        default=None,
        description="Qué dice el dibujo, para quien no puede verlo. En un gráfico no se pone: lo dice su tabla.",
    )
    caption: Text = Field(description="Pie que se lee bajo la figura.")
    sources: list[ReferenceKey] = Field(default=[], description="Fuentes, claves de `references.bib`.")
    chart: Chart | None = Field(
        default=None, description="Solo en un gráfico: cómo se dibujan los números de `data/figures/<id>.csv`."
    )

    @model_validator(mode="after")
    def _check_kind(self) -> Figure:
        if self.chart is None and self.description is None:
            raise make_error("description_missing", "falta la clave obligatoria `description`")
        if self.chart is not None and self.description is not None:
            message = "un gráfico no lleva `description`: la tabla de sus datos ya dice lo que muestra"
            raise make_error("description_of_chart", message, ("description",))
        if self.chart is not None and not self.sources:
            message = "un gráfico lleva en `sources` la fuente de sus datos"
            raise make_error("chart_without_source", message, ("chart",))
        return self
