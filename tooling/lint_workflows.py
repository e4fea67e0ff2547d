"""Check the workflows in `.github/workflows/`: their shape (check-jsonschema) and what makes them unsafe (zizmor).

Both work without network: check-jsonschema carries the schema of GitHub's workflows, and zizmor is kept offline. What
the steps do is proved elsewhere: a test runs them (tests/content/test_workflow.py).
"""

from __future__ import annotations

import os
from pathlib import Path

from tooling.linter_program import run_linter

ROOT = Path(__file__).resolve().parents[1]
WORKFLOWS = ".github/workflows"
# The strictest of zizmor's three sets of rules: it also asks for a reason beside each permission.
_SAFETY = ("zizmor", "--offline", "--no-config", "--persona=auditor", "--no-progress", "--color=never", "--quiet")
_SHAPE = ("check-jsonschema", "--builtin-schema", "vendor.github-workflows", "--color", "never")


def find_faults(root: Path = ROOT) -> str:
    """The output of the tools on the workflows of the project at `root`; empty if they find nothing."""
    workflows = sorted((root / WORKFLOWS).glob("*.yml"))
    environment = {name: value for name, value in os.environ.items() if name not in ("GH_TOKEN", "GITHUB_TOKEN")}
    commands: tuple[tuple[str | Path, ...], ...] = ((*_SHAPE, *workflows), (*_SAFETY, *workflows))
    return "\n".join(filter(None, (run_linter(command, environment) for command in commands)))


def main() -> int:
    faults = find_faults()
    if faults:
        print(faults)
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
