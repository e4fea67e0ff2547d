"""Command line: how simulated readers do in many variants of the final test.

`python3 tasks.py simulate` exits with 1 if who knows nothing passes too often, or who knows passes too seldom.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from tabulate import tabulate

from course.checks.final_test import check_final_test
from course.language.numbers import format_share
from course.loaded.loading import load_draft
from course.loaded.whole import complete
from course.runtime.memory import MEMORY_PATH, end_run, open_memory
from tooling.arguments import Parser
from tooling.simulated_tests import Outcome, simulate_tests

VARIANTS = 1000


def render_outcomes(outcomes: Sequence[Outcome], count: int) -> str:
    """The table of the readers, with how often each objective is held, and the targets that are missed."""
    headers = ["Quien", "Supera", "Se pide", "Media", *outcomes[0].held]
    rows = [
        [
            outcome.reader.name,
            format_share(outcome.passed, 1),
            _format_target(outcome),
            format_share(outcome.mean),
            *map(format_share, outcome.held.values()),
        ]
        for outcome in outcomes
    ]
    table = tabulate(rows, headers=headers, disable_numparse=True, colalign=("left", *("right",) * (len(headers) - 1)))
    missed = [outcome.reader.name for outcome in outcomes if not outcome.is_on_target]
    closing = f"No se cumple lo que se pide de quien {', ni de quien '.join(missed)}." if missed else "Se cumple todo."
    return f"{table}\n\nEn {count} variantes de la prueba final. Por objetivo, cuántas veces sale conseguido. {closing}"


def _format_target(outcome: Outcome) -> str:
    if outcome.reader.pass_most < 1:
        return f"≤ {format_share(outcome.reader.pass_most)}"
    return f"≥ {format_share(outcome.reader.pass_least)}" if outcome.reader.pass_least else "–"


def main(arguments: list[str]) -> int:
    """Print the outcomes and return the exit code."""
    parser = Parser("tasks.py simulate [--variants N]", description="Hace la prueba final como quien sabe y quien no.")
    parser.add_argument("--variants", type=int, default=VARIANTS, metavar="N", help="cuántas variantes hace cada uno")
    count = parser.parse_args(arguments).variants
    if count < 1:
        parser.refuse(f"Hace falta una variante por lo menos: {count} no puede ser.")
    root = Path.cwd()
    open_memory(root / MEMORY_PATH)
    try:
        draft, findings = load_draft(root)
        if findings or check_final_test(draft):
            print("El curso tiene errores: mira antes lo que dice python3 tasks.py check.")
            return 1
        if not draft.questions:
            print("El curso no tiene preguntas.")
            return 1
        outcomes = simulate_tests(complete(draft), count)
    except ImportError:
        print("Falta mini-racer, que ejecuta el código de la prueba: no lo hay para este sistema o no se ha instalado.")
        return 1
    finally:
        end_run()
    print(render_outcomes(outcomes, count))
    return 0 if all(outcome.is_on_target for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
