"""Builds the tiny course of `tests/fixtures/tiny-quiz` with the questions and settings that a test wants."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from minimal_course import MINIMAL
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parent.parent
FIXTURE = ROOT / "tests" / "fixtures" / "tiny-quiz"


def load_tiny_questions() -> list[dict]:
    """The fixture's questions as plain data, to be changed freely."""
    return YAML(typ="safe").load(FIXTURE / "quizzes" / "tema-1.yml")["questions"]


def lay_out_tiny_quiz(source: Path) -> None:
    """Copy the fixture, the small course's colours and the browser code that it needs into `source`, a new folder."""
    shutil.copytree(FIXTURE, source)
    shutil.copytree(ROOT / "docs" / "assets", source / "docs" / "assets")
    shutil.copy(MINIMAL / "data" / "palette.yml", source)


def build_tiny_quiz(folder: Path, questions: list[dict] | None = None, **settings: object) -> Path:
    """Build a copy of the fixture inside `folder` with the real MkDocs, strictly. Returns the site's folder.

    `questions` replaces the fixture's; `settings` replaces top-level keys of its mkdocs.yml (`theme` is merged).
    """
    source = folder / "source"
    if not source.exists():
        lay_out_tiny_quiz(source)
    yaml = YAML(typ="safe")
    if questions is not None:
        yaml.dump({"tema": 1, "questions": questions}, source / "quizzes" / "tema-1.yml")
    config = yaml.load(FIXTURE / "mkdocs.yml")
    config["theme"] |= settings.pop("theme", {})
    yaml.dump(config | settings, source / "mkdocs.yml")
    site = folder / "site"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(source)]), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(site)]
    done = subprocess.run(command, cwd=source, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return site
