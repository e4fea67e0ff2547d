"""What a run of `bench` has measured so far, in a file as soon as it is known and in the table printed at the end.

What can't be measured is told in one line, and the rest goes on.
"""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import isfinite
from pathlib import Path

from exports.request import ExportError
from tooling.bench.commands import CommandError
from tooling.bench.goals import Goal
from tooling.bench.table import Measurement, render_table
from tooling.browser import BrowserError
from tooling.dist_folder import tell_fault
from tooling.whole_files import write_whole

# Their messages are for who runs the command; those of other errors don't say what they are.
_TOLD = (BrowserError, CommandError, ExportError)


class Record:
    """The rows of a run, in order, kept in the file `path`; `causes` has why some could not be measured, by name."""

    def __init__(self, path: Path, goals: Sequence[Goal], times: int = 1) -> None:
        self.path = path
        self.rows = [Measurement(goal) for goal in goals]
        self.causes: dict[str, str] = {}
        self._about = {"started": datetime.datetime.now().astimezone().isoformat(timespec="seconds"), "times": times}

    @property
    def is_good(self) -> bool:
        """Whether all was measured, and every goal reached."""
        return not self.causes and all(row.is_reached for row in self.rows)

    @contextmanager
    def attempt(self, name: str) -> Iterator[None]:
        """Measure something, and keep what is then known. If it fails, tell why and go on: all but Ctrl+C."""
        try:
            yield
        except Exception as error:
            if _is_interruption(error):
                raise KeyboardInterrupt from error
            self.causes[name] = describe_cause(error)
            print(f"{name}: no se ha podido medir: {self.causes[name]}", file=sys.stderr, flush=True)
        try:
            self.keep()
        except OSError as error:
            tell_fault(error, self.path.parent)

    def keep(self) -> None:
        """Write what is known. Raises OSError."""
        measured = [row for row in self.rows if row.ours]
        rows = [
            {
                "row": row.goal.row,
                "title": row.goal.title,
                "unit": row.goal.time,
                "ours": _list_finite(row.ours),
                "reference": _list_finite(row.reference),
                "referenceName": row.goal.reference,
                "limit": row.goal.limit,
                "limitUnit": row.goal.unit,
                "isReached": row.is_reached,
            }
            for row in measured
        ]
        content = json.dumps({**self._about, "rows": rows, "causes": self.causes}, ensure_ascii=False, indent=1)
        write_whole({self.path: f"{content}\n".encode()})

    def render(self) -> str:
        """The table of all that was measured, and of what could not be."""
        return render_table(self.rows, self.causes)


def describe_cause(error: Exception) -> str:
    """Why something could not be measured, in one line: the first of its message and the last, of an output."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    told = " ".join(dict.fromkeys([*lines[:1], *lines[-1:]]))
    return told if isinstance(error, _TOLD) and told else ": ".join(filter(None, (type(error).__name__, told)))


def _is_interruption(error: BaseException | None) -> bool:
    """Whether it follows from Ctrl+C, which also reaches the programs that are being measured, and they stop."""
    while error is not None:
        if isinstance(error, KeyboardInterrupt):
            return True
        error = error.__cause__ or error.__context__
    return False


def _list_finite(figures: Sequence[float]) -> list[float | None]:
    """JSON has no figure for what a system can't tell."""
    return [figure if isfinite(figure) else None for figure in figures]
