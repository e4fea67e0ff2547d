"""The course published as the workflow does it, in a clone that has little in common with the working tree."""

from __future__ import annotations

import shlex
import sys
import zipfile
from pathlib import Path

from clean_clone import clone, make_origin
from work_counts import NOTES, WorkLog
from workflow_runner import load_workflow, run_job

# Where the course is published in the tests: under a project's sub-path, as on GitHub Pages.
SITE_URL = "https://example.org/curso/"
REPO_URL = "https://example.org/ayuntamiento/curso"
CONTEXT = {
    "pages.base_url": SITE_URL.removesuffix("/"),
    "github.server_url": "https://example.org",
    "github.repository": "ayuntamiento/curso",
}
# The other end of the world, in an old locale, with sets in another order.
SURROUNDINGS = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "7"}


def publish(folder: Path) -> Path:
    """Run the job that builds the site, in a clone inside `folder`. Returns the folder that it hands over."""
    (folder / "origin").mkdir(parents=True)
    # What Git for Windows sets by default.
    made = clone(make_origin(folder / "origin"), folder / "Atención en un año ñandú", "core.autocrlf=true")
    _let_be_noted(made)
    variables = SURROUNDINGS | open_work_log(made).variables
    run = run_job(load_workflow("site.yml")["jobs"]["build"], made, CONTEXT, **variables)
    assert "WARNING" not in run.printed, run.printed
    assert run.artifact is not None
    return run.artifact


def open_work_log(made: Path, *calls: Path) -> WorkLog:
    """Where what is done in the clone is noted; at first, what publishing did."""
    return WorkLog(made.with_name("work.log"), made, *calls)


def _let_be_noted(made: Path) -> None:
    """Have what `tasks.py` runs in the clone note its work: it drops the variable that does it elsewhere."""
    programs = made / ".venv/bin"
    programs.unlink()  # a link to those of this run
    programs.mkdir()
    python = programs / "python"
    notes, own = shlex.quote(str(NOTES)), shlex.quote(sys.executable)
    python.write_text(f'#!/bin/sh\nPYTHONPATH={notes} exec {own} "$@"\n', encoding="utf-8", newline="\n")
    python.chmod(0o755)


def unpack_offline_copy(site: Path, folder: Path) -> Path:
    """Unpack into `folder` the ZIP that a site offers for reading offline. Returns the folder of the copy in it."""
    (packed,) = site.glob("descargas/*-sin-conexion.zip")
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(folder)
    (copy,) = folder.iterdir()
    return copy
