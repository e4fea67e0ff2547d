"""Builds the minimal course of `tests/fixtures/minimal` as a site, with the project's own shell and settings."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from minimal_course import REPOSITORY, copy_minimal_course

SHELL = ("course", "exports", "macros", "overrides")


def lay_out_minimal_course(source: Path, *more: str) -> Path:
    """Copy the minimal course into `source`, which must not exist yet, beside the project's own shell and settings.

    Pages have no menu: MkDocs lists them as it finds them. `more` names other folders of the project.
    """
    copy_minimal_course(source)
    for name in (*SHELL, *more):
        shutil.copytree(REPOSITORY / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(
        REPOSITORY / "docs/assets", source / "docs/assets", dirs_exist_ok=True, ignore=shutil.ignore_patterns("figures")
    )
    settings = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    settings = re.sub(r"^nav:\n(?:[ ].*\n|\n)*", "", settings, flags=re.MULTILINE)
    settings = re.sub(r"footer_pages: .*", "footer_pages: []", settings)
    (source / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return source


def build_minimal_site(
    folder: Path, change: Callable[[Path], None] | None = None, *, address: str = "", is_instant: bool = False
) -> Path:
    """Build strictly inside `folder`, with pages named as files. Returns the site's folder.

    `change` gets the copy of the course before it is built. `is_instant` turns on Material's instant navigation for a site
    that is served at `address`.
    """
    source = lay_out_minimal_course(folder / "source")
    settings = (source / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("use_directory_urls: true", "use_directory_urls: false")
    if is_instant:
        settings = settings.replace("  language: es\n", "  language: es\n  features: [navigation.instant]\n", 1)
    (source / "mkdocs.yml").write_text(settings, encoding="utf-8")
    if change:
        change(source)
    site = folder / "site"
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "SITE_URL": address}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site)]
    done = subprocess.run(command, cwd=source, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return site
