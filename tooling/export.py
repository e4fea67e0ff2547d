"""Command line: files for other systems, made from the whole course and left in `dist/`.

`python3 tasks.py export moodle` writes those for Moodle. An export is one row. It writes all of its files or, if a
question can't travel or the disk is full, none.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from course.checks import check_folder
from course.findings import Finding, Severity, has_errors, render_findings, suggest_close_match
from course.language.numbers import format_number
from course.loaded.whole import Course, complete
from course.model.base import get_tema_number
from course.runtime.memory import MEMORY_PATH, end_run, open_memory
from exports.moodle.files import build_moodle_files, describe_left_out
from exports.moodle.uncarried import find_uncarried
from tasks import SYSTEM_FAULTS
from tooling.arguments import Parser

FOLDER = "dist"
_USAGE = "python3 tasks.py export NOMBRE [--tema N]"


@dataclass(frozen=True)
class FileExport:
    """One export, of the whole course or of a tema.

    `build` gives its files by name; `find_uncarried`, what keeps it from being made; `describe_left_out`, one line for
    each thing that a format doesn't carry, in Spanish.
    """

    name: str
    build: Callable[[Course, int | None], Mapping[str, bytes]]
    find_uncarried: Callable[[Course, int | None], Sequence[Finding]]
    describe_left_out: Callable[[Course, int | None], Sequence[str]]


FILE_EXPORTS: tuple[FileExport, ...] = (FileExport("moodle", build_moodle_files, find_uncarried, describe_left_out),)


def find_export(name: str) -> FileExport | None:
    return next((export for export in FILE_EXPORTS if export.name == name), None)


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write all the files, each whole and at once; if one can't be written, those that there were stay."""
    folder.mkdir(parents=True, exist_ok=True)
    partials = {name: folder / f".{name}.partial" for name in files}
    try:
        for name, content in files.items():
            partials[name].write_bytes(content)
        for name, partial in partials.items():
            partial.replace(folder / name)
    finally:
        for partial in partials.values():
            partial.unlink(missing_ok=True)


def run_export(export: FileExport, root: Path, tema: int | None) -> int:
    """Write the files of an export of the course in `root`, tell about them, and return the exit code."""
    draft, findings = check_folder(root)
    if has_errors(findings):
        errors = [finding for finding in findings if finding.severity is Severity.ERROR]
        print(render_findings(errors), "No se ha exportado nada.", sep="\n", file=sys.stderr)
        return 1
    course = complete(draft)
    if tema is not None and (refusal := _explain_unknown_tema(course, tema)):
        print(refusal, file=sys.stderr)
        return 1
    uncarried = export.find_uncarried(course, tema)
    if uncarried:
        print(render_findings(uncarried), "No se ha exportado nada.", sep="\n", file=sys.stderr)
        return 1
    files = export.build(course, tema)
    folder = root / FOLDER
    try:
        write_files(folder, files)
    except OSError as error:
        if error.errno not in SYSTEM_FAULTS:
            raise
        print(f"No puedo escribir en {error.filename or folder}: {SYSTEM_FAULTS[error.errno]}.", file=sys.stderr)
        return 1
    for name, content in files.items():
        print(f"{FOLDER}/{name}: {_format_size(len(content))}")
    for line in export.describe_left_out(course, tema):
        print(line)
    return 0


def _explain_unknown_tema(course: Course, tema: int) -> str:
    """Why there is nothing of a tema, or an empty text if there is."""
    counts = Counter(get_tema_number(question.value.section) for question in course.questions)
    known = ", ".join(map(str, sorted(counts)))
    return "" if counts[tema] else f"No hay preguntas del tema {tema}. Las hay de estos: {known}."


def _format_size(size: int) -> str:
    return f"{format_number(-(-size // 1000))}\N{NO-BREAK SPACE}kB"


def main(arguments: list[str]) -> int:
    names = ", ".join(export.name for export in FILE_EXPORTS)
    parser = Parser(_USAGE, description="Deja en dist/ el curso para otro sistema.")
    parser.add_argument("name", metavar="NOMBRE", help=f"qué se exporta: {names}")
    parser.add_argument("--tema", type=int, metavar="N", help="solo las preguntas de ese tema")
    options = parser.parse_args(arguments)
    export = find_export(options.name)
    if export is None:
        suggestion = suggest_close_match(options.name, [export.name for export in FILE_EXPORTS])
        shown = f" ({suggestion})" if suggestion else ""
        print(f"No conozco la exportación «{options.name}»{shown}. Las que hay: {names}.", file=sys.stderr)
        return 1
    root = Path.cwd()
    open_memory(root / MEMORY_PATH)
    try:
        return run_export(export, root, options.tema)
    finally:
        end_run()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
