"""Who teaches it and what it costs: blank, because no data of the course say it."""

from __future__ import annotations

from exports.training_sheet.sections import Blank, Facts, Grid, Section

_TEACHER_ROWS, _COST_ROWS = 5, 5


def describe_organisation() -> Section:
    return Section(
        "Profesorado y coste",
        (
            Grid(
                "Profesorado",
                ("Nombre y apellidos", "Puesto y entidad", "Temas o sesiones", "Horas"),
                (32, 32, 24, 12),
                blank_rows=_TEACHER_ROWS,
            ),
            Grid("Coste", ("Concepto", "Importe en euros"), (70, 30), blank_rows=_COST_ROWS),
            Facts(
                (
                    Blank("Dirección o coordinación", "Nombre, puesto y entidad."),
                    Blank("Financiación", "Fondos propios, subvención o matrícula."),
                    Blank("Lugar, fecha y firma", "De quien responde de la acción formativa."),
                ),
                "Quién responde",
            ),
        ),
    )
