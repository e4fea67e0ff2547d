"""`data/figures/*.yml`: drawings and charts."""

from __future__ import annotations

from pydantic import Field, model_validator

from course.model.base import Model, ReferenceKey, Slug, make_error
from course.model.chart import Chart
from course.model.texts import PlainText


def get_svg_path(figure_id: str) -> str:
    """The path of a figure's drawing, relative to the root of the repository."""
    return f"docs/assets/figures/{figure_id}.svg"


def get_narrow_svg_path(figure_id: str) -> str:
    """The path of the form of a drawing for narrow boxes, relative to the root of the repository."""
    return f"docs/assets/figures/{figure_id}.narrow.svg"


def get_csv_path(figure_id: str) -> str:
    """The path of the numbers of a chart, relative to the root of the repository."""
    return f"data/figures/{figure_id}.csv"


class Figure(Model):
    """An original figure (`data/figures/<id>.yml`): a drawing, `docs/assets/figures/<id>.svg`, or a chart of a CSV."""

    id: Slug = Field(description="Identificador; el archivo y su SVG o su CSV se llaman igual.")
    title: PlainText = Field(description="Título breve.")
    description: PlainText | None = Field(
        default=None,
        description="Qué dice el dibujo, para quien no puede verlo. En un gráfico no se pone: lo dice su tabla.",
    )
    caption: PlainText = Field(description="Pie que se lee bajo la figura.")
    sources: list[ReferenceKey] = Field(default=[], description="Fuentes, claves de `references.bib`.")
    chart: Chart | None = Field(
        default=None, description="Solo en un gráfico: cómo se dibujan los números de `data/figures/<id>.csv`."
    )

    def get_chart(self) -> Chart:
        """The chart. Raises LookupError if the figure is a drawing."""
        if self.chart is None:
            raise LookupError(f"the figure {self.id} is a drawing")
        return self.chart

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
