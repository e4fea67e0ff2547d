"""What the course turns into for other systems, one row an export.

The command, the release and the page «Llévate el curso» follow it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from course.findings import Finding
from exports.book.worksheet import find_unprinted
from exports.epub.epub_file import build_epub_files
from exports.moodle.files import build_moodle_files, describe_left_out
from exports.moodle.uncarried import find_uncarried
from exports.pdf.document import build_pdf
from exports.request import ExportRequest


def find_nothing(request: ExportRequest) -> Sequence[Finding]:
    """Of an export that carries all that a course may have."""
    return ()


def leave_nothing_out(request: ExportRequest) -> Sequence[str]:
    """Of an export with nothing left out to tell."""
    return ()


@dataclass(frozen=True)
class FileExport:
    """One export.

    `description`, in Spanish, says what it leaves and for what. `build` gives its files by name; `find_uncarried`, what
    keeps it from being made; `describe_left_out`, one line for each thing that a format doesn't carry, in Spanish.
    `needs_site`: it is made from the finished site. `is_by_tema`: it can also be of one tema; `has_routes`, also of the
    essential route alone.
    """

    name: str
    description: str
    build: Callable[[ExportRequest], Mapping[str, bytes]]
    find_uncarried: Callable[[ExportRequest], Sequence[Finding]] = find_nothing
    describe_left_out: Callable[[ExportRequest], Sequence[str]] = leave_nothing_out
    needs_site: bool = False
    is_by_tema: bool = True
    has_routes: bool = False


FILE_EXPORTS: tuple[FileExport, ...] = (
    FileExport(
        "moodle", "las preguntas y el glosario, para Moodle", build_moodle_files, find_uncarried, describe_left_out
    ),
    FileExport(
        "epub",
        "el curso como libro electrónico, con las preguntas y sus soluciones",
        build_epub_files,
        find_unprinted,
        needs_site=True,
        has_routes=True,
    ),
    FileExport(
        "pdf",
        "el curso en PDF accesible (PDF/UA-1), para leer e imprimir",
        build_pdf,
        find_unprinted,
        needs_site=True,
        has_routes=True,
    ),
)


def find_export(name: str) -> FileExport | None:
    return next((export for export in FILE_EXPORTS if export.name == name), None)
