"""Every row that `bench` measures, in order: its name, its reference and its goal.

The goals are those of issue 15, and those of the exports for other systems. `measures.py` measures the rows and
`table.py` prints them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from exports.file_exports import FILE_EXPORTS, FileExport

Unit = Literal["×", "s", "ms", "MB"]

STOCK, SITE_ALONE, COLD_BUILD, COURSE_AS_IT_IS = "tal cual", "sitio solo", "en frío", "× 1"


@dataclass(frozen=True)
class Goal:
    """One row.

    `limit` is the maximum of its figure: a time or a memory in `unit`, or a multiple of the reference if `unit` is
    «×». `time` is the unit of what is measured. A row `on_demand` is measured only if it is requested by name.
    """

    row: str
    title: str
    limit: float
    unit: Unit
    reference: str = ""
    time: Unit = "s"
    on_demand: bool = False


@dataclass(frozen=True)
class ExportGoal:
    """What is asked of an export, given the finished site: seconds, those of one tema, and peak memory in MB."""

    seconds: float = 10.0
    tema_seconds: float | None = None
    megabytes: float | None = None


# By the name of the export; the others have the usual one.
EXPORT_GOALS = {
    "moodle": ExportGoal(5.0),
    "scorm": ExportGoal(5.0),
    "diapositivas": ExportGoal(20.0),
    "epub": ExportGoal(15.0),
    "pdf": ExportGoal(60.0, tema_seconds=8.0, megabytes=2000),
}


class ExportRow(NamedTuple):
    """A row about an export: its goal, which export it is of, whether of one tema alone, and what is measured."""

    goal: Goal
    export: str
    is_of_tema: bool
    figure: Literal["seconds", "megabytes"]


def list_export_rows(exports: Sequence[FileExport], goals: Mapping[str, ExportGoal]) -> Iterator[ExportRow]:
    """The rows of the exports, in their order."""
    for export in exports:
        row, said, goal = f"export-{export.name}", f"Exportar `{export.name}`", goals.get(export.name, ExportGoal())
        yield ExportRow(Goal(row, f"{said}, con el sitio hecho", goal.seconds, "s"), export.name, False, "seconds")
        if goal.tema_seconds is not None:
            of_tema = Goal(f"{row}-tema", f"{said} del tema más largo", goal.tema_seconds, "s")
            yield ExportRow(of_tema, export.name, True, "seconds")
        if goal.megabytes is not None:
            memory = Goal(f"{row}-memory", f"{said}: memoria, como mucho", goal.megabytes, "MB", time="MB")
            yield ExportRow(memory, export.name, False, "megabytes")


EXPORT_ROWS = tuple(list_export_rows(FILE_EXPORTS, EXPORT_GOALS))

GOALS = (
    Goal("build-cold", "Construir un clon limpio, sin nada recordado", 1.0, "×", STOCK),
    Goal("build-pages", "Rehacer todas las páginas, con referencias y gráficos recordados", 0.65, "×", STOCK),
    Goal("build-offline", "Construir el sitio y la copia sin conexión", 1.2, "×", SITE_ALONE),
    Goal("serve-first", "`serve`: primera página, la primera vez", 1.2, "×", COLD_BUILD),
    Goal("serve-next", "`serve`: primera página, las demás veces", 4.0, "s"),
    Goal("edit-paragraph", "Editar un párrafo", 0.5, "s", STOCK),
    Goal("edit-heading", "Editar un epígrafe", 1.0, "s"),
    Goal("edit-question", "Editar una pregunta", 1.0, "s"),
    Goal("edit-term", "Editar un término del glosario que sale en muchas páginas", 2.0, "s"),
    Goal("edit-case", "Editar un caso", 1.0, "s"),
    Goal("edit-source", "Editar una fuente", 1.0, "s"),
    Goal("edit-plan", "Editar un campo del plan", 1.0, "s"),
    Goal("edit-figure", "Editar el CSV de un gráfico", 1.0, "s"),
    Goal("edit-stylesheet", "Editar una hoja de estilos", 0.3, "s"),
    Goal("edit-script", "Editar un guion de navegador", 0.3, "s"),
    Goal("edit-macro", "Editar el Python de una macro", 5.0, "s"),
    Goal("edit-template", "Editar la plantilla de una macro", 5.0, "s"),
    Goal("check-cold", "`check`, sin nada recordado", 6.0, "s"),
    Goal("check-again", "`check` otra vez sin cambios", 2.0, "s"),
    Goal("search-first", "Buscar: primeros resultados, procesador 4 × más lento", 300, "ms", time="ms"),
    Goal("search-key", "Buscar: cada tecla (mediana), procesador 4 × más lento", 50, "ms", time="ms"),
    Goal("search-task", "Buscar: la tarea más larga, procesador 4 × más lento", 50, "ms", time="ms"),
    Goal("search-disk", "Buscar desde una carpeta: la tarea más larga, igual de lento", 50, "ms", time="ms"),
    Goal("plan-docx", "DOCX del mayor plan que cabe: la tarea más larga, 4 × más lento", 1000, "ms", time="ms"),
    Goal("plan-odt", "ODT del mayor plan que cabe: la tarea más larga, 4 × más lento", 1000, "ms", time="ms"),
    *(row.goal for row in EXPORT_ROWS),
    Goal("tests", "Todas las pruebas en un clon limpio, con la instalación", 600, "s", on_demand=True),
)

# What is measured in a course several times as large: its time divided by that number, compared with the course as it
# is. A keystroke in the search is not divided, because the reader doesn't type more.
GROWTH_GOALS = (
    Goal("build-cold", "Construir un clon limpio, sin nada recordado", 1.0, "×", COURSE_AS_IT_IS),
    Goal("check-cold", "`check`, sin nada recordado", 1.0, "×", COURSE_AS_IT_IS),
    Goal("check-again", "`check` otra vez sin cambios", 1.0, "×", COURSE_AS_IT_IS),
    Goal("edit-paragraph", "Editar un párrafo", 1.0, "×", COURSE_AS_IT_IS),
    Goal("search-key", "Buscar: cada tecla (mediana), procesador 4 × más lento", 50, "ms", COURSE_AS_IT_IS, "ms"),
)
