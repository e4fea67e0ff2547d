"""A process that builds as `tasks.py serve` does, on commands read line by line: no watching of files, no HTTP.

    python preview_worker.py serve     in the folder of a course: builds it, and again at each line that it reads
    python preview_worker.py clean     at each line, `{"course": folder, "site": folder}`: builds a course from scratch

Each answer is a line of JSON after `ANSWER`; the rest of the output is what an author would see. `serve` is the real
one (`tooling/serve.py`), with another server under it. A clean build is the first build of `serve`, in a process of its
own, made by a fork where the system has it: only installed packages are imported before, never the course's own code.
"""

from __future__ import annotations

import importlib
import json
import os
import shutil
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

ANSWER = "@@"
ADDRESS = "PREVIEW_ADDRESS"  # the variable with the address where the site would be served, which its pages mention
# Not `minify`: what it consists of does not survive a fork.
_INSTALLED = (
    "mkdocs.commands.serve",
    "mkdocs.commands.build",
    "mkdocs_macros.plugin",
    "mkdocs_quiz.plugin",
    "material",
    "pydantic",
    "ruamel.yaml",
    "yaml",
    "citeproc",
    "pybtex.database",
    "docx",
    "xlsxwriter",
    "icalendar",
    "lxml.html",
    "selectolax.lexbor",
    "markdown_it",
    "jinja2",
    "mdit_py_plugins.front_matter",
    "pymdownx.superfences",
    "pymdownx.details",
    "markdown.extensions.toc",
    "watchdog.observers",
)


def answer(**values: Any) -> None:
    sys.stderr.flush()
    print(f"\n{ANSWER}{json.dumps(values)}", flush=True)


def run_preview(react: Callable[[Any], None]) -> None:
    """Run the preview of the course in the current folder. `react` gets its server once the first build is done."""
    sys.path.insert(0, os.getcwd())
    from tooling import serve

    class ToldServer(serve.PreviewServer):
        def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
            pass

        def serve(self, *, open_in_browser: bool = False) -> None:
            react(self)

        def shutdown(self, wait: bool = False) -> None:
            self.server_close()

    serve.PreviewServer = ToldServer
    serve.is_port_taken = lambda host, port: False
    serve.main(["--dev-addr", os.environ.get(ADDRESS, "127.0.0.1:8000")])


def serve_course() -> None:
    def react(server: Any) -> None:
        answer(site=server.root)
        for line in sys.stdin:
            task, start, failure = json.loads(line), time.process_time(), None
            with save_meanwhile(task.get("meanwhile")) as builds:
                try:
                    server.builder()
                except Exception as error:
                    failure = str(error)
                    if type(error).__name__ != "Abort":
                        failure = traceback.format_exc()
            answer(seconds=round(time.process_time() - start, 3), failure=failure, builds=builds["whole"])

    run_preview(react)


@contextmanager
def save_meanwhile(saves: list[dict[str, Any]] | None) -> Iterator[dict[str, int]]:
    """Save files during a build, as an author who does not wait would.

    `{"page": number, "files": {path: text}}` saves them just before that page is read. Gives the number of whole
    builds, counted as they happen.
    """
    import mkdocs.commands.build as building

    populate, get_files = building._populate_page, building.get_files
    at_page = {save["page"]: save["files"] for save in saves or ()}
    counts = {"whole": 0, "pages": 0}

    def save_and_populate(*arguments: Any, **keywords: Any) -> None:
        counts["pages"] += 1
        for path, text in at_page.get(counts["pages"], {}).items():
            Path(path).write_text(text, encoding="utf-8", newline="\n")
        populate(*arguments, **keywords)

    def count_and_get_files(*arguments: Any, **keywords: Any) -> Any:
        counts["whole"] += 1
        return get_files(*arguments, **keywords)

    building.get_files = count_and_get_files
    _replace_populate(save_and_populate)
    try:
        yield counts
    finally:
        building.get_files = get_files
        _replace_populate(populate)


def _replace_populate(populate: Callable[..., None]) -> None:
    """Replace it in MkDocs, and where the project's own refresh of a preview imported it."""
    for name in ("mkdocs.commands.build", "macros.refresh"):
        if name in sys.modules:
            sys.modules[name]._populate_page = populate


def build_clean(course: str, site: str) -> str | None:
    """Build a course from scratch. Returns why it could not be built, or None."""
    os.chdir(course)
    try:
        run_preview(
            lambda server: (
                os.rename(server.root, site) if _is_same_disk(server.root, site) else shutil.move(server.root, site)
            )
        )
    except BaseException as error:
        if getattr(error, "code", error) != 0:  # click ends every command with `SystemExit(0)`
            return str(error) or type(error).__name__
    return None if os.path.isdir(site) else "no hay sitio"


def _is_same_disk(one: str, other: str) -> bool:
    return os.stat(one).st_dev == os.stat(Path(other).parent).st_dev


def build_each_clean() -> None:
    if hasattr(os, "fork"):
        for name in _INSTALLED:
            importlib.import_module(name)
    answer()
    for line in sys.stdin:
        task = json.loads(line)
        shutil.rmtree(task["site"], ignore_errors=True)
        if not hasattr(os, "fork"):
            import subprocess

            code = f"import preview_worker as w; w.answer(failure=w.build_clean({task['course']!r}, {task['site']!r}))"
            subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parent, check=False)
            continue
        child = os.fork()
        if child == 0:
            sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115
            failure = build_clean(**task)
            answer(failure=failure, seconds=round(time.process_time(), 3))
            with suppress(Exception):
                sys.stdout.flush()
            os._exit(0)
        os.waitpid(child, 0)


if __name__ == "__main__":
    {"serve": serve_course, "clean": build_each_clean}[sys.argv[1]]()
