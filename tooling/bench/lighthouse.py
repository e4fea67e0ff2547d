"""Lighthouse, run by npm on a served site. npm downloads it on demand; it is not part of the project."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

PACKAGE = "lighthouse@13.5.0"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update"
    " --disable-sync"
)


def run_lighthouse(url: str, chrome: Path) -> dict[str, int]:
    """Scores from 0 to 100 by category, with Lighthouse's own mobile profile. Raises RuntimeError if it can't run."""
    npm = shutil.which("npm")
    if npm is None:
        raise RuntimeError("para medir con Lighthouse hace falta npm")
    command = [
        npm,
        "exec",
        "--yes",
        "--package",
        PACKAGE,
        "--",
        "lighthouse",
        url,
        "--output=json",
        "--quiet",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={_FLAGS}",
    ]
    result = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "CHROME_PATH": str(chrome)}
    )
    if result.returncode:
        raise RuntimeError(f"Lighthouse no ha podido medir {url}: {result.stderr.strip().splitlines()[-1:]}")
    categories = json.loads(result.stdout)["categories"]
    return {name: round(categories[name]["score"] * 100) for name in CATEGORIES}
