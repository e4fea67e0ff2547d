"""The command `python3 tasks.py bench`: measures the requested rows and prints them beside their goals.

It ends with 1 if a row could not be measured or doesn't reach its goal.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence

from tooling.bench.copies import ROOT
from tooling.bench.goals import GOALS, GROWTH_GOALS, Goal
from tooling.bench.measures import MEASURES, REFERENCES
from tooling.bench.pages import print_weights
from tooling.bench.record import Record
from tooling.bench.table import Measurement, render_figure
from tooling.bench.workshop import Workshop, open_workshop
from tooling.dist_folder import FOLDER, tell_fault

FILE = "bench.json"
WEIGHT = "weight"
GROWN = "grow"  # what tells how large the grown course is
EXPLANATION = "«Nuestro» es el tiempo del curso mayor, entre {times}; con 1 × crece lo mismo que el curso."

KEPT = f"""Cada medida se guarda en {FOLDER}/{FILE} en cuanto está hecha. Si una falla, se dice y las demás siguen.
Acaba en 1 si algo no se ha podido medir o no llega a su objetivo."""


def main(arguments: list[str]) -> int:
    options = parse_options(arguments)
    goals = pick_goals(GROWTH_GOALS if options.grow else GOALS, options.only, options.tests)
    record = Record(ROOT / FOLDER / FILE, goals, options.grow or 1)
    try:
        record.keep()
    except OSError as error:
        tell_fault(error, record.path.parent)
        return 1
    print(f"Cada medida se guarda en {FOLDER}/{FILE} en cuanto está hecha", file=sys.stderr, flush=True)
    try:
        if options.grow:
            measure_growth(record, options.grow, options.runs)
        else:
            measure_course(record, options.runs, with_weights=not options.only or WEIGHT in options.only)
    finally:  # with Ctrl+C too
        if goals:
            print(f"{EXPLANATION.format(times=options.grow)}\n" if options.grow else "", record.render(), sep="")
    return 0 if record.is_good else 1


def parse_options(arguments: list[str]) -> argparse.Namespace:
    rows = [f"  {goal.row:<16} {goal.title}" for goal in GOALS]
    parser = argparse.ArgumentParser(
        prog="tasks.py bench",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Mide el curso, en copias, al lado de Material y mkdocs-quiz tal cual y de sus objetivos.",
        epilog="\n".join(["Filas:", *rows, f"  {WEIGHT:<16} Lo que pesan las páginas", "", KEPT]),
    )
    parser.add_argument("--runs", type=_read_count, default=3, metavar="N", help="repeticiones de cada medida (3)")
    parser.add_argument(
        "--only",
        nargs="+",
        choices=[*(goal.row for goal in GOALS), WEIGHT],
        metavar="FILA",
        help="mide solo estas filas",
    )
    parser.add_argument(
        "--grow",
        type=_read_count,
        metavar="N",
        help="mide un curso N veces mayor, y su tiempo entre N al lado del de hoy",
    )
    parser.add_argument("--tests", action="store_true", help="mide también todas las pruebas, una sola vez")
    return parser.parse_args(arguments)


def pick_goals(goals: Iterable[Goal], only: Sequence[str] | None, with_tests: bool = False) -> list[Goal]:
    """The rows to measure: those named in `only`, or all except those on demand."""
    return [
        goal
        for goal in goals
        if (goal.row in only if only else not goal.on_demand) or (goal.row == "tests" and with_tests)
    ]


def measure_course(record: Record, runs: int, with_weights: bool) -> None:
    with open_workshop() as workshop:
        measure_in_turns(record, workshop, runs)
        if with_weights:
            with record.attempt(WEIGHT):
                print_weights(workshop)
                print()


def measure_in_turns(record: Record, workshop: Workshop, runs: int) -> None:
    """Each row once per turn, together with its reference, so that a busy moment affects both."""
    for turn in range(runs):
        for row in record.rows:
            goal = row.goal
            if goal.row in record.causes or (goal.on_demand and turn):
                continue
            with record.attempt(goal.row):
                ours = MEASURES[goal.row](workshop, turn)
                row.add(ours, REFERENCES[goal.row](workshop, turn) if goal.reference else None)
                _tell(turn, runs, row)


def measure_growth(record: Record, times: int, runs: int) -> None:
    """Each row in the course as it is and in a grown one, turn by turn; the times of the grown one are divided."""
    with open_workshop() as workshop, open_workshop(times) as grown:
        for turn in range(runs):
            for row in record.rows:
                measure = MEASURES[row.goal.row]
                if row.goal.row in record.causes:
                    continue
                with record.attempt(row.goal.row):
                    reference = measure(workshop, turn)
                    row.add(measure(grown, turn) / (times if row.goal.unit == "×" else 1), reference)
                    _tell(turn, runs, row)
        with record.attempt(GROWN):
            print(f"Un curso {times} veces mayor: {describe(grown)}. El de hoy: {describe(workshop)}.")


def describe(workshop: Workshop) -> str:
    course = workshop.course
    return (
        f"{len(course.pages)} páginas, {len(course.questions)} preguntas y {len(course.references.references)} fuentes"
    )


def _tell(turn: int, runs: int, row: Measurement) -> None:
    """What was measured last."""
    goal = row.goal
    ratio = f", {render_figure(row.ratios[-1], '×')} que {goal.reference}" if row.ratios else ""
    figure = render_figure(row.ours[-1], goal.time)
    print(f"{turn + 1}/{runs} {goal.row}: {figure}{ratio}", file=sys.stderr, flush=True)


def _read_count(text: str) -> int:
    count = int(text)
    if count < 1:
        raise argparse.ArgumentTypeError("tiene que ser 1 o más")
    return count


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
