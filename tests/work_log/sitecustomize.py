"""Notes what a process and its forks do: pages rendered and laid out, files opened, functions called.

Python imports this module when it starts, wherever its folder is in PYTHONPATH; without `WORK_LOG` it does nothing.
tests/work_counts.py reads the notes.
What is noted happens in MkDocs, Jinja and Python, so that it holds however the project is written.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib.machinery import ModuleSpec, PathFinder
from typing import Any


def _note(kind: str, name: str) -> None:
    os.write(_LOG, f"{kind}\t{name}\n".encode("utf-8", "surrogateescape"))


def _note_file(event: str, arguments: tuple[Any, ...]) -> None:
    """Note a file that is opened, or put in its place under another name; those read, only if they are in the root."""
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        path = os.path.realpath(os.fsdecode(arguments[0]))
        if arguments[2] & (os.O_WRONLY | os.O_RDWR):
            _note("written", path)
        elif path.startswith(_ROOT):
            _note("read", path)
    elif event == "os.rename":
        _note("written", os.path.realpath(os.fsdecode(arguments[1])))


def _note_rendered(module: Any) -> None:
    render = module.Page.render

    def note_and_render(page: Any, config: Any, files: Any) -> None:
        _note("rendered", page.file.src_uri)
        render(page, config, files)

    module.Page.render = note_and_render


def _note_laid_out(module: Any) -> None:
    render = module.Template.render

    def note_and_render(template: Any, *arguments: Any, **variables: Any) -> str:
        page = (arguments[0] if arguments else variables).get("page")
        if template.name is not None and hasattr(page, "file"):  # the text of a page is a template without a name
            _note("laid_out", page.file.src_uri)
        return render(template, *arguments, **variables)

    module.Template.render = note_and_render


_PATCHES: dict[str, Callable[[Any], None]] = {
    "mkdocs.structure.pages": _note_rendered,
    "jinja2.environment": _note_laid_out,
}


class _PatchFinder:
    """Finds the modules to patch as Python does, and patches them once they have been run."""

    @staticmethod
    def find_spec(name: str, path: Any, target: Any = None) -> ModuleSpec | None:
        spec = PathFinder.find_spec(name, path, target) if name in _PATCHES else None
        if spec is not None:
            run = spec.loader.exec_module

            def run_and_patch(module: Any) -> None:
                run(module)
                _PATCHES[name](module)

            spec.loader.exec_module = run_and_patch
        return spec


def _note_call(frame: Any, event: str, argument: Any) -> None:
    if event == "call" and frame.f_code.co_filename.startswith(_CALLS):
        _note("called", f"{frame.f_code.co_filename}:{frame.f_code.co_name}")


if "WORK_LOG" in os.environ:
    _LOG = os.open(os.environ["WORK_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    _ROOT = os.path.join(os.path.realpath(os.environ["WORK_ROOT"]), "")
    sys.addaudithook(_note_file)
    sys.meta_path.insert(0, _PatchFinder)
    if "WORK_CALLS" in os.environ:
        _CALLS = tuple(os.environ["WORK_CALLS"].split(os.pathsep))
        sys.setprofile(_note_call)
