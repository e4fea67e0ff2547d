"""The command `python3 tasks.py bench`: measures the requested rows and prints them beside their goals."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence

from tooling.bench.commands import CommandError
from tooling.bench.goals import GOALS, GROWTH_GOALS, Goal
from tooling.bench.measures import MEASURES, REFERENCES
from tooling.bench.pages import print_weights
from tooling.bench.table import Measurement, render_figure, render_table
from tooling.bench.workshop import Workshop, open_workshop

WEIGHT = "weight"


def main(arguments: list[str]) -> int:
    options = parse_options(arguments)
    try:
        if options.grow:
            measure_growth(options.grow, pick_goals(GROWTH_GOALS, options.only), options.runs)
        else:
            measure_course(options)
    except CommandError as error:
        print(f"No se puede medir: {error}", file=sys.stderr)
        return 1
    return 0


def parse_options(arguments: list[str]) -> argparse.Namespace:
    rows = [f"  {goal.row:<16} {goal.title}" for goal in GOALS]
    parser = argparse.ArgumentParser(
        prog="tasks.py bench",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Mide el curso, en copias, al lado de Material y mkdocs-quiz tal cual y de sus objetivos.",
        epilog="\n".join(["Filas:", *rows, f"  {WEIGHT:<16} Lo que pesan las páginas"]),
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


def measure_course(options: argparse.Namespace) -> None:
    goals = pick_goals(GOALS, options.only, options.tests)
    with open_workshop() as workshop:
        figures = measure_in_turns(workshop, goals, options.runs)
        if goals:
            print(render_table(figures))
        if not options.only or WEIGHT in options.only:
            print_weights(workshop)


def measure_in_turns(workshop: Workshop, goals: Sequence[Goal], runs: int) -> list[Measurement]:
    """Each row once per turn, together with its reference, so that a busy moment affects both."""
    measured: list[tuple[Goal, list[float], list[float]]] = [(goal, [], []) for goal in goals]
    for turn in range(runs):
        for goal, ours, reference in measured:
            if goal.on_demand and turn:
                continue
            ours.append(MEASURES[goal.row](workshop, turn))
            if goal.reference:
                reference.append(REFERENCES[goal.row](workshop, turn))
            _tell(turn, runs, goal, ours[-1])
    return [Measurement(*each) for each in measured]


def measure_growth(times: int, goals: Sequence[Goal], runs: int) -> None:
    """Each row in the course as it is and in a grown one, turn by turn; the times of the grown one are divided."""
    measured: list[tuple[Goal, list[float], list[float]]] = [(goal, [], []) for goal in goals]
    with open_workshop() as workshop, open_workshop(times) as grown:
        for turn in range(runs):
            for goal, ours, reference in measured:
                reference.append(MEASURES[goal.row](workshop, turn))
                ours.append(MEASURES[goal.row](grown, turn) / (times if goal.unit == "×" else 1))
                _tell(turn, runs, goal, ours[-1])
        print(f"Un curso {times} veces mayor: {describe(grown)}. El de hoy: {describe(workshop)}.")
        print(f"«Nuestro» es el tiempo del mayor, entre {times}; con 1 × crece lo mismo que el curso.")
    print(render_table([Measurement(*each) for each in measured]))


def describe(workshop: Workshop) -> str:
    course = workshop.course
    return (
        f"{len(course.pages)} páginas, {len(course.questions)} preguntas y {len(course.references.references)} fuentes"
    )


def _tell(turn: int, runs: int, goal: Goal, figure: float) -> None:
    print(f"{turn + 1}/{runs} {goal.row}: {render_figure(figure, goal.time)}", file=sys.stderr, flush=True)


def _read_count(text: str) -> int:
    count = int(text)
    if count < 1:
        raise argparse.ArgumentTypeError("tiene que ser 1 o más")
    return count


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
