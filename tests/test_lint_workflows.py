"""tooling/lint_workflows.py: the workflows are clean, and faults would be reported."""

from __future__ import annotations

import shutil
import sysconfig
from pathlib import Path

import pytest

from tooling.lint_workflows import ROOT, WORKFLOWS, find_faults

pytestmark = pytest.mark.skipif(
    not all(shutil.which(name, path=sysconfig.get_path("scripts")) for name in ("zizmor", "check-jsonschema")),
    reason="los revisores del código no están instalados: `python3 tasks.py lint` los instala",
)

# What is replaced in the workflow, with what, and a word of what is reported.
FAULTS = [
    ("runs-on: ubuntu-latest", "run-on: ubuntu-latest", "run-on"),
    ("permissions: {}", "permissions: write-all", "excessive-permissions"),
    ("actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1", "actions/checkout@v7", "unpinned-uses"),
    ("persist-credentials: false", "persist-credentials: true", "artipacked"),
    ("run: bash .ci/run", "run: echo ${{ github.event.pull_request.title }}", "template-injection"),
]


def test_the_workflows_are_clean() -> None:
    assert find_faults() == ""


@pytest.mark.parametrize(("old", "new", "told"), FAULTS)
def test_every_fault_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    shutil.copytree(ROOT / WORKFLOWS, tmp_path / WORKFLOWS)
    path = tmp_path / WORKFLOWS / "site.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert told in find_faults(tmp_path)
