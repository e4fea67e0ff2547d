"""The table that `bench` prints: one aligned line per row, in Spanish. Pure: figures in, text out."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from statistics import median

from tooling.bench.goals import Goal, Unit

HEADER = ("Qué", "Nuestro", "Referencia", "Razón", "De menos a más", "Objetivo", "")
MISSED = "✗ no se alcanza"
FAILED = "✗ no se ha podido medir"


@dataclass
class Measurement:
    """The figures of a row so far, one per run, in the goal's `time`; `reference` has as many as `ours`, or none."""

    goal: Goal
    ours: list[float] = field(default_factory=list)
    reference: list[float] = field(default_factory=list)

    def add(self, ours: float, reference: float | None) -> None:
        """Add the figures of a run."""
        self.ours.append(ours)
        if reference is not None:
            self.reference.append(reference)

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
        """Whether the median is within the limit; without figures, it isn't."""
        figures = self.ratios if self.goal.unit == "×" else self.ours
        return bool(figures) and median(figures) <= self.goal.limit


def render_table(measurements: Sequence[Measurement], failed: Container[str] = ()) -> str:
    """Medians of the runs; the minimum and the maximum are those of the ratio, if there is one.

    `failed` has the names of the rows that could not be measured. Those not measured yet are left out.
    """
    known = [each for each in measurements if each.ours or each.goal.row in failed]
    rows = [HEADER, *(_make_row(each, each.goal.row in failed) for each in known)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADER))]
    return "\n".join(_align(row, widths) for row in rows)


def render_figure(value: float, unit: Unit) -> str:
    """«1,25 ×», «0,31 s», «48 ms», «1470 MB»."""
    figures = f"{value:.0f}" if unit in ("ms", "MB") or value >= 100 else f"{value:.2f}"
    return f"{figures.replace('.', ',')} {unit}"


def _make_row(measurement: Measurement, is_failed: bool) -> tuple[str, ...]:
    goal, ratios = measurement.goal, measurement.ratios
    limit = f"≤ {render_figure(goal.limit, goal.unit)}"
    if not measurement.ours:
        return (goal.title, "—", "—", "—", "—", limit, FAILED)
    reference = f"{render_figure(median(measurement.reference), goal.time)} ({goal.reference})" if ratios else "—"
    spread = ratios or measurement.ours
    unit: Unit = "×" if ratios else goal.time
    return (
        goal.title,
        render_figure(median(measurement.ours), goal.time),
        reference,
        render_figure(median(ratios), "×") if ratios else "—",
        f"{render_figure(min(spread), unit)} a {render_figure(max(spread), unit)}",
        limit,
        FAILED if is_failed else "" if measurement.is_reached else MISSED,
    )


def _align(row: tuple[str, ...], widths: list[int]) -> str:
    first, *figures, mark = row
    cells = [
        first.ljust(widths[0]),
        *(cell.rjust(width) for cell, width in zip(figures, widths[1:], strict=False)),
        mark,
    ]
    return "  ".join(cells).rstrip()
