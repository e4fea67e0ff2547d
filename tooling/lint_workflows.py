"""Check the workflows in `.github/workflows/`: their shape (check-jsonschema) and what makes them unsafe (zizmor).

Both work without network: check-jsonschema carries the schema of GitHub's workflows, and zizmor is kept offline. What
the steps do is proved elsewhere: a test runs them (tests/content/test_workflow.py).
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORKFLOWS = ".github/workflows"
# The strictest of zizmor's three sets of rules: it also asks for a reason beside each permission.
_SAFETY = ("--offline", "--no-config", "--persona=auditor", "--no-progress", "--color=never", "--quiet")
_SHAPE = ("-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", "--color", "never")


def find_faults(root: Path = ROOT) -> str:
    """The output of the tools on the workflows of the project at `root`; empty if they find nothing."""
    workflows = sorted((root / WORKFLOWS).glob("*.yml"))
    zizmor = Path(sysconfig.get_path("scripts")) / "zizmor"
    commands: list[list[str | Path]] = [[sys.executable, *_SHAPE, *workflows], [zizmor, *_SAFETY, *workflows]]
    return "\n".join(filter(None, map(_run, commands)))


def _run(command: list[str | Path]) -> str:
    """The output of a tool if it finds something."""
    environment = {name: value for name, value in os.environ.items() if name not in ("GH_TOKEN", "GITHUB_TOKEN")}
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    return done.stdout + done.stderr if done.returncode else ""


def main() -> int:
    faults = find_faults()
    if faults:
        print(faults)
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
