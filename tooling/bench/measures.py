"""How each row and its reference are measured: one figure per turn. Turns count from 0."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from functools import partial

from tooling.bench.commands import build_site, time_command, time_module
from tooling.bench.copies import clone_course
from tooling.bench.edits import EDITS, edit_paragraph, mark_paragraph
from tooling.bench.goals import EXPORT_ROWS, ExportRow
from tooling.bench.preview import OURS, Preview
from tooling.bench.workshop import Workshop

Measure = Callable[[Workshop, int], float]

# What `build-pages` keeps in `.cache`: references, and the results of parsing each file; no pages.
_REMEMBERED = {"memory", "references.json", "templates"}


def measure_cold_build(workshop: Workshop, turn: int) -> float:
    return workshop.build_cold(turn).seconds


def measure_stock_build(workshop: Workshop, turn: int) -> float:
    return workshop.build_stock(turn).seconds


def measure_pages(workshop: Workshop, turn: int) -> float:
    """The build after deleting every cached page."""
    built = workshop.build_cold(turn)
    made = [path for path in (built.project / ".cache").iterdir() if path.name not in _REMEMBERED]
    for folder in (*made, built.site):
        shutil.rmtree(folder)
    return build_site(built.project, built.site, "--strict")


def measure_offline_build(workshop: Workshop, turn: int) -> float:
    return time_module(workshop.make_copy(), "tooling.build")


def measure_first_serve(workshop: Workshop, turn: int) -> float:
    with Preview(OURS, workshop.make_copy()) as preview:
        return preview.seconds


def measure_next_serve(workshop: Workshop, turn: int) -> float:
    """The second of two: the first one caches what a preview makes differently from a build."""
    project = workshop.build_cold(turn).project
    with Preview(OURS, project):
        pass
    with Preview(OURS, project) as preview:
        return preview.seconds


def measure_edit(row: str, workshop: Workshop, turn: int) -> float:
    return workshop.preview.time_edit(EDITS[row](workshop.course), f"cambio{turn}")


def measure_stock_paragraph(workshop: Workshop, turn: int) -> float:
    """The same paragraph as in ours, in the page as rendered by its macros."""
    edit = edit_paragraph(workshop.course)
    text = (workshop.stock / edit.path).read_text(encoding="utf-8")
    return workshop.stock_preview.time_edit(mark_paragraph(edit.path, edit.url, text), f"cambio{turn}")


def measure_check(workshop: Workshop, turn: int) -> float:
    return workshop.check_cold(turn).seconds


def measure_check_again(workshop: Workshop, turn: int) -> float:
    return workshop.time_check(workshop.check_cold(turn).project)


def measure_search_figure(figure: str, workshop: Workshop, turn: int) -> float:
    measured: float = getattr(workshop.search(turn), figure)
    return measured


def measure_search_from_disk(workshop: Workshop, turn: int) -> float:
    return workshop.search(turn, from_disk=True).longest_task


def measure_document_task(kind: str, workshop: Workshop, turn: int) -> float:
    return workshop.make_document(turn, kind)


def measure_export(row: ExportRow, workshop: Workshop, turn: int) -> float:
    measured: float = getattr(workshop.export(turn, row.export, row.is_of_tema), row.figure)
    return measured


def measure_tests(workshop: Workshop, turn: int) -> float:
    """In a clone, as in CI: it makes its own environment."""
    clone = clone_course(workshop.make_folder("clon"))
    return time_command(clone, sys.executable, "tasks.py", "test")


MEASURES: dict[str, Measure] = {
    "build-cold": measure_cold_build,
    "build-pages": measure_pages,
    "build-offline": measure_offline_build,
    "serve-first": measure_first_serve,
    "serve-next": measure_next_serve,
    **{row: partial(measure_edit, row) for row in EDITS},
    "check-cold": measure_check,
    "check-again": measure_check_again,
    "search-first": partial(measure_search_figure, "first_results"),
    "search-key": partial(measure_search_figure, "median_key"),
    "search-task": partial(measure_search_figure, "longest_task"),
    "search-disk": measure_search_from_disk,
    "plan-docx": partial(measure_document_task, "docx"),
    "plan-odt": partial(measure_document_task, "odt"),
    **{row.goal.row: partial(measure_export, row) for row in EXPORT_ROWS},
    "tests": measure_tests,
}

REFERENCES: dict[str, Measure] = {
    "build-cold": measure_stock_build,
    "build-pages": measure_stock_build,
    "build-offline": measure_cold_build,
    "serve-first": measure_cold_build,
    "edit-paragraph": measure_stock_paragraph,
}
