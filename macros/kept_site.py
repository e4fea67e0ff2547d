"""A whole site built before, to be copied if nothing that it depends on has changed since.

It compares the contents of every source file, the settings and the installed versions, and loads nothing of the course,
which makes it fast. The day, too: a site holds until the state of the edition
changes. A site is kept only if its build reported nothing, so there is nothing to report again.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from course.runtime.build_day import Lifetime, read_lifetime
from course.runtime.memory import compute_installed_version, digest_folders, hash_text, list_files
from macros.settings import describe_settings

SOURCE_FOLDERS = ("course", "data", "docs", "exports", "macros", "overrides", "quizzes")

_KEPT_SETTINGS = 4

# The website, and the offline copy.
Kind = Literal["web", "offline"]


class KeptSite:
    """The last site that was built with some settings, kept under `folder`. Its sources are in `root`."""

    def __init__(self, folder: Path, root: Path, config: MkDocsConfig) -> None:
        self._settings = describe_settings(config, serving=False)
        self._folder = folder / self._settings[:8]
        self._root = root

    @cached_property
    def _fingerprint(self) -> str:
        """The fingerprint of everything that the site depends on, as it was when first needed."""
        return self._compute_fingerprint()

    def _compute_fingerprint(self) -> str:
        parts = [self._settings, compute_installed_version(), digest_folders(self._root, SOURCE_FOLDERS)]
        return hash_text("\0".join(parts)).hex()

    def is_current(self, kind: Kind) -> bool:
        """Whether what is kept is complete and exactly what a build would write."""
        try:
            expected = self._describe(kind)  # computed before anything is built
            described, lifetime = (self._folder / f"{kind}.txt").read_text(encoding="utf-8").split("\n")
            return described == expected and read_lifetime(lifetime).holds()
        except (OSError, ValueError, KeyError):
            return False

    def list_files(self, config: MkDocsConfig) -> Files:
        """The website, as files for MkDocs to copy."""
        folder = self._folder / "web"
        names = (path.relative_to(folder).as_posix() for path in list_files(folder))
        return Files([File.generated(config, name, abs_src_path=str(folder / name)) for name in names])

    def copy(self, kind: Kind, folder: Path) -> None:
        """Copy what is kept to `folder`, which is deleted first."""
        if folder.exists():
            shutil.rmtree(folder)
        shutil.copytree(self._folder / kind, folder)

    def keep(self, kind: Kind, folder: Path, lifetime: Lifetime) -> None:
        """Keep what has just been built in `folder`, for the days that it holds.

        If the disk can't be written, builds are just slower.
        """
        if self._compute_fingerprint() != self._fingerprint:
            return  # something was saved during the build
        note = self._folder / f"{kind}.txt"
        with suppress(OSError):
            note.unlink(missing_ok=True)
            shutil.rmtree(self._folder / kind, ignore_errors=True)
            shutil.copytree(folder, self._folder / kind)
            note.write_text(f"{self._describe(kind)}\n{lifetime.write()}", encoding="utf-8")
            self._let_go()

    def _let_go(self) -> None:
        """Delete the sites of the least recently used settings."""
        folders = sorted(self._folder.parent.iterdir(), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        for folder in folders[_KEPT_SETTINGS:]:
            shutil.rmtree(folder, ignore_errors=True)

    def _describe(self, kind: Kind) -> str:
        return f"{self._fingerprint} {digest_folders(self._folder, [kind])}"
