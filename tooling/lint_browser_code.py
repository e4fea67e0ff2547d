"""Check the browser code: its style (oxlint) and its JSDoc types (Deno's TypeScript).

Deno is only used as a checker: the site doesn't run on it. Both are configured in `tooling/browser_code/`.
"""

from __future__ import annotations

import os
import subprocess
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = "docs/assets/js"
SETTINGS = ROOT / "tooling/browser_code"

_CHECK = ("deno", "check", "--quiet", "--no-remote", "--no-npm", "--no-lock", "--config")


def find_faults(root: Path = ROOT) -> str:
    """The output of the tools on the browser code of the project at `root`; empty if they find nothing."""
    scripts = root / SCRIPTS
    entries, core = sorted(scripts.glob("*.js")), sorted(scripts.glob("core/*.js"))
    commands: list[tuple[str | Path, ...]] = [
        ("oxlint", "--deny-warnings", "--config", SETTINGS / "oxlint.json", scripts),
        (*_CHECK, SETTINGS / "pages.json", *entries),
        (*_CHECK, SETTINGS / "core.json", *core),
    ]
    return "\n".join(filter(None, map(_run, commands)))


def _run(command: tuple[str | Path, ...]) -> str:
    """The output of a tool of this environment if it finds something."""
    program, *arguments = command
    path = Path(sysconfig.get_path("scripts")) / str(program)
    environment = {**os.environ, "NO_COLOR": "1", "DENO_NO_UPDATE_CHECK": "1"}
    done = subprocess.run([path, *arguments], env=environment, capture_output=True, encoding="utf-8", check=False)
    return done.stdout + done.stderr if done.returncode else ""


def main() -> int:
    faults = find_faults()
    if faults:
        print(faults)
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
