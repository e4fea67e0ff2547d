"""The table that `bench` prints: one aligned line per row, in Spanish. Pure: figures in, text out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from tooling.bench.goals import Goal, Unit

HEADER = ("Qué", "Nuestro", "Referencia", "Razón", "De menos a más", "Objetivo", "")
MISSED = "✗ no se alcanza"


@dataclass(frozen=True)
class Measurement:
    """The figures of a row, one per run, in the goal's `time`; `reference` has as many as `ours`, or none."""

    goal: Goal
    ours: Sequence[float]
    reference: Sequence[float] = ()

    @property
    def ratios(self) -> list[float]:
        """The ratio of ours to the reference in the same run."""
        return (
            [ours / reference for ours, reference in zip(self.ours, self.reference, strict=True)]
            if self.reference
            else []
        )

    @property
    def is_reached(self) -> bool:
        return median(self.ratios if self.goal.unit == "×" else self.ours) <= self.goal.limit


def render_table(measurements: Sequence[Measurement]) -> str:
    """Medians of the runs; the minimum and the maximum are those of the ratio, if there is one."""
    rows = [HEADER, *map(_make_row, measurements)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADER))]
    return "\n".join(_align(row, widths) for row in rows)


def render_figure(value: float, unit: Unit) -> str:
    """«1,25 ×», «0,31 s», «48 ms», «1470 MB»."""
    figures = f"{value:.0f}" if unit in ("ms", "MB") or value >= 100 else f"{value:.2f}"
    return f"{figures.replace('.', ',')} {unit}"


def _make_row(measurement: Measurement) -> tuple[str, ...]:
    goal, ratios = measurement.goal, measurement.ratios
    reference = f"{render_figure(median(measurement.reference), goal.time)} ({goal.reference})" if ratios else "—"
    spread, unit = (ratios, "×") if ratios else (measurement.ours, goal.time)
    return (
        goal.title,
        render_figure(median(measurement.ours), goal.time),
        reference,
        render_figure(median(ratios), "×") if ratios else "—",
        f"{render_figure(min(spread), unit)} a {render_figure(max(spread), unit)}",
        f"≤ {render_figure(goal.limit, goal.unit)}",
        "" if measurement.is_reached else MISSED,
    )


def _align(row: tuple[str, ...], widths: list[int]) -> str:
    first, *figures, mark = row
    cells = [
        first.ljust(widths[0]),
        *(cell.rjust(width) for cell, width in zip(figures, widths[1:], strict=False)),
        mark,
    ]
    return "  ".join(cells).rstrip()
