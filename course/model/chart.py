"""`chart` in `data/figures/*.yml`: how the numbers of a CSV are drawn."""

from __future__ import annotations

from typing import Literal, NamedTuple

from pydantic import Field

from course.model.base import DecimalNumber, Model
from course.model.texts import Name, PlainText

ChartKind = Literal["bars", "grouped_bars", "stacked_bars", "lines", "intervals"]


class ChartShape(NamedTuple):
    """The Spanish name of a kind of chart, and the columns of its CSV, besides the optional `note`."""

    name: str
    columns: tuple[str, ...]


CHART_SHAPES: dict[ChartKind, ChartShape] = {
    "bars": ChartShape("barras horizontales", ("label", "value")),
    "grouped_bars": ChartShape("barras agrupadas", ("label", "series", "value")),
    "stacked_bars": ChartShape("barras apiladas", ("label", "series", "value")),
    "lines": ChartShape("líneas", ("label", "series", "value")),
    "intervals": ChartShape("puntos con su intervalo", ("label", "series", "value", "low", "high")),
}


class Chart(Model):
    """How the numbers of `data/figures/<id>.csv` are drawn, and what must be known to read them.

    All kinds have the same keys; only the columns of the CSV differ (`CHART_SHAPES`). So it is one type and not a
    union, and a misspelt `kind` doesn't hide errors in the other keys.
    """

    kind: ChartKind = Field(
        description="Forma del gráfico. `bars`: barras. `grouped_bars`: barras de varias series, juntas por etiqueta. "
        "`stacked_bars`: partes de un todo. `lines`: cambio en el tiempo. `intervals`: valor con su margen."
    )
    unit: Name = Field(description="Unidad que se escribe tras cada número, como `%`.")
    year: Name = Field(description="Año o periodo del dato, como `octubre de 2024`.")
    sample: PlainText = Field(
        description="A quién se preguntó o se contó, y a cuántos; `no consta` si la fuente no lo dice."
    )
    maximum: DecimalNumber | None = Field(
        default=None,
        gt=0,
        le=1e15,
        allow_inf_nan=False,
        description="Valor en que acaba la escala, que empieza en 0. Sin él, 100 si la unidad es `%`; si no, "
        "un número redondo.",
    )
