"""Kinds of data that are tested apart.

Each `test_<kind>.py` here may define `SAMPLE_FILES`, which join the small course that has every kind of data and calls
every macro (tests/rich_course.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from minimal_course import copy_minimal_course

from course.checks import check_folder
from course.loaded.whole import Course, complete
from macros.registry import FUNCTIONS
from macros.site import Site


def load_sample_files() -> dict[str, str]:
    """The samples of every module of this folder: texts by their path in the course."""
    modules = [import_module(f"data_kinds.{path.stem}") for path in sorted(Path(__file__).parent.glob("test_*.py"))]
    return {path: text for module in modules for path, text in getattr(module, "SAMPLE_FILES", {}).items()}


def write_files(source: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        (source / path).parent.mkdir(parents=True, exist_ok=True)
        (source / path).write_text(text, encoding="utf-8", newline="\n")


def lay_out_sample(folder: Path, files: Mapping[str, str]) -> Course:
    """The minimal course with some more files, which a build would accept."""
    source = copy_minimal_course(folder / "course")
    write_files(source, files)
    draft, findings = check_folder(source)
    assert findings == []
    return complete(draft)


def render_macro(course: Course, name: str, *arguments: Any, **keywords: Any) -> str:
    """The output of a macro called in the home page."""
    site = Site(course, serving=False)
    site.page_urls = {page.uri: page.uri.replace(".md", "/") for page in course.pages}
    page = site.begin_page("index.md", "")
    assert page is not None
    return site.fill_slots(page, FUNCTIONS[name](site, *arguments, **keywords))
