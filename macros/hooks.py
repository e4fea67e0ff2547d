"""MkDocs hooks: forwards each event to `macros/build.py`, and keeps `mkdocs serve` alive whatever an author breaks.

MkDocs loads this file once and keeps it between rebuilds; everything else of the project is imported anew when a Python
file changes, so that an edit shows without a restart. It therefore imports nothing of the project at its top.
"""

from __future__ import annotations

import gc
import importlib
import importlib.util
import os
import sys
import traceback
from pathlib import Path
from types import ModuleType
from typing import Any

from jinja2 import Environment, FileSystemLoader
from mkdocs.exceptions import Abort
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("course", "macros", "exports")

# What lives longer than one build. `_remembered` belongs to macros/build.py.
_command = "build"
_dirty = False
_kept: Any = None  # the site built before with these settings (`macros/kept_site.py`)
_is_replayed = False  # whether it is written again as it is
_code_stamp: dict[str, tuple[int, int, int]] = {}
_remembered: dict[str, Any] = {}
_build: Any = None
_problems: str | None = None
_outputs: dict[str, bool] = {}  # what a preview has written, and whether each is a page


def on_startup(command: str, dirty: bool) -> None:
    global _command, _dirty
    _command, _dirty = command, dirty
    if command == "build":
        gc.disable()  # a build ends with its process, and looking for circles takes a twentieth of it


@event_priority(100)  # before mkdocs-macros imports the package and asks for the macros
def on_config(config: Any) -> Any:
    global _build, _problems, _is_replayed
    _build, _problems, _is_replayed = None, None, False
    config.course_site = None
    try:
        if _find_kept_site(config):
            config.nav, config.theme.static_templates, _is_replayed = None, set(), True
            return config
        _build = _import_build().Build(
            config, ROOT, serving=_command == "serve", dirty=_dirty, remembered=_remembered, code_stamps=_code_stamp
        )
    except Exception as error:
        _problems = _describe_error(error)
    else:
        _problems = _build.problems
    if _problems is None:
        config.course_site = _build.site
        return config
    print(_problems, file=sys.stderr)
    if _command != "serve":
        raise Abort("No se ha construido el sitio: corrige lo que se indica arriba.")
    return config


@event_priority(100)
def on_files(files: Files, config: Any) -> Files:
    if _is_replayed:
        return _kept.list_files(config)
    if _problems is None:
        files = _forward("on_files")(files, config)
        _delete_unwanted(files)
        return files
    _delete_unwanted(files, only_pages=True)  # what else the last good build wrote serves the pages that tell the fault
    page = _render_problems(_problems)
    replaced = [
        File.generated(config, file.src_uri, content=page) if file.is_documentation_page() else file for file in files
    ]
    return Files(replaced)


def _delete_unwanted(files: Files, only_pages: bool = False) -> None:
    """Delete what a preview wrote of files that are no longer there: it never begins with an empty folder."""
    if not _dirty:
        return
    wanted = {file.abs_dest_path: file.is_documentation_page() for file in files}
    for output in [
        output for output, is_page in _outputs.items() if output not in wanted and (is_page or not only_pages)
    ]:
        Path(output).unlink(missing_ok=True)
        del _outputs[output]
    _outputs.update(wanted)


def _forward(event: str) -> Any:
    """A handler that hands the event to the build, or leaves its subject as it is where there is none."""

    def handle(*args: Any, **kwargs: Any) -> Any:
        if _build is not None and _problems is None:
            try:
                return getattr(_build, event)(*args, **kwargs)
            except Exception as error:
                return _tell_fault(error, args[0] if args else None)
        return args[0] if args else None

    handle.__name__ = event
    return handle


on_nav = _forward("on_nav")
on_env = _forward("on_env")
on_page_markdown = event_priority(100)(_forward("on_page_markdown"))
on_page_content = CombinedEvent(
    event_priority(100)(_forward("on_page_content_first")), event_priority(-100)(_forward("on_page_content_last"))
)
on_page_context = _forward("on_page_context")
on_post_page = _forward("on_post_page")


def on_post_build(config: Any) -> None:
    _forward("on_post_build")(config)
    if _kept is not None and _build is not None and _build.is_silent and _build.is_site_whole():
        _kept.keep("web", Path(config.site_dir))


def refresh() -> bool:
    """Bring a served site up to date without a build (`macros/refresh.py`). False where a build has to do it."""
    if _build is None or _problems is not None or _read_code_stamp() != _code_stamp:
        return False
    try:
        return importlib.import_module("macros.refresh").refresh(_build)
    except Exception:
        return False


def build_offline_copy(folder: Path) -> None:
    """Write in `folder` the copy for reading without network, of the site that was built last."""
    if _is_replayed:
        _kept.copy("offline", folder)
        return
    importlib.import_module("macros.offline_copy").build_offline_copy(_build, folder)
    if _kept is not None and _build.is_silent and _build.is_site_whole():  # the copy is made of it
        _kept.keep("offline", folder)


def on_serve(server: Any, config: Any, builder: Any) -> Any:
    print(f"Vista previa en {server.url} (se para con Ctrl+C)")
    return server


def _tell_fault(error: Exception, unchanged: Any) -> Any:
    """Stop a build; in a preview, show the fault in the place of the text."""
    text = _describe_error(error)
    print(text, file=sys.stderr)
    if _command != "serve":
        raise Abort("No se ha construido el sitio: corrige lo que se indica arriba.")
    return _render_problems(text, as_page=False) if isinstance(unchanged, str) else unchanged


def _find_kept_site(config: Any) -> bool:
    """Whether the site that was built last with these settings is still what a build would write, with its copy if that
    is asked for.
    """
    global _kept
    _kept = None
    if _command == "serve" or _dirty:
        return False
    _put_root_on_path()
    _kept = importlib.import_module("macros.kept_site").KeptSite(ROOT / ".cache/sites", ROOT, config)
    return _kept.is_current("web") and (
        not config.extra.get(importlib.import_module("macros.settings").OFFLINE_ASKED) or _kept.is_current("offline")
    )


def _put_root_on_path() -> None:
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))


def _import_build() -> ModuleType:
    """`macros.build`, imported anew with the rest of the project's packages when one of their files has changed."""
    _put_root_on_path()
    stamp = _read_code_stamp()
    if stamp != _code_stamp:
        for name in [name for name in sys.modules if name.partition(".")[0] in PACKAGES]:
            del sys.modules[name]
        for path in [path for path in _code_stamp if stamp.get(path) != _code_stamp[path] and path.endswith(".py")]:
            # Python tells by the second and the size whether a module was saved since it was compiled.
            Path(importlib.util.cache_from_source(str(ROOT / path))).unlink(missing_ok=True)
        _remembered.pop("records", None)  # objects of the code as it was: they are read from the disk again
        importlib.invalidate_caches()
        _code_stamp.clear()
        _code_stamp.update(stamp)
    try:
        return importlib.import_module("macros.build")
    except BaseException:
        _code_stamp.clear()
        raise


def _read_code_stamp() -> dict[str, tuple[int, int, int]]:
    """When each module was written, by its own word and by the disk's, and its bytes (as `read_stamps` of
    macros/refresh.py).
    """
    stamps = {}
    for path in (path for package in PACKAGES for path in (ROOT / package).rglob("*.py")):
        stat = path.stat()
        stamps[path.relative_to(ROOT).as_posix()] = (stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size)
    return stamps


def _describe_error(error: Exception) -> str:
    """One line in the findings' own form for a fault in the project's Python: where it is and what Python says."""
    if getattr(error, "filename", None) and getattr(error, "lineno", None):  # SyntaxError, and Jinja's
        path, line = error.filename, error.lineno
    else:
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(str(ROOT))]
        own = [frame for frame in frames if Path(frame.filename) != Path(__file__)]
        path, line = (own[-1].filename, own[-1].lineno) if own else (__file__, 1)
    shown = Path(os.path.relpath(path, ROOT)).as_posix()
    return f"{shown}:{line}: error: el código no se puede ejecutar ({type(error).__name__}: {error})"


def _render_problems(problems: str, as_page: bool = True) -> str:
    """The problems as HTML; `as_page` makes it a Markdown page."""
    environment = Environment(loader=FileSystemLoader(ROOT / "macros/templates"), autoescape=True, trim_blocks=True)
    return environment.get_template("problems.html.jinja").render(lines=problems.split("\n"), as_page=as_page)
