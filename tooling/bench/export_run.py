"""What an export takes when its site is already built: seconds and peak memory, in a process of its own.

The process is this module, run in the project: it loads the course and makes the files, but doesn't write them. The
seconds are those of making them: loading and checking the course is the same for all, and `check-again` measures it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from course.loaded.loading import load_draft
from course.loaded.whole import Course, complete
from course.model import Tema
from course.runtime.memory import MEMORY_PATH, open_memory
from exports.file_exports import FILE_EXPORTS
from exports.request import BuiltSite, ExportError, ExportRequest
from tooling.bench.commands import CommandError, make_environment, pick_last_lines


@dataclass(frozen=True)
class ExportFigures:
    """The seconds of making the files, and the most memory that the process used, in MB (10⁶ bytes)."""

    seconds: float
    megabytes: float


def measure_export(project: Path, web: Path, offline: Path, name: str, tema: int | None = None) -> ExportFigures:
    """Make the export `name`, whole or of a tema, from the built site. Raises CommandError."""
    command = [sys.executable, "-m", "tooling.bench.export_run", name, str(web), str(offline)]
    command += [] if tema is None else [str(tema)]
    done = subprocess.run(command, cwd=project, env=make_environment(), capture_output=True)
    if done.returncode:
        raise CommandError(f"ha fallado la exportación «{name}»:\n{pick_last_lines(done.stdout + done.stderr)}")
    told = json.loads(done.stdout.splitlines()[-1])
    return ExportFigures(told["seconds"], told["bytes"] / 1e6)


def find_longest_tema(course: Course) -> int:
    """The number of the tema with most text."""

    def count_characters(tema: Tema) -> int:
        return sum(len(page.text) for page in course.pages if page.tema == tema.number)

    return max(course.programme.temas, key=count_characters).number


def time_files(course: Course, name: str, site: BuiltSite, tema: int | None) -> float:
    """Make the files of an export and return the seconds. Raises ExportError."""
    request = ExportRequest(course, tema, site=site)
    export = next(each for each in FILE_EXPORTS if each.name == name)
    start = time.perf_counter()
    if not export.takes(request) or export.find_uncarried(request):
        raise ExportError(f"«{name}» no se puede hacer así")
    for make in export.plan_files(request).values():
        make()
    return time.perf_counter() - start


def read_peak_memory() -> float:
    """The most memory that this process, or one that it started, has used so far, in bytes; on Windows, not a number.

    What is not a number reaches no goal.
    """
    if sys.platform == "win32":
        return float("nan")
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return max(_read_own_peak(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit)


def _read_own_peak() -> float:
    """The same of this process alone, in bytes.

    In Linux, as proc_pid_status(5) tells it: `ru_maxrss` begins with the peak of the process that started this one.
    """
    if sys.platform == "linux":
        status = Path("/proc/self/status").read_text(encoding="ascii")
        return int(status.partition("VmHWM:")[2].split()[0]) * 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main(arguments: list[str]) -> int:
    name, web, offline, *tema = arguments
    open_memory(Path.cwd() / MEMORY_PATH)
    course = complete(load_draft(Path.cwd())[0])
    try:
        seconds = time_files(course, name, BuiltSite(Path(web), Path(offline)), int(tema[0]) if tema else None)
    except ExportError as error:
        print(error, file=sys.stderr)
        return 1
    print(json.dumps({"seconds": seconds, "bytes": read_peak_memory()}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
