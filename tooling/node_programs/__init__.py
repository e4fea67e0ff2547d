"""The programs of npm that judge or play the exports in the tests, of locked versions.

`find_node_programs()` only looks and is what tests call; `provide_node_programs()`, which `python3 tasks.py test` runs
first, also has npm install them in `.cache/`. `package.json` says which ones, and `package-lock.json`, with hashes and
without the addresses of any registry, what each of them needs:

    npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from tooling.browser import is_browser_required as is_required

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
_LOCK = "package-lock.json"
_INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent")


def find_node_programs() -> Path | None:
    """The folder `node_modules` with the locked programs; None if they are not installed."""
    modules = _get_place() / "node_modules"
    return modules if _get_stamp().is_file() and shutil.which("node") else None


def _get_place() -> Path:
    digest = hashlib.sha256((FOLDER / _LOCK).read_bytes()).hexdigest()[:12]
    return ROOT / ".cache/node-programs" / digest


def _get_stamp() -> Path:
    """Written once everything is installed."""
    return _get_place() / "instalado"


def provide_node_programs() -> Path | None:
    """As `find_node_programs`, after trying to install what is missing."""
    npm = shutil.which("npm")
    if find_node_programs() is None and npm is not None:
        place = _get_place()
        place.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", _LOCK):
            shutil.copy(FOLDER / name, place)
        print("Faltan los programas que juzgan las exportaciones: los pido a npm", flush=True)
        # Ace's browser is the one of the browser tests.
        environment = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"}
        done = subprocess.run([npm, *_INSTALL, "--prefix", str(place)], env=environment, check=False)
        if done.returncode == 0:
            _get_stamp().touch()
    return find_node_programs()


def main() -> int:
    modules = provide_node_programs()
    if modules is not None:
        print(f"Programas de npm para las pruebas: {modules}")
        return 0
    print("No están los programas de npm que juzgan las exportaciones: hacen falta Node.js y npm.")
    if is_required():
        print("Con CI=true esas pruebas son obligatorias: la tarea termina aquí.")
        return 1
    print("Las pruebas que los usan se omiten.")
    return 0
