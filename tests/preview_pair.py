"""A course in preview and the same course built from scratch, compared to the byte (see `preview_worker.py`)."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from minimal_site import lay_out_minimal_course
from preview_worker import ANSWER
from site_files import read_site

from macros.assets import list_bundles, list_sources

# What a build leaves beside the sources.
_LEFT_BESIDE = frozenset({"__pycache__", ".cache"})
_KEPT_SITES = 8
# What is printed only for a fault in our own Python.
_OWN_FAULTS = ("Traceback", "el código no se puede ejecutar")
FAULT = "Hay algo que corregir"


def make_source(folder: Path, change: Callable[[Path], None] | None = None) -> Path:
    """The minimal course in `folder` with everything that builds it, its menu computed."""
    source = lay_out_minimal_course(folder, "tooling")
    docs = source / "docs"
    bundled = {part for bundle in list_bundles(docs) for part in list_sources(docs, bundle)}
    for vendored in (source / "docs/assets/vendor").iterdir():
        if vendored.is_dir() and not any(part.startswith(f"assets/vendor/{vendored.name}/") for part in bundled):
            shutil.rmtree(vendored)  # no bundle uses it: copying it would only take time
    if change:
        change(source)
    return source


def describe_differences(served: dict[str, bytes], clean: dict[str, bytes]) -> list[str]:
    """The differences between a preview and a clean build.

    If the course has a fault, every page reports it, and files taken along by the pages of the last good build may
    remain.
    """
    if is_faulty(clean):
        served, clean = (
            {path: content for path, content in site.items() if path.endswith(".html")} for site in (served, clean)
        )
    lines = [f"{path}: falta" for path in clean if path not in served]
    lines += [f"{path}: sobra" for path in served if path not in clean]
    for path in clean:
        if path in served and served[path] != clean[path]:
            lines.append(f"{path}: {_describe_first_difference(served[path], clean[path])}")
    return lines


def is_faulty(site: dict[str, bytes]) -> bool:
    return FAULT in site.get("index.html", b"").decode("utf-8")


def _describe_first_difference(one: bytes, other: bytes) -> str:
    place = next(
        (number for number, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    start = max(place - 60, 0)
    return f"en {place}: {one[start : place + 80]!r} y no {other[start : place + 80]!r}"


def _digest_sources(source: Path) -> str:
    digest = hashlib.blake2b()
    for path in sorted(source.rglob("*")):
        if path.is_file() and not _LEFT_BESIDE.intersection(path.relative_to(source).parts):
            digest.update(f"{path.relative_to(source)}\0".encode() + hashlib.blake2b(path.read_bytes()).digest())
    return digest.hexdigest()


# When everything is built, in seconds since 1970: what is said of the edition depends on the day.
MOMENT = "1718000000"


class Worker:
    """A process of `preview_worker.py`."""

    def __init__(self, mode: str, folder: Path, **environment: str) -> None:
        variables = (
            os.environ
            | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "SOURCE_DATE_EPOCH": MOMENT, "SITE_URL": ""}
            | environment
        )
        command = [sys.executable, str(Path(__file__).with_name("preview_worker.py")), mode]
        self._process = subprocess.Popen(
            command,
            cwd=folder,
            env=variables,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        self.said = ""
        self.first_answer = self._wait()

    def ask(self, **task: Any) -> dict[str, Any]:
        self._process.stdin.write(json.dumps(task) + "\n")
        self._process.stdin.flush()
        return self._wait()

    def _wait(self) -> dict[str, Any]:
        self.said = ""
        for line in self._process.stdout:
            if line.startswith(ANSWER):
                return json.loads(line.removeprefix(ANSWER))
            self.said += line
        raise AssertionError(self.said)

    def stop(self) -> None:
        self._process.stdin.close()
        self._process.wait(timeout=30)
        self._process.stdout.close()


class CleanSite(NamedTuple):
    """Every file of a site, or none and why it could not be built; and the messages of the build."""

    files: dict[str, bytes]
    failure: str | None
    said: str


class CleanBuilder:
    """Builds courses from scratch, each in a fresh folder."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self._folder = folder
        folder.mkdir(parents=True)
        self._compiled = folder / "pycache"
        self._code: dict[str, tuple[int, bytes]] = {}
        self._worker = Worker("clean", folder, PYTHONPYCACHEPREFIX=str(self._compiled), **environment)
        self._built: dict[str, CleanSite] = {}
        self.seconds = 0.0

    def build(self, source: Path) -> CleanSite:
        """The site of a copy of `source` without its caches."""
        digest = _digest_sources(source)
        if digest not in self._built:
            self._built = dict([*self._built.items(), (digest, self._build(source))][-_KEPT_SITES:])
        return self._built[digest]

    def _build(self, source: Path) -> CleanSite:
        course, site = self._folder / "course", self._folder / "site"
        shutil.rmtree(course, ignore_errors=True)
        shutil.copytree(source, course, ignore=shutil.ignore_patterns(*_LEFT_BESIDE))
        code = {
            path.relative_to(course).as_posix(): (path.stat().st_mtime_ns, path.read_bytes())
            for path in course.rglob("*.py")
        }
        if code != self._code:  # Python decides whether a module changed by its size and its time in whole seconds
            shutil.rmtree(self._compiled, ignore_errors=True)
            self._code = code
        done = self._worker.ask(course=str(course), site=str(site))
        self.seconds += done.get("seconds", 0)
        return CleanSite({} if done["failure"] else read_site(site), done["failure"], self._worker.said)

    def stop(self) -> None:
        self._worker.stop()


class PreviewPair:
    """A preview of the course in `source`, and a clean build of the same files."""

    def __init__(self, source: Path, cleaner: CleanBuilder, **environment: str) -> None:
        self.source, self._cleaner = source, cleaner
        self._preview = Worker("serve", source, **environment)
        self._site = Path(self._preview.first_answer["site"])
        self.seconds = 0.0
        self.whole_builds = self.refreshes = 0

    def rebuild(self, meanwhile: list[dict[str, Any]] | None = None) -> dict[str, Any]:
        """What a save causes in the preview. For `meanwhile`, see `preview_worker.py`."""
        done = self._preview.ask(meanwhile=meanwhile)
        self.seconds += done["seconds"]
        self.whole_builds += done["builds"]
        self.refreshes += not done["builds"]
        return done

    def read(self, path: str) -> str:
        """A file of the preview's site, by its path in it."""
        return (self._site / path).read_text(encoding="utf-8")

    def has(self, path: str) -> bool:
        return (self._site / path).exists()

    @property
    def said(self) -> str:
        return self._preview.said

    def compare(self) -> list[str]:
        """The differences with a clean build; none if there is no clean build to compare with."""
        self.clean, self.failure, said = self._cleaner.build(self.source)
        if self.failure:
            return []
        differences = describe_differences(read_site(self._site), self.clean)
        differences += [f"dice «{words}»" for words in _OWN_FAULTS if words in self.said and words not in said]
        return differences

    def check(self, meanwhile: list[dict[str, Any]] | None = None) -> list[str]:
        self.rebuild(meanwhile)
        return self.compare()

    def stop(self) -> None:
        self._preview.stop()
