"""Check the browser code: its style (oxlint) and its JSDoc types (Deno's TypeScript).

Deno is only used as a checker: the site doesn't run on it. Both are configured in `tooling/browser_code/`.
"""

from __future__ import annotations

import os
from pathlib import Path

from tooling.linter_program import run_linter

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = "docs/assets/js"
ADAPTER = "exports/scorm/adapter"
RUN_TIME = "tests/scorm/run_time"  # which plays the packages in the tests
SETTINGS = ROOT / "tooling/browser_code"

_CHECK = ("deno", "check", "--quiet", "--no-remote", "--no-npm", "--no-lock", "--config")


def find_faults(root: Path = ROOT) -> str:
    """The output of the tools on the browser code of the project at `root`; empty if they find nothing."""
    scripts, others = root / SCRIPTS, (root / ADAPTER, root / RUN_TIME)
    entries, core = sorted(scripts.glob("*.js")), sorted(scripts.glob("core/*.js"))
    core += [module for folder in others for module in sorted(folder.glob("*.js"))]
    commands: list[tuple[str | Path, ...]] = [
        ("oxlint", "--deny-warnings", "--config", SETTINGS / "oxlint.json", scripts, *others),
        (*_CHECK, SETTINGS / "pages.json", *entries),
        (*_CHECK, SETTINGS / "core.json", *core),
    ]
    environment = {**os.environ, "NO_COLOR": "1", "DENO_NO_UPDATE_CHECK": "1"}
    return "\n".join(filter(None, (run_linter(command, environment) for command in commands)))


def main() -> int:
    faults = find_faults()
    if faults:
        print(faults)
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
