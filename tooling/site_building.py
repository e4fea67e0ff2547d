"""Runs MkDocs' strict build in this process, and has the project's hooks make the offline copy in the same run."""

from __future__ import annotations

import logging
import sys
import time
from pathlib import Path

import mkdocs.config
from mkdocs.commands.build import build
from mkdocs.exceptions import MkDocsException

from course.files.yaml_source import read_yaml
from macros.hooks import NOT_BUILT
from macros.settings_faults import SettingsError, require_settings

ROOT = Path(__file__).resolve().parents[1]


def build_site(site_dir: Path, offline_dir: Path | None = None, config_file: Path = ROOT / "mkdocs.yml") -> int:
    """Build the site in `site_dir` and, if `offline_dir` is given, its offline copy there.

    Return the exit code: 1 if the build fails or has any warning. MkDocs and the hooks report why.
    """
    handler = _show_warnings()
    start = time.perf_counter()
    try:
        config = require_settings(
            mkdocs.config.load_config, config_file, str(config_file), site_dir=str(site_dir), strict=True
        )
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
        if offline_dir is not None:
            for hook in config["hooks"].values():
                hook.build_offline_copy(offline_dir)
    except MkDocsException as error:
        print(error, file=sys.stderr)
        if isinstance(error, SettingsError):
            print(NOT_BUILT, file=sys.stderr)
        return 1
    finally:
        logging.getLogger("mkdocs").removeHandler(handler)
    print(f"Sitio construido en {time.perf_counter() - start:.1f} s".replace(".", ","))
    return 0


def _show_warnings() -> logging.Handler:
    """Have the warnings of MkDocs printed as the findings that the hooks make of them, with nothing before them."""
    logger, handler = logging.getLogger("mkdocs"), logging.StreamHandler()
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    logger.addHandler(handler)
    return handler


def read_slug() -> str:
    """The course's name for files, from data that a build has validated."""
    path = "data/course.yml"
    document, _ = read_yaml((ROOT / path).read_text(encoding="utf-8"), path)
    if document is None:
        raise ValueError(f"{path} is no YAML")
    return str(document.data["slug"])
