"""What a mutant is, whatever its language, and how some are drawn from all that could be made.

Making them is left to `python_mutants.py` and `javascript_mutants.py`, running the tests to `copies_at_work.py`.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import unified_diff


@dataclass(frozen=True)
class Mutant:
    """A file of the repository with one small fault. `make` gives the whole faulty text, or None where it would be no
    program or the same one.
    """

    path: str
    line: int
    operator: str
    make: Callable[[], str | None]


@dataclass(frozen=True)
class PlantedFault:
    """A mutant that was drawn, with its text."""

    path: str
    line: int
    operator: str
    text: str

    def render_diff(self, original: str) -> str:
        """The lines that differ, without the header of a diff."""
        lines = unified_diff(original.splitlines(), self.text.splitlines(), lineterm="", n=0)
        return "\n".join(line for line in lines if not line.startswith(("---", "+++", "@@")))


def draw_faults(mutants: Iterable[Mutant], count: int, seed: int) -> list[PlantedFault]:
    """At most `count` faults, one in a line: each line is as likely as any other, however many mutants it has. The same
    mutants and seed give the same faults.
    """
    lines: dict[tuple[str, int], list[Mutant]] = {}
    for mutant in mutants:
        lines.setdefault((mutant.path, mutant.line), []).append(mutant)
    chance = random.Random(seed)
    order = sorted(lines)
    chance.shuffle(order)
    drawn: list[PlantedFault] = []
    for place in order:
        if len(drawn) == count:
            break
        drawn += _make_one(chance.sample(lines[place], len(lines[place])))
    return drawn


def take_turns(groups: Iterable[list[PlantedFault]]) -> Iterator[PlantedFault]:
    """One fault of each group after another, so that a run that is cut short has seen all of them."""
    waiting = [list(reversed(group)) for group in groups]
    while any(waiting):
        yield from (group.pop() for group in waiting if group)


def _make_one(mutants: list[Mutant]) -> list[PlantedFault]:
    for mutant in mutants:
        text = mutant.make()
        if text is not None:
            return [PlantedFault(mutant.path, mutant.line, mutant.operator, text)]
    return []
