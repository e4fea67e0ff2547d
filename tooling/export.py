"""Command line: files for other systems, made from the course and left in `dist/`.

`python3 tasks.py export moodle` makes one export; without a name, all of them, of the whole course and of each tema. An
export writes all of its files or, if something can't travel or the disk is full, none.
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from course.checks import check_folder
from course.findings import Severity, has_errors, render_findings, suggest_close_match
from course.loaded.whole import Course, complete
from course.runtime.memory import MEMORY_PATH, end_run, open_memory
from exports.export_list import NAME as LIST_NAME
from exports.export_list import MadeExport, format_size, render_export_list
from exports.file_exports import FILE_EXPORTS, Conversion, FileExport, find_export
from exports.request import BuiltSite, ExportError, ExportRequest, be_silent
from tooling.arguments import Parser
from tooling.browser import is_browser_required
from tooling.dist_folder import FOLDER, tell_fault, write_files
from tooling.office_suite import OfficeSuiteError, convert_documents, find_office_suite
from tooling.site_building import build_site

_USAGE = "python3 tasks.py export [NOMBRE] [--tema N] [--sesion N] [--imprescindible]"
_NOTHING_DONE = "No se ha exportado nada."


class _RefusedError(Exception):
    """What was asked for can't be done. The message, in Spanish, is for who asked."""


def run_exports(
    exports: Sequence[FileExport], requests: Sequence[ExportRequest], folder: Path
) -> list[MadeExport] | None:
    """Make each export that each request may be of, in `folder`, and tell about its files.

    An export that fails doesn't keep the others from being made, but then None is returned.
    """
    made = []
    has_failed = False
    for export in exports:
        sizes: dict[str, int] = {}
        for request in filter(export.takes, requests):
            files = _run_export(export, request, folder)
            has_failed |= files is None
            sizes |= files or {}
        made.append(MadeExport(export.description, sizes))
    return None if has_failed else made


def _run_export(export: FileExport, request: ExportRequest, folder: Path) -> dict[str, int] | None:
    """The sizes of the files made; None if it could not be, which has been told."""
    scope = "" if request.tema is None else f", tema {request.tema}"
    scope += "" if request.session is None else f", sesión {request.session}"
    if export.needs_site:
        request.tell(f"Haciendo {export.name}{scope}…")
    try:
        files = {name: make() for name, make in export.plan_files(request).items()}
        files |= convert_files(export, files, request.tell)
        write_files(folder, files)
    except (ExportError, OfficeSuiteError) as error:
        print(f"No se ha hecho {export.name}{scope}: {error}", file=sys.stderr)
        return None
    except OSError as error:
        tell_fault(error, folder)
        return None
    for name, content in files.items():
        print(f"{FOLDER}/{name}: {format_size(len(content))}")
    for line in export.describe_left_out(request):
        print(line)
    return {name: len(content) for name, content in files.items()}


def convert_files(
    export: FileExport, files: Mapping[str, bytes], tell: Callable[[str], None] = be_silent
) -> dict[str, bytes]:
    """The other form of the files of an export, by name: none if it has none, or if there is no LibreOffice.

    Where the releases are made, a LibreOffice that is missing or can't do it is an OfficeSuiteError; elsewhere it is
    told, and the files are made all the same.
    """
    conversion = export.converts_to
    if conversion is None:
        return {}
    ending = conversion.suffix.lstrip(".")
    try:
        office = find_office_suite()
        if office is None:
            raise OfficeSuiteError("no hay ningún LibreOffice; instálalo, con Impress, o di dónde está en SOFFICE")
        tell(f"Pasando {export.name} a {ending.upper()} con LibreOffice…")
        return _convert(office, files, conversion, ending)
    except OfficeSuiteError as error:
        if is_browser_required():
            raise
        print(f"Los archivos de {export.name} se hacen, pero no en {ending.upper()}: {error}", file=sys.stderr)
        return {}


def _convert(office: Path, files: Mapping[str, bytes], conversion: Conversion, ending: str) -> dict[str, bytes]:
    """All of them in one run, because LibreOffice takes seconds to start."""
    with tempfile.TemporaryDirectory() as name:
        sources = [Path(name) / each for each in files]
        for source, content in zip(sources, files.values(), strict=True):
            source.write_bytes(content)
        made = convert_documents(office, sources, ending, Path(name))
        return {path.name: conversion.settle(path.read_bytes()) for path in made}


def _leave_out_uncarried(exports: Sequence[FileExport], requests: Sequence[ExportRequest]) -> list[FileExport]:
    """The exports in which everything can travel; what can't travel in the others is told."""
    able = []
    for export in exports:
        request = next(filter(export.takes, requests), None)  # the first one has all that the others have
        uncarried = export.find_uncarried(request) if request else ()
        if uncarried:
            print(render_findings(uncarried), f"No se ha hecho {export.name}.", sep="\n", file=sys.stderr)
        else:
            able.append(export)
    return able


def _load_course(root: Path) -> Course:
    draft, findings = check_folder(root)
    if has_errors(findings):
        errors = [finding for finding in findings if finding.severity is Severity.ERROR]
        raise _RefusedError(f"{render_findings(errors)}\n{_NOTHING_DONE}")
    return complete(draft)


def _choose_exports(name: str | None) -> Sequence[FileExport]:
    if name is None:
        return FILE_EXPORTS
    export = find_export(name)
    if export is not None:
        return [export]
    names = [export.name for export in FILE_EXPORTS]
    suggestion = suggest_close_match(name, names)
    shown = f" ({suggestion})" if suggestion else ""
    raise _RefusedError(f"No conozco la exportación «{name}»{shown}. Las que hay: {', '.join(names)}.")


def _refuse_options(exports: Sequence[FileExport], tema: int | None, is_essential: bool, session: int | None) -> None:
    """Raise _RefusedError if none of the exports has such a form."""
    if tema is not None and not any(export.is_by_tema for export in exports):
        raise _RefusedError(f"«{exports[0].name}» es de todo el curso: no lleva `--tema`.")
    if is_essential and not any(export.has_routes for export in exports):
        with_routes = ", ".join(export.name for export in FILE_EXPORTS if export.has_routes)
        raise _RefusedError(f"«{exports[0].name}» no lleva `--imprescindible`. La llevan: {with_routes}.")
    if session is not None and not any(export.is_by_session for export in exports):
        by_session = ", ".join(export.name for export in FILE_EXPORTS if export.is_by_session)
        raise _RefusedError(f"«{exports[0].name}» no lleva `--sesion`. La llevan: {by_session}.")


def _list_requests(course: Course, asked: ExportRequest, has_name: bool) -> list[ExportRequest]:
    """What was asked for or, if nothing was, the whole course, its essential route, and each tema."""
    temas = [each.number for each in course.index.temas.values()]
    sessions = [each.number for each in course.facts.sessions]
    for noun, which, number, known in (
        ("tema", "Los", asked.tema, temas),
        ("sesión", "Las", asked.session, sessions),
    ):
        if number is not None and number not in known:
            raise _RefusedError(f"No hay {noun} {number}. {which} que hay: {', '.join(map(str, known))}.")
    if has_name or asked != ExportRequest(course):
        return [asked]
    return [asked, replace(asked, is_essential=True), *(replace(asked, tema=tema) for tema in temas)]


@contextlib.contextmanager
def _provide_site(root: Path) -> Iterator[BuiltSite]:
    """Build the site of the course in `root`, for as long as it is needed. Raises _RefusedError."""
    with tempfile.TemporaryDirectory() as name:
        site = BuiltSite(Path(name) / "web", Path(name) / "copia")
        print("Construyendo la web…", flush=True)
        if build_site(site.web, site.offline, root / "mkdocs.yml") != 0:
            raise _RefusedError(_NOTHING_DONE)
        yield site


def _export(name: str | None, tema: int | None, is_essential: bool, session: int | None, root: Path) -> int:
    exports = _choose_exports(name)
    _refuse_options(exports, tema, is_essential, session)
    course = _load_course(root)
    asked = _list_requests(course, ExportRequest(course, tema, is_essential, session=session), name is not None)
    left_out = [export.name for export in exports if not any(map(export.takes, asked))]
    if left_out:
        print(f"No tienen esa forma, y no se hacen: {', '.join(left_out)}.")
    exports = [export for export in exports if export.name not in left_out]
    able = _leave_out_uncarried(exports, asked)
    if not able:
        return 1
    with contextlib.ExitStack() as stack:
        needs_site = any(export.needs_site for export in able)
        site = stack.enter_context(_provide_site(root)) if needs_site else None
        requests = [replace(request, site=site, tell=_tell) for request in asked]
        made = run_exports(able, requests, root / FOLDER)
    if made is None or able != list(exports):
        return 1
    if len(asked) > 1:
        write_files(root / FOLDER, {LIST_NAME: render_export_list(course.facts, made)})
        print(f"Qué es cada archivo: {FOLDER}/{LIST_NAME}")
    return 0


def _tell(text: str) -> None:
    print(text, flush=True)


def main(arguments: list[str]) -> int:
    parser = Parser(_USAGE, description="Deja en dist/ el curso para otros sistemas. Sin nombre, para todos.")
    listed = "; ".join(f"{export.name}, {export.description}" for export in FILE_EXPORTS)
    parser.add_argument("name", metavar="NOMBRE", nargs="?", help=f"qué se exporta: {listed}")
    parser.add_argument("--tema", type=int, metavar="N", help="solo ese tema")
    parser.add_argument("--sesion", type=int, metavar="N", help="solo esa sesión")
    parser.add_argument("--imprescindible", action="store_true", help="solo la ruta imprescindible")
    options = parser.parse_args(arguments)
    root = Path.cwd()
    open_memory(root / MEMORY_PATH)
    try:
        return _export(options.name, options.tema, options.imprescindible, options.sesion, root)
    except _RefusedError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except OSError as error:
        tell_fault(error, root)
        return 1
    finally:
        end_run()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
