"""What a run of mutants says: each survivor where it stands, and the rate of each part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tabulate import tabulate

from tooling.mutate.mutants import PlantedFault
from tooling.mutate.work_copy import Outcome

# In hundredths, of the faults that make a program: what is wanted of each part.
GOAL = 90


@dataclass
class Tally:
    """How many faults of a part were drawn, tried, made a program, and were noticed."""

    part: str
    drawn: int
    tried: int = 0
    programs: int = 0
    noticed: int = 0

    def add(self, outcome: Outcome) -> None:
        self.tried += 1
        self.programs += outcome.is_program
        self.noticed += outcome.is_program and outcome.noticed_by is not None

    @property
    def percent(self) -> float | None:
        return 100 * self.noticed / self.programs if self.programs else None


def render_survivor(fault: PlantedFault, original: str) -> str:
    return f"\n{fault.path}:{fault.line} ({fault.operator})\n{fault.render_diff(original)}"


def render_tallies(tallies: Sequence[Tally], seed: int) -> str:
    """A table with a row a part. A fault with which the module can't even be imported is no merit of the tests."""
    rows = [
        (
            tally.part,
            f"{tally.tried} de {tally.drawn}",
            tally.programs,
            tally.noticed,
            "-" if tally.percent is None else f"{tally.percent:.0f} %{'' if tally.percent >= GOAL else ' (poco)'}",
        )
        for tally in tallies
    ]
    headers = ("Parte", "Puestos", "Se pueden ejecutar", "Notados", f"De cada cien (se quieren {GOAL})")
    return f"\nSemilla {seed}\n{tabulate(rows, headers)}"
