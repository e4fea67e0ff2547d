"""The packages of a small course, made once a run."""

from __future__ import annotations

import dataclasses
import zipfile
from pathlib import Path

from course.loaded.whole import Course
from exports.request import BuiltSite, ExportRequest
from exports.scorm.order import extend_order
from exports.scorm.package import plan_scorm_files


def move_course(course: Course, root: Path) -> Course:
    """The course, as if its folder were `root`, where its order is written."""
    (root / "data").mkdir(parents=True, exist_ok=True)
    moved = dataclasses.replace(course, root=root)
    extend_order(moved)
    return moved


def build_packages(course: Course, site: Path, folder: Path) -> Path:
    """Make the packages of the whole course and of its tema 1 in `folder`, from a folder with `web` and `offline`."""
    moved = move_course(course, folder / "source")
    for tema in (None, 1):
        request = ExportRequest(moved, tema, site=BuiltSite(site / "web", site / "offline"))
        for name, make in plan_scorm_files(request).items():
            (folder / name).write_bytes(make())
            with zipfile.ZipFile(folder / name) as archive:
                archive.extractall(folder / name.removesuffix(".zip"))
    return folder


def find_package(folder: Path, version: str, tema: int | None = None) -> Path:
    """The ZIP of one of them; it is also unzipped, in the folder of its name."""
    ending = f"-scorm-{version}{f'-tema-{tema}' if tema else ''}.zip"
    return next(path for path in folder.glob("*.zip") if path.name.endswith(ending))
