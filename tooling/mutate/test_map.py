"""Which files of tests run which lines: gathered once for a state of the repository, and asked for each mutant.

All tests run in one process, where some things are made once (a course that is loaded for many tests): whoever uses
them later doesn't run their lines. So after the files that run a line, others are asked too, as far as the time allows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from itertools import accumulate
from pathlib import Path

from coverage import CoverageData

from course.runtime.memory import digest_folders
from tooling.mutate.work_copy import RING, WorkCopy

# What the map hangs on.
_FOLDERS = ("course", "exports", "macros", "docs/assets/js", "tests", "tooling/mutate")
# The most that the files asked about one fault may take, in the processor's seconds of a run without faults.
_MOST_SECONDS = 30
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


class TestMap:
    __test__ = False

    def __init__(self, files: Iterable[TestFile]) -> None:
        self._files = list(files)

    def find_tests(self, path: str, line: int) -> list[TestFile]:
        """The files of tests to ask about a line: first those that run it, are named after its module and are quick.
        A script is asked of those that open it and of nobody else.
        """
        able = [file for file in self._files if path.endswith(".py") or path in file.opened]
        files = sorted(able, key=lambda file: file.rank(path, line))
        spent = accumulate(file.seconds for file in files)
        return [
            file for file, seconds in zip(files, spent, strict=True) if seconds <= _MOST_SECONDS or file is files[0]
        ]


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
        kept = {"version": version, "files": [asdict(file) for file in _measure(copy)]}
        cache.parent.mkdir(parents=True, exist_ok=True)
        cache.write_text(json.dumps(kept), encoding="utf-8")
    return TestMap(TestFile(**file) for file in kept["files"])


def _measure(copy: WorkCopy) -> list[TestFile]:
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
    done = copy.run_module(*command, environment={"OBSERVED": str(observed)})
    if done.code:
        raise FaultyTests(f"Las pruebas fallan sin ningún fallo puesto:\n{done.output[-1500:]}")
    lines = _read_lines(data)
    found = json.loads(observed.read_text(encoding="utf-8"))
    return [TestFile(path, facts["seconds"], lines.get(path, {}), facts["opened"]) for path, facts in found.items()]


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
