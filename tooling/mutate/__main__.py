"""The command `python3 tasks.py mutate`: draws mutants by a seed, tries each, reports those that no test noticed."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from tooling.mutate import javascript_mutants, python_mutants
from tooling.mutate.mutants import Mutant, PlantedFault, draw_faults, take_turns
from tooling.mutate.report import Tally, render_survivor, render_tallies
from tooling.mutate.test_map import FaultyTests, TestMap, load_test_map
from tooling.mutate.work_copy import Outcome, WorkCopy
from tooling.npm import MissingTool

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache/mutate"
PARTS = ("course", "exports", "docs/assets/js/core")
# How long tests may take: this often what they took when nothing was wrong, and these seconds more.
_PATIENCE, _START_SECONDS = 3, 15


def main(arguments: list[str]) -> int:
    options = parse_options(arguments)
    try:
        groups = {part: draw_faults(list_mutants(part), options.sample, options.seed) for part in options.only}
        with tempfile.TemporaryDirectory(prefix="mutate-") as folder:
            copy = WorkCopy(Path(folder))
            tests = load_test_map(copy, CACHE / "tests.json")
            copy.begin(tests.modules)
            try:
                tallies = try_faults(groups, copy, tests, options.minutes)
            finally:
                copy.end()
    except (MissingTool, FaultyTests) as error:
        print(error, file=sys.stderr)
        return 1
    print(render_tallies(tallies, options.seed))
    return 0


def parse_options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="tasks.py mutate",
        description="Pone fallos pequeños en una copia, de uno en uno, y cuenta los que ninguna prueba nota.",
    )
    parser.add_argument("--seed", type=int, default=1, help="la misma semilla da los mismos fallos (1)")
    parser.add_argument("--sample", type=_read_count, default=60, metavar="N", help="fallos de cada parte (60)")
    parser.add_argument("--minutes", type=float, metavar="N", help="no empieza ninguno más pasados estos minutos")
    parser.add_argument(
        "--only",
        nargs="+",
        type=_read_part,
        default=PARTS,
        metavar="RUTA",
        help=f"carpetas o archivos donde ponerlos ({', '.join(PARTS)})",
    )
    return parser.parse_args(arguments)


def list_mutants(part: str) -> list[Mutant]:
    """Every mutant of a folder or file of the repository. Raises MissingTool."""
    target = ROOT / part
    paths = sorted(target.rglob("*")) if target.is_dir() else [target]
    texts = {path.relative_to(ROOT).as_posix(): path for path in paths if path.suffix in (".py", ".js")}
    read = {name: path.read_text(encoding="utf-8") for name, path in texts.items()}
    scripts = {name: text for name, text in read.items() if name.endswith(".js")}
    mutants = [one for name in read if name.endswith(".py") for one in python_mutants.list_mutants(name, read[name])]
    return mutants + (javascript_mutants.list_mutants(scripts, CACHE / "node") if scripts else [])


def try_faults(
    groups: dict[str, list[PlantedFault]], copy: WorkCopy, tests: TestMap, minutes: float | None
) -> list[Tally]:
    """Try every fault, in turns, and tell of each that survives."""
    tallies = {part: Tally(part, len(faults)) for part, faults in groups.items()}
    part_of = {id(fault): part for part, faults in groups.items() for fault in faults}
    deadline = time.monotonic() + minutes * 60 if minutes else None
    for fault in take_turns(groups.values()):
        if deadline and time.monotonic() > deadline:
            break
        outcome = _try_one(fault, copy, tests)
        tallies[part_of[id(fault)]].add(outcome)
        _tell(fault, outcome, tallies.values())
    return list(tallies.values())


def _try_one(fault: PlantedFault, copy: WorkCopy, tests: TestMap) -> Outcome:
    files = tests.find_tests(fault.path, fault.line)
    if not files:  # a script that no test opens
        return Outcome(is_program=True, noticed_by=None)
    seconds = _PATIENCE * sum(file.seconds for file in files) + _START_SECONDS
    return copy.try_fault(fault.path, fault.text, [file.path for file in files], seconds)


def _tell(fault: PlantedFault, outcome: Outcome, tallies: Iterable[Tally]) -> None:
    if outcome.is_program and outcome.noticed_by is None:
        print(render_survivor(fault, (ROOT / fault.path).read_text(encoding="utf-8")), flush=True)
    tried = sum(tally.tried for tally in tallies)
    drawn = sum(tally.drawn for tally in tallies)
    end = (outcome.noticed_by or "nadie lo nota") if outcome.is_program else "no se puede importar"
    print(f"{tried}/{drawn} {fault.path}:{fault.line}: {end}", file=sys.stderr, flush=True)


def _read_count(text: str) -> int:
    count = int(text)
    if count < 1:
        raise argparse.ArgumentTypeError("tiene que ser 1 o más")
    return count


def _read_part(text: str) -> str:
    path = (ROOT / text).resolve()
    if not path.exists() or not path.is_relative_to(ROOT):
        raise argparse.ArgumentTypeError(f"no existe {text} en el curso")
    return path.relative_to(ROOT).as_posix()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
