"""MkDocs hooks: forwards each event to `macros/build.py`, and keeps `mkdocs serve` alive whatever an author breaks.

MkDocs loads this file once and keeps it between rebuilds; the rest of the project is imported again when a Python file
changes, so that an edit takes effect without a restart. It therefore imports nothing of the project at the top.
"""

from __future__ import annotations

import gc
import importlib
import importlib.util
import os
import re
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from jinja2 import Environment, FunctionLoader, Template, TemplateError
from markupsafe import escape
from mkdocs.commands import build as build_command
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, get_files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from course.files.file_stamps import Stamp
    from macros.build import Build
    from macros.build_memory import BuildMemory

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("course", "macros", "exports")

Subject = TypeVar("Subject")

NOT_BUILT = "No se ha construido el sitio: corrige lo que se indica arriba."


@dataclass
class Session:
    """What lives longer than one build. There is one per MkDocs command.

    `command` and `is_dirty` are how MkDocs was called; `outputs`, the files that a preview has written, and whether
    each is a page. `build` is the last one, None if the course or the code has errors, which are then in `problems`.
    `told` has the errors of this build that have been printed.
    """

    command: str = "build"
    is_dirty: bool = False
    outputs: dict[str, bool] = field(default_factory=dict)
    code_stamps: dict[str, Stamp] = field(default_factory=dict)
    memory: BuildMemory | None = None
    build: Build | None = None
    problems: str | None = None
    told: set[str] = field(default_factory=set)


_session = Session()


def on_startup(command: str, dirty: bool) -> None:
    _session.command, _session.is_dirty = command, dirty
    _replace_get_files()
    if command == "build":
        gc.disable()  # a build ends with its process, and collecting cycles takes a twentieth of it


def _replace_get_files() -> None:
    """Have MkDocs list the files of a course with errors without following links, which may be endless."""

    def list_files(config: MkDocsConfig) -> Files:
        return get_files(config) if _session.problems is None else _list_pages(config)

    vars(build_command)["get_files"] = list_files


def _list_pages(config: MkDocsConfig) -> Files:
    """The pages under `docs/`, and nothing else: those of a preview, to show what is wrong."""
    names = (Path(parent, name) for parent, _, names in os.walk(config.docs_dir) for name in names)
    paths = sorted(path.relative_to(config.docs_dir).as_posix() for path in names if path.suffix == ".md")
    return Files([File(path, config.docs_dir, config.site_dir, config.use_directory_urls) for path in paths])


@event_priority(100)  # before mkdocs-macros imports the package and requests the macros
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    _session.build = _session.problems = None
    _session.told.clear()
    try:
        _open_build(config)
    except Exception as error:
        _session.problems = _describe_error(error)
    if _session.problems is not None:
        print(_session.problems, file=sys.stderr)
        if _session.command != "serve":
            raise Abort(NOT_BUILT)
        if re.search(r"^overrides/", _session.problems, re.MULTILINE):  # nothing can be shown in such a theme
            config.theme.static_templates = {"404.html"}
    return config


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    if _session.problems is None:
        files = _forward(files, lambda build: build.on_files(files, config))
        _delete_unwanted(files)
        return files
    _delete_unwanted(files, only_pages=True)  # the pages with the error use the last good build's other files
    page = _render_problems("render_problem_page", _session.problems)
    own, others = list[File](), list[File]()
    for file in files:
        (own if file.src_dir == config.docs_dir else others).append(file)
    pages = [File.generated(config, file.src_uri, content=page) for file in own if file.is_documentation_page()]
    return Files([*pages, *others])


def _delete_unwanted(files: Files, only_pages: bool = False) -> None:
    """Delete the output of a preview for files that no longer exist: a preview never starts from an empty folder."""
    if not _session.is_dirty:
        return
    outputs = _session.outputs
    wanted = {file.abs_dest_path: file.is_documentation_page() for file in files}
    unwanted = [path for path, is_page in outputs.items() if path not in wanted and (is_page or not only_pages)]
    for path in unwanted:
        Path(path).unlink(missing_ok=True)
        del outputs[path]
    outputs.update(wanted)


def _forward(
    subject: Subject, handle: Callable[[Build], Subject], show_fault: Callable[[str], Subject] | None = None
) -> Subject:
    """What the build returns for the subject of an event, or the subject unchanged if there is no build.

    An error stops a build. In a preview, `show_fault` returns a replacement for the subject.
    """
    if _session.build is None:
        return subject
    try:
        return handle(_session.build)
    except Exception as error:
        fault = _tell_error(error)
        if _session.command != "serve":
            raise Abort(NOT_BUILT) from error
        _session.build.is_faulty = True
        return show_fault(fault) if show_fault else subject


def _tell_error(error: Exception) -> str:
    """Print an error once, however many pages have it, and return what is printed."""
    fault = _describe_error(error)
    if fault not in _session.told:
        _session.told.add(fault)
        print(fault, file=sys.stderr)
    return fault


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    return _forward(nav, lambda build: build.on_nav(nav, config, files))


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    if _session.problems is not None and config.theme.static_templates == {"404.html"}:
        page = _render_problems("render_problem_document", _session.problems)
        env.loader = FunctionLoader(lambda name: f"{{% raw %}}{page}{{% endraw %}}")
        return env
    env = _forward(env, lambda build: build.on_env(env, config, files))
    env.template_class = _guard(env.template_class)
    return env


def _guard(template_class: type[Template]) -> type[Template]:
    """A class of templates whose errors stop a build in one line, and are shown in a preview."""

    class GuardedTemplate(template_class):  # type: ignore[misc, valid-type]  # a class that is only known now
        def render(self, *args: object, **kwargs: object) -> str:
            try:
                return str(super().render(*args, **kwargs))
            except Exception as error:
                fault = _tell_error(error)
                if _session.command != "serve":
                    raise Abort(NOT_BUILT) from error
                return _render_problems("render_problem_document", fault)

    return GuardedTemplate


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    return _session.build.get_text(page.file.src_uri) if _session.build is not None else None


@event_priority(100)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    return _forward(markdown, lambda build: build.on_page_markdown(markdown, page, config, files), _render_fault)


@event_priority(100)
def _on_page_content_first(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    return _forward(html, lambda build: build.on_page_content_first(html, page, config, files), _render_fault)


@event_priority(-100)
def _on_page_content_last(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    return _forward(html, lambda build: build.on_page_content_last(html, page, config, files), _render_fault)


on_page_content = CombinedEvent(_on_page_content_first, _on_page_content_last)


def on_page_context(context: dict[str, object], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, object]:
    return _forward(context, lambda build: build.on_page_context(context, page, config, nav))


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    return _forward(output, lambda build: build.on_post_page(output, page, config), _render_fault)


def on_post_build(config: MkDocsConfig) -> None:
    _forward(None, lambda build: build.on_post_build(config))
    build = _session.build
    if config.strict and _session.command != "serve" and build is not None and build.has_warnings:
        raise Abort(NOT_BUILT)  # as MkDocs would after this event, in English


def refresh() -> bool:
    """Update a served site without a build (`macros/refresh.py`). False if a build is needed."""
    if _session.build is None or _read_code_stamps() != _session.code_stamps:
        return False
    try:
        from macros.refresh import refresh

        _session.told.clear()
        _session.build.is_faulty = False
        return refresh(_session.build)
    except Exception:
        return False


def build_offline_copy(folder: Path) -> None:
    """Write in `folder` the offline copy of the site that was built last."""
    if _session.build is not None:
        from macros.offline_copy import build_offline_copy

        build_offline_copy(_session.build, folder)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    print(f"Vista previa en {server.url} (se para con Ctrl+C)")
    return server


def _open_build(config: MkDocsConfig) -> None:
    """Start the build of the course, or report what is wrong with it."""
    _put_root_on_path()
    is_code_new = _forget_old_code()
    try:
        from macros import COURSE_SITE
        from macros.build import BrokenCourseError, Build
        from macros.build_memory import BuildMemory
    except BaseException:
        _session.code_stamps.clear()  # import it again the next time
        raise
    memory = _session.memory
    if memory is None or is_code_new:
        memory = _session.memory = BuildMemory(downloads=memory.downloads if memory else {})
    serving = _session.command == "serve"
    try:
        build = Build(config, ROOT, serving, _session.is_dirty, memory, _session.code_stamps)
    except BrokenCourseError as error:
        _session.problems = str(error)
    else:
        _session.build = build
        config[COURSE_SITE] = build.site


def _put_root_on_path() -> None:
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))


def _forget_old_code() -> bool:
    """Unload the project's packages if any of their files has changed, and return whether one has."""
    stamps, known = _read_code_stamps(), _session.code_stamps
    if stamps == known:
        return False
    for name in [name for name in sys.modules if name.partition(".")[0] in PACKAGES]:
        del sys.modules[name]
    for path in [path for path in known if stamps.get(path) != known[path] and path.endswith(".py")]:
        # Python compares only seconds and size to decide whether a module has changed since it was compiled.
        Path(importlib.util.cache_from_source(str(ROOT / path))).unlink(missing_ok=True)
    importlib.invalidate_caches()
    known.clear()
    known.update(stamps)
    return True


def _read_code_stamps() -> dict[str, Stamp]:
    """The mtime, ctime and size of each module (the same as `read_stamps` in macros/refresh.py)."""
    stamps = {}
    start = len(os.path.join(ROOT, ""))
    for parent, _, names in (part for package in PACKAGES for part in os.walk(ROOT / package)):
        for path in (os.path.join(parent, name) for name in names if name.endswith(".py")):
            stat = os.stat(path)
            stamps[path[start:].replace(os.sep, "/")] = (stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size)
    return stamps


def _describe_error(error: Exception) -> str:
    """One line in the format of findings for an error in the project's code or templates: its location, and what it is.

    It is told where the project's own file has it, not where a library met it.
    """
    path, line = getattr(error, "filename", None), getattr(error, "lineno", None)  # from SyntaxError and from Jinja
    if not path or not line or not _is_own(path):
        own = [frame for frame in traceback.extract_tb(error.__traceback__) if _is_own(frame.filename)]
        path, line = (own[-1].filename, own[-1].lineno) if own else (__file__, 1)
    shown = Path(os.path.relpath(path, ROOT)).as_posix()
    if isinstance(error, TemplateError):
        with suppress(Exception):  # the code that explains it may be what is broken
            from macros.template_faults import explain

            return f"{shown}:{line}: error: {explain(error)}"
    said = " ".join(str(error).split())
    return f"{shown}:{line}: error: el código no se puede ejecutar ({type(error).__name__}: {said})"


def _is_own(path: str) -> bool:
    """Whether a file is of the project: not of its environment, and not this one, which forwards all."""
    file = Path(path)
    is_inside = file.is_relative_to(ROOT) and not file.is_relative_to(ROOT / ".venv")
    return is_inside and file != Path(__file__)


def _render_problems(render: str, problems: str) -> str:
    """The problems as HTML, by a function of `macros/problem_pages.py`; as plain text if that is what is broken."""
    try:
        return str(getattr(importlib.import_module("macros.problem_pages"), render)(problems))
    except Exception:
        shown = str(escape(problems)).replace("{", "&#123;")  # mkdocs-macros runs what it finds in braces
        return f"# Hay algo que corregir\n\n{shown}\n"


_render_fault = partial(_render_problems, "render_problem_text")
