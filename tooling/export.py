"""Command line: files for other systems, made from the course and left in `dist/`.

`python3 tasks.py export moodle` makes one export; without a name, all of them, of the whole course and of each tema. An
export writes all of its files or, if something can't travel or the disk is full, none.
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from course.checks import check_folder
from course.findings import Severity, has_errors, render_findings, suggest_close_match
from course.loaded.whole import Course, complete
from course.runtime.memory import MEMORY_PATH, end_run, open_memory
from exports.export_list import NAME as LIST_NAME
from exports.export_list import MadeExport, format_size, render_export_list
from exports.file_exports import FILE_EXPORTS, FileExport, find_export
from exports.request import BuiltSite, ExportError, ExportRequest
from tooling.arguments import Parser
from tooling.dist_folder import FOLDER, tell_fault, write_files
from tooling.site_building import build_site

_USAGE = "python3 tasks.py export [NOMBRE] [--tema N] [--imprescindible]"
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
    if export.needs_site:
        request.tell(f"Haciendo {export.name}{scope}…")
    try:
        files = {name: make() for name, make in export.plan_files(request).items()}
        write_files(folder, files)
    except ExportError as error:
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


def _refuse_options(exports: Sequence[FileExport], tema: int | None, is_essential: bool) -> None:
    """Raise _RefusedError if none of the exports has such a form."""
    if tema is not None and not any(export.is_by_tema for export in exports):
        raise _RefusedError(f"«{exports[0].name}» es de todo el curso: no lleva `--tema`.")
    if is_essential and not any(export.has_routes for export in exports):
        with_routes = ", ".join(export.name for export in FILE_EXPORTS if export.has_routes)
        raise _RefusedError(f"«{exports[0].name}» no lleva `--imprescindible`. La llevan: {with_routes}.")


def _list_forms(course: Course, tema: int | None, is_essential: bool, has_name: bool) -> list[tuple[int | None, bool]]:
    """What is exported, as temas (None: the whole course) and whether only of the essential route.

    What was asked for or, if nothing was, the whole course, its essential route, and each tema.
    """
    known = [each.number for each in course.index.temas.values()]
    if tema is not None and tema not in known:
        raise _RefusedError(f"No hay tema {tema}. Los que hay: {', '.join(map(str, known))}.")
    if has_name or tema is not None or is_essential:
        return [(tema, is_essential)]
    return [(None, False), (None, True), *((each, False) for each in known)]


@contextlib.contextmanager
def _provide_site(root: Path) -> Iterator[BuiltSite]:
    """Build the site of the course in `root`, for as long as it is needed. Raises _RefusedError."""
    with tempfile.TemporaryDirectory() as name:
        site = BuiltSite(Path(name) / "web", Path(name) / "copia")
        print("Construyendo la web…", flush=True)
        if build_site(site.web, site.offline, root / "mkdocs.yml") != 0:
            raise _RefusedError(_NOTHING_DONE)
        yield site


def _export(name: str | None, tema: int | None, is_essential: bool, root: Path) -> int:
    exports = _choose_exports(name)
    _refuse_options(exports, tema, is_essential)
    course = _load_course(root)
    forms = _list_forms(course, tema, is_essential, name is not None)
    asked = [ExportRequest(course, *form) for form in forms]
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
        requests = [ExportRequest(course, *form, site, _tell) for form in forms]
        made = run_exports(able, requests, root / FOLDER)
    if made is None or able != list(exports):
        return 1
    if len(forms) > 1:
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
    parser.add_argument("--imprescindible", action="store_true", help="solo la ruta imprescindible")
    options = parser.parse_args(arguments)
    root = Path.cwd()
    open_memory(root / MEMORY_PATH)
    try:
        return _export(options.name, options.tema, options.imprescindible, root)
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
