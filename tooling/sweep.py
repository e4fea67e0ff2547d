"""Run the tests that take too long for every change, in parts, and keep how each part ended.

They visit every page in every scheme and attack it, build and export the whole course again in other ways, open from a
server and from a folder what can differ between the two, edit a small course at random for ten minutes, spoil its files
in four times as many ways, and install what is locked from the real registry. `python3 tasks.py test` has a sample of
each. The workflow runs them at night.

A part that ends leaves a line in `dist/barrido/cierres.tsv` and its whole output beside it. A run that was stopped goes
on from there: what has passed with the same sources in the last day is not repeated.
"""

from __future__ import annotations

import hashlib
import itertools
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from tooling.arguments import Parser
from tooling.dist_folder import FOLDER, tell_fault

ROOT = Path(__file__).resolve().parents[1]
RECORDS = ROOT / FOLDER / "barrido"
# Each test goes to a free processor, although many are in one file.
_SPREAD = "--dist=load"
_HOLDS = timedelta(days=1)
_NO_LINE = "se paró antes de terminar"


@dataclass(frozen=True)
class Part:
    """Some of the tests of the night: what they try, in Spanish, and what pytest is given to run them."""

    name: str
    description: str
    arguments: tuple[str, ...]


@dataclass(frozen=True)
class Closing:
    """How a part ended: when, with which sources and options, and pytest's last line. One line of the record."""

    date: str  # local time, to the second: ISO 8601
    part: str
    result: str  # «bien» or «mal»
    sources: str  # digest of every file of the repository
    options: str  # what pytest was given besides
    line: str

    @property
    def passed(self) -> bool:
        return self.result == "bien"

    def render(self) -> str:
        return f"{self.date.replace('T', ' ')}  {self.part:10} {self.result:4} {self.line}"


def list_parts(tests: Path = ROOT / "tests") -> list[Part]:
    """The parts of the night; those that end sooner come first."""
    content = tests / "content"

    def find(folder: Path, pattern: str = "sweep*.py") -> tuple[str, ...]:
        return tuple(path.relative_to(ROOT).as_posix() for path in sorted(folder.glob(pattern)))

    random = ("tests/test_random_edits.py", "tests/test_random_yaml.py")
    return [
        Part("registro", "instalar lo fijado, con cada Python que haya aquí, desde el registro de verdad", find(tests)),
        Part("curso", "construir y exportar el curso entero de otras maneras", (*find(content), _SPREAD)),
        Part(
            "azar",
            "editar al azar un curso pequeño y estropear sus archivos",
            (*random, _SPREAD, "--property-minutes=10", "--hypothesis-profile=night"),
        ),
        Part("paginas", "todas las páginas en un navegador", (*find(content / "browser"), _SPREAD)),
        Part(
            "dos-formas",
            "lo que se prueba en un navegador, desde un servidor y desde una carpeta",
            ("tests/browser", "tests/content/browser", _SPREAD, "--both-ways"),
        ),
    ]


def compute_sources() -> str:
    """A digest of every file that Git would commit; empty if Git can't say which they are."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return ""
    digest = hashlib.sha256()
    for name in sorted(filter(None, listed.decode().split("\0"))):
        path = ROOT / name
        if path.is_file():
            digest.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\0".encode())
    return digest.hexdigest()[:16]


def read_closings(path: Path) -> list[Closing]:
    """The record, oldest first; a line that isn't one (the disk was full) is left out."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    fields = (line.split("\t") for line in lines)
    return [Closing(*one) for one in fields if len(one) == len(Closing.__match_args__)]


def find_passed(closings: Iterable[Closing], sources: str, options: str, now: datetime) -> dict[str, Closing]:
    """By part, the last closing of those that passed with these sources and options and need no repeating."""
    same = (one for one in closings if sources and (one.sources, one.options) == (sources, options))
    last = {one.part: one for one in same if now - datetime.fromisoformat(one.date) < _HOLDS}
    return {name: one for name, one in last.items() if one.passed}


def run_part(part: Part, options: Sequence[str], log: Path) -> tuple[int, str]:
    """Run the tests of a part; all that they print goes to the terminal and to `log`. Returns pytest's code and last
    line."""
    command = [sys.executable, "-m", "pytest", *part.arguments, *options]
    line = _NO_LINE
    with (
        log.open("w", encoding="utf-8") as kept,
        subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace"
        ) as process,
    ):
        signal.signal(signal.SIGTERM, lambda *_: process.terminate())
        assert process.stdout is not None
        for text in process.stdout:
            print(text, end="", flush=True)
            kept.write(text)
            kept.flush()
            if text.startswith("=") and " in " in text:
                line = text.strip(" =\n")
    return process.returncode, line


def run_parts(parts: Sequence[Part], options: Sequence[str], *, again: bool) -> Iterator[Closing]:
    """Run what hasn't passed yet and yield how each part ended, also those that need no repeating."""
    RECORDS.mkdir(parents=True, exist_ok=True)
    record = RECORDS / "cierres.tsv"
    sources, written = compute_sources(), shlex.join(options)
    passed = {} if again else find_passed(read_closings(record), sources, written, datetime.now())
    if all(part.name in passed for part in parts):
        passed = {}
    for part in parts:
        if part.name in passed:
            print(f"\n{part.name}: ya pasó, y no se repite (`sweep --again` lo repite todo)", flush=True)
            yield passed[part.name]
            continue
        print(f"\n{part.name}: {part.description}", flush=True)
        code, line = run_part(part, options, RECORDS / f"{part.name}.txt")
        if code == -signal.SIGTERM:
            raise KeyboardInterrupt  # as after Ctrl+C, the next run goes on from this part
        date = datetime.now().isoformat(timespec="seconds")
        closing = Closing(date, part.name, "mal" if code else "bien", sources, written, line)
        with record.open("a", encoding="utf-8", newline="\n") as file:
            file.write("\t".join(astuple(closing)) + "\n")
        yield closing


def main(arguments: list[str]) -> int:
    parts = {part.name: part for part in list_parts()}
    parser = Parser(
        f"python3 tasks.py sweep [{' | '.join(parts)}] [--again] [opciones de pytest]",
        description="Sin partes, pasa todas las que no hayan pasado ya hoy con estos mismos archivos.",
    )
    parser.add_argument("--again", action="store_true", help="repite también lo que ya ha pasado")
    # What follows the first option may be the value of one of pytest's.
    names = list(itertools.takewhile(lambda one: not one.startswith("-"), arguments))
    known, options = parser.parse_known_args(arguments[len(names) :])
    if unknown := [name for name in names if name not in parts]:
        parser.refuse(f"No hay ninguna parte «{unknown[0]}».")
    chosen = [parts[name] for name in dict.fromkeys(names)] or list(parts.values())
    closings: list[Closing] = []
    try:
        for closing in run_parts(chosen, options, again=known.again):
            closings.append(closing)
    except OSError as error:
        tell_fault(error, RECORDS)
        return 1
    finally:
        print("\nCómo ha terminado cada parte:", *(f"  {one.render()}" for one in closings), sep="\n", flush=True)
        print(f"Queda en {RECORDS.relative_to(ROOT).as_posix()}/, con todo lo que ha dicho cada una.", flush=True)
    return 0 if all(one.passed for one in closings) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
