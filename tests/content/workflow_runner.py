"""Runs the jobs of a workflow of `.github/workflows/` here: its own commands, and something in place of its actions.

What stands for what:

- `actions/checkout`: a clean clone (tests/clean_clone.py);
- `actions/setup-python`: the Python and the packages of this run;
- `actions/cache`: nothing, so that every step starts cold;
- `actions/configure-pages`: the address that the test gives;
- `actions/upload-pages-artifact`: the folder that it would take, which must be one that GitHub Pages accepts;
- `actions/deploy-pages`: the test serves that folder.

A command in `RUN_ELSEWHERE` is not run, for the reason given there. An action or an expression that is not known here
fails, so that a step added to a workflow has to be thought about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from clean_clone import run_command
from minimal_course import REPOSITORY

WORKFLOWS = REPOSITORY / ".github/workflows"
RELEASE = (
    'gh release create "$GITHUB_REF_NAME" dist/* --verify-tag --title "$GITHUB_REF_NAME" --notes-file dist/LEEME.txt'
)
_INSTALL = "sudo apt-get update && sudo apt-get install --yes --no-install-recommends"
RUN_ELSEWHERE = {
    "bash .ci/run": "it is the run of these very tests",
    "python3 tasks.py sweep": "it takes an hour: tests/content/ has a sample of what it runs",
    'cat dist/barrido/cierres.tsv >> "$GITHUB_STEP_SUMMARY"': "it shows on the forge's page what `sweep` left",
    "python3 tasks.py lighthouse": "it takes minutes and npm: tests/test_lighthouse.py has what is asked of its scores",
    "python3 tasks.py export": "it takes minutes: tests/test_export.py runs it on small courses",
    f"{_INSTALL} libreoffice-impress-nogui fonts-liberation": "it installs a program of the system, with privileges",
    RELEASE: "it publishes: nothing here stands for a forge",
    "python3 tasks.py audit": "it asks the network: tests/test_audit.py has a registry of its own",
}
_NOTHING_TO_DO = ("actions/checkout", "actions/setup-python", "actions/cache")
_EXPRESSION = re.compile(r"\$\{\{\s*([\w.-]+)\s*\}\}")


@dataclass
class Run:
    """What a job did: the commands that ran, what they printed, and the folder that it handed over, if any."""

    commands: list[str] = field(default_factory=list)
    printed: str = ""
    artifact: Path | None = None


def load_workflow(name: str) -> dict[str, Any]:
    return yaml.safe_load((WORKFLOWS / name).read_text(encoding="utf-8"))


def run_job(job: Mapping[str, Any], folder: Path, context: Mapping[str, str], **variables: str) -> Run:
    """Run a job's steps in the clone `folder`.

    `context` has the value of each expression (`github.repository`); `variables` are added to the environment.
    """
    run, known = Run(), dict(context)
    for step in job["steps"]:
        action = step.get("uses", "").partition("@")[0]
        if action == "actions/configure-pages":
            known[f"steps.{step['id']}.outputs.base_url"] = context["pages.base_url"]
        elif action == "actions/upload-pages-artifact":
            run.artifact = folder / fill(step["with"]["path"], known)
        elif action:
            assert action in _NOTHING_TO_DO, f"{action} no tiene sustituto en {Path(__file__).name}"
        elif step["run"] not in RUN_ELSEWHERE:
            command = fill(step["run"], known)
            given = {name: fill(value, known) for name, value in step.get("env", {}).items()}
            run.printed += run_command(folder, command, CI="true", **variables, **given)
            run.commands.append(command)
    return run


def fill(text: str, context: Mapping[str, str]) -> str:
    """Put the values of a workflow's expressions in their places."""
    filled = _EXPRESSION.sub(lambda match: context[match[1]], text)
    assert "${{" not in filled, filled
    return filled


def list_refused_files(artifact: Path) -> list[Path]:
    """The files that GitHub Pages would refuse or lose: links, and what only its owner may read."""
    return [path for path in artifact.rglob("*") if path.is_symlink() or not path.stat().st_mode & 0o004]
