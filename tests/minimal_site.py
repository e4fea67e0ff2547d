"""Builds the minimal course of `tests/fixtures/minimal` as a site, with the project's own shell and settings."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from code_copy import copy_code
from minimal_course import MINIMAL, REPOSITORY, replace_in_file

SHELL = ("course", "exports", "macros", "overrides")


def lay_out_minimal_course(source: Path, *more: str) -> Path:
    """Like `lay_out_course`, for the minimal course."""
    return lay_out_course(MINIMAL, source, *more)


def lay_out_course(course: Path, source: Path, *more: str) -> Path:
    """Copy a course into `source`, which must not exist yet, beside the project's own shell and settings.

    `more` names other folders of the project.
    """
    shutil.copytree(course, source)
    for name in (*SHELL, *more):
        copy_code(name, source)
    own = shutil.ignore_patterns("figures", "images")  # each course has its own
    shutil.copytree(REPOSITORY / "docs/assets", source / "docs/assets", dirs_exist_ok=True, ignore=own)
    for name in ("mkdocs.yml", "tasks.py"):
        shutil.copy(REPOSITORY / name, source)
    return source


def build_minimal_site(
    folder: Path, change: Callable[[Path], None] | None = None, *, address: str = "", is_instant: bool = False
) -> Path:
    """Build strictly inside `folder`, with pages named as files. Returns the site's folder.

    `change` gets the copy of the course before it is built. `is_instant` turns on Material's instant navigation for a
    site that is served at `address`.
    """
    source = copy_minimal_source(folder / "source", is_instant)
    if change:
        change(source)
    site = folder / "site"
    _run(source, ["-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site)], address)
    return site


def build_minimal_site_and_copy(folder: Path, change: Callable[[Path], None], address: str) -> tuple[Path, Path]:
    """Build strictly inside `folder`, for the web at `address`. Returns the folders of the site and offline copy."""
    source = copy_minimal_source(folder / "source")
    change(source)
    replace_in_file(source / "mkdocs.yml", "use_directory_urls: false", "use_directory_urls: true")
    web, copy = folder / "web", folder / "copy"
    _run(source, ["-c", _BUILD_BOTH, str(web), str(copy), "mkdocs.yml"], address)
    return web, copy


_BUILD_BOTH = (
    "import sys; from pathlib import Path; from tooling.site_building import build_site; "
    "sys.exit(build_site(*map(Path, sys.argv[1:])))"
)


def copy_minimal_source(source: Path, is_instant: bool = False) -> Path:
    """The minimal course with everything that builds it, its pages named as files."""
    lay_out_minimal_course(source)
    settings = (source / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("use_directory_urls: true", "use_directory_urls: false")
    if is_instant:
        settings = settings.replace("  language: es\n", "  language: es\n  features: [navigation.instant]\n", 1)
    (source / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return source


def _run(source: Path, arguments: list[str], address: str) -> None:
    environment = os.environ | {
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
        "SITE_URL": address,
        "PYTHONPATH": str(REPOSITORY),
    }
    done = subprocess.run(
        [sys.executable, *arguments], cwd=source, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
