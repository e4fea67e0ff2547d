"""The check of what builds the site around the course: `mkdocs.yml` and the templates.

What doesn't change is not checked again; MkDocs is imported only for settings that are new.
"""

from __future__ import annotations

import os
from pathlib import Path

from course.findings import Finding
from course.runtime.memory import compute_installed_version, digest_folders, remembered

_VARIABLES = ("SITE_URL", "REPO_URL")  # that `mkdocs.yml` reads
_FOLDERS = ("course", "exports", "macros", "overrides")


def check_shell(root: Path) -> list[Finding]:
    """What is wrong in the settings and the templates of the project in `root`."""
    path = root / "mkdocs.yml"
    settings = path.read_bytes().hex() if path.is_file() else ""
    variables = repr([os.environ.get(name) for name in _VARIABLES])
    return _check(str(root), settings, variables, compute_installed_version(), digest_folders(root, _FOLDERS))


@remembered
def _check(root: str, settings: str, variables: str, versions: str, contents: str) -> list[Finding]:
    """Only `root` is used: the others are all that the result depends on."""
    from mkdocs.config import load_config

    from macros.settings_faults import load_settings
    from macros.template_faults import check_templates

    path = Path(root) / "mkdocs.yml"
    return [*load_settings(load_config, path, str(path))[1], *check_templates(Path(root))]
