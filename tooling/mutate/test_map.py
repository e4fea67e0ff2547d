"""Which files of tests run which lines: gathered once for a state of the repository, and asked for each mutant.

All tests run in one process, where some things are made once (a course that is loaded for many tests): whoever uses
them later doesn't run their lines. So after the files that run a line, others are asked too, as far as the time allows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

from coverage import CoverageData

from course.runtime.memory import digest_folders
from tooling.mutate.work_copy import RING, WorkCopy

# What the map hangs on.
_FOLDERS = ("course", "exports", "macros", "docs/assets/js", "tests", "tooling/mutate")
# The most that the files asked about one fault may take, in the processor's seconds of a run without faults: those that
# run its line, and the others.
_MOST_SECONDS = 40
_MORE_SECONDS = 4
# A line that only an import runs (a field of a model, a table) may matter to anybody.
_ALL_SECONDS = 60
_SETTINGS = """\
[run]
source = course, exports
relative_files = true
data_file = {data}
"""


class FaultyTests(Exception):
    """Tests that fail without any fault planted: one Spanish sentence, and what they said."""


@dataclass(frozen=True)
class TestFile:
    """A file of tests: the processor's seconds that it takes, the lines that it runs and the scripts that it opens."""

    __test__ = False  # no class of tests, for pytest

    path: str
    seconds: float
    lines: dict[str, list[int]]
    opened: list[str]

    def rank(self, path: str, line: int) -> tuple[bool, int, float, str]:
        """The lower, the sooner it is to be asked about a fault in a line."""
        reaches = line in self.lines.get(path, ()) or path in self.opened
        return not reaches, -len(_list_words(path) & _list_words(self.path)), self.seconds, self.path

    def is_for_script(self, path: str) -> bool:
        """Whether it opens a script, or is named after it: what runs it in Node opens it elsewhere."""
        return path in self.opened or bool(_list_words(Path(path).name) & _list_words(Path(self.path).name))


class TestMap:
    __test__ = False

    """What is known of all files of tests, and the modules of other people that they import."""

    def __init__(self, files: Iterable[TestFile], modules: Sequence[str] = ()) -> None:
        self._files = list(files)
        self.modules = modules

    def find_tests(self, path: str, line: int) -> list[TestFile]:
        """The files of tests to ask about a line: first those that run it, are named after its module and are quick.
        A script is asked of those that open it or are named after it, and of nobody else.
        """
        able = [file for file in self._files if path.endswith(".py") or file.is_for_script(path)]
        files = sorted(able, key=lambda file: file.rank(path, line))
        reaching = [file for file in files if not file.rank(path, line)[0]]
        chosen = _take(reaching, _MOST_SECONDS)
        return chosen + _take(files[len(reaching) :], _MORE_SECONDS if chosen else _ALL_SECONDS)


def _take(files: Sequence[TestFile], seconds: float) -> list[TestFile]:
    """The first file and as many more as fit in the time."""
    spent = accumulate(file.seconds for file in files)
    return [file for file, so_far in zip(files, spent, strict=True) if so_far <= seconds or file is files[0]]


def _list_words(path: str) -> set[str]:
    """The words of a file's name and of its folder's, in the singular."""
    return {word.removesuffix("s") for word in re.findall(r"[a-z]+", "/".join(Path(path).with_suffix("").parts[-2:]))}


def load_test_map(copy: WorkCopy, cache: Path) -> TestMap:
    """The map of `copy`, from the file `cache` where it is of the same code and tests. Raises FaultyTests."""
    version = digest_folders(copy.root, _FOLDERS)
    try:
        kept = json.loads(cache.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        kept = {}
    if kept.get("version") != version:
        print("Mirando qué líneas ejecuta cada archivo de pruebas…", flush=True)
        kept = {"version": version, **_measure(copy)}
        cache.parent.mkdir(parents=True, exist_ok=True)
        cache.write_text(json.dumps(kept), encoding="utf-8")
    return TestMap([TestFile(**file) for file in kept["files"]], kept["modules"])


def _measure(copy: WorkCopy) -> dict[str, Any]:
    copy.clean()
    data, observed = copy.scratch / "coverage.data", copy.scratch / "observed.json"
    settings = copy.scratch / "coverage.ini"
    settings.write_text(_SETTINGS.format(data=data), encoding="utf-8")
    command = [
        "coverage",
        "run",
        f"--rcfile={settings}",
        "-m",
        "pytest",
        "-p",
        "tooling.mutate.observer",
        *RING,
        "tests",
    ]
    done = copy.run_module(*command, OBSERVED=str(observed))
    if done.returncode:
        raise FaultyTests(f"Las pruebas fallan sin ningún fallo puesto:\n{done.stdout[-1500:]}")
    lines = _read_lines(data)
    found = json.loads(observed.read_text(encoding="utf-8"))
    files = [asdict(TestFile(path=path, lines=lines.get(path, {}), **facts)) for path, facts in found["files"].items()]
    return {"files": files, "modules": found["modules"]}


def _read_lines(path: Path) -> dict[str, dict[str, list[int]]]:
    """The lines of each module that each file of tests runs."""
    data = CoverageData(basename=str(path))
    data.read()
    lines: dict[str, dict[str, list[int]]] = {}
    for module in data.measured_files():
        for line, files in data.contexts_by_lineno(module).items():
            for file in files:
                lines.setdefault(file, {}).setdefault(Path(module).as_posix(), []).append(line)
    return lines
