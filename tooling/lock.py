"""Compile `pyproject.toml` into the locked requirement files, one per purpose.

One file serves every platform and every supported Python (`--universal`), each line has hashes, and no file names a
registry: pip and uv use the one that the machine is configured for. Locked versions don't change unless the arguments
say so (`python3 tasks.py lock --upgrade`).
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = ROOT / "requirements"

# The lowest Python of `requires-python`, with the patch number that uv needs to fork on python_full_version.
OLDEST_PYTHON = "3.11.0"
OPTIONS = [
    "--universal",
    f"--python-version={OLDEST_PYTHON}",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-annotate",
    "--no-header",
    "--no-config",
    "--quiet",
]
# The files that each one is installed together with.
INSTALLED_WITH = {
    "check": ["site"],
    "exports": ["site", "check"],
    "test": ["site", "check", "exports"],
    "mutation": ["site", "check", "exports", "test"],
    "lint": ["site", "check", "exports", "test", "mutation"],
    "properdocs": ["site"],
    "lock": ["site", "check"],
}
HEADER = "# Hecho por «python3 tasks.py lock» a partir de pyproject.toml: no se edita a mano.\n"


def load_dependencies(pyproject: Path) -> dict[str, list[str]]:
    """Return the direct dependencies of each locked file, by the file's name without extension."""
    project = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    return {
        "site": project["dependencies"],
        "check": extras["check"],
        "exports": extras["exports"],
        "test": extras["test"],
        "mutation": extras["mutation"],
        "lint": extras["lint"],
        "properdocs": extras["successor"],
        "lock": extras["tooling"],
    }


def build_lock(name: str, dependencies: list[str], extra_arguments: list[str]) -> bool:
    """Write `requirements/<name>.txt`. Return False, with uv's messages on the terminal, if there is no solution."""
    target = REQUIREMENTS / f"{name}.txt"
    command = [sys.executable, "-m", "uv", "pip", "compile", "-", *OPTIONS, f"--output-file={target}", *extra_arguments]
    for other in INSTALLED_WITH.get(name, ()):
        # Packages in both files must have the same version.
        command.append(f"--constraints={REQUIREMENTS / other}.txt")
    result = subprocess.run(command, input="\n".join(dependencies), text=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    if result.returncode != 0:
        return False
    target.write_text(HEADER + target.read_text(encoding="utf-8"), encoding="utf-8", newline="\n")
    return True


def main(extra_arguments: list[str]) -> int:
    for name, dependencies in load_dependencies(ROOT / "pyproject.toml").items():
        print(f"Fijando las versiones de requirements/{name}.txt", flush=True)
        if not build_lock(name, dependencies, extra_arguments):
            print(f"No se ha podido resolver requirements/{name}.txt: lo que dice uv está justo encima.")
            return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
