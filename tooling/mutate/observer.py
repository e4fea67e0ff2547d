"""A plugin of pytest that notes of each file of tests which lines it runs, which scripts it opens, and its seconds.

The lines are coverage's, under the file's name as their context; coverage sees no JavaScript, but a test that runs a
script in V8 opens it. The rest is written where the variable OBSERVED says.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from coverage import Coverage

_ROOT = Path(__file__).resolve().parents[2]
_NOT_BEFORE_A_FORK = ("__main__", "py_mini_racer", "playwright", "coverage", "conftest")


class Observer:
    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.opened: defaultdict[str, set[str]] = defaultdict(set)
        self._file = ""

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        self._file = item.path.relative_to(_ROOT).as_posix()
        measured = Coverage.current()
        assert measured is not None
        measured.switch_context(self._file)
        start = time.process_time()
        try:
            return (yield)
        finally:
            self.seconds[self._file] += time.process_time() - start

    def pytest_unconfigure(self) -> None:
        files = {
            name: {"seconds": round(seconds, 2), "opened": sorted(self._list_inside(name))}
            for name, seconds in self.seconds.items()
        }
        found = {"files": files, "modules": _list_foreign_modules()}
        Path(os.environ["OBSERVED"]).write_text(json.dumps(found), encoding="utf-8")

    def note(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(arguments[0], str) and arguments[0].endswith((".js", ".mjs")):
            self.opened[self._file].add(arguments[0])

    def _list_inside(self, file: str) -> set[str]:
        paths = {Path(name).resolve() for name in self.opened[file]}
        return {path.relative_to(_ROOT).as_posix() for path in paths if path.is_relative_to(_ROOT)}


def _list_foreign_modules() -> list[str]:
    """What was imported of other people, in its order; not what begins threads, which a fork would lose."""
    found = []
    for name, module in sys.modules.items():
        file = getattr(module, "__file__", None)
        if file and not Path(file).is_relative_to(_ROOT) and name.partition(".")[0] not in _NOT_BEFORE_A_FORK:
            found.append(name)
    return found


def pytest_configure(config: pytest.Config) -> None:
    observer = Observer()
    config.pluginmanager.register(observer)
    sys.addaudithook(observer.note)
