"""Compile `pyproject.toml` into the locked requirement files, one per purpose.

One file serves every platform and every supported Python (`--universal`), each line has hashes, and no file names a
registry: pip and uv use the one that the machine is configured for. Locked versions don't change unless the arguments
say so (`python3 tasks.py lock --upgrade`).

`requirements/platforms.json` says for which systems each package is published as a wheel (only wheels are installed:
what has to be built would ask the registry for a compiler's worth of packages that nobody has locked), and what is
missing in each system and Python. `tasks.py` reads it before it installs.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms
from packaging.utils import canonicalize_name, parse_wheel_filename

from tasks import read_minimum_python
from tooling.installation import read_locked

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = ROOT / "requirements"
PLATFORMS = REQUIREMENTS / "platforms.json"

_MINIMUM_PYTHON = read_minimum_python()
# With the patch number that uv needs to fork on python_full_version.
OLDEST_PYTHON = "{}.{}.0".format(*_MINIMUM_PYTHON)
SOURCE_OPTIONS = ["--universal", f"--python-version={OLDEST_PYTHON}", "--no-config", "--no-header", "--quiet"]
OPTIONS = [
    *SOURCE_OPTIONS,
    "--generate-hashes",
    # A pip before 23.3 takes a package with an extra for another one, and asks the registry for its newest version.
    "--no-strip-extras",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-annotate",
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
# Every Python that has come out since the oldest one.
PYTHONS = tuple(f"3.{minor}" for minor in range(_MINIMUM_PYTHON[1], 16))
_GLIBC = 36  # of Debian 12, the oldest Linux that the project is tried on
_MACOS = 15  # the oldest one that Apple mends
HEADER = "# Hecho por «python3 tasks.py lock» a partir de pyproject.toml: no se edita a mano.\n"


@dataclass(frozen=True)
class System:
    """A system to install on: the variables of its markers (PEP 508) and the platforms of its wheels (PEP 425)."""

    sys_platform: str
    platform_system: str
    platform_machine: str
    os_name: str
    platforms: tuple[str, ...]

    def describe(self, python: str) -> dict[str, str]:
        """The variables of markers in this system with a version of CPython, such as `3.11`."""
        return {
            **{name: str(value) for name, value in default_environment().items()},
            "sys_platform": self.sys_platform,
            "platform_system": self.platform_system,
            "platform_machine": self.platform_machine,
            "os_name": self.os_name,
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
            "python_version": python,
            "python_full_version": f"{python}.9",
        }

    def list_tags(self, python: str) -> frozenset[Tag]:
        """The tags of the wheels that a version of CPython installs in this system."""
        version = tuple(map(int, python.split(".")))
        interpreter = f"cp{python.replace('.', '')}"
        return frozenset(
            [*cpython_tags(version, platforms=self.platforms), *compatible_tags(version, interpreter, self.platforms)]
        )


def _list_manylinux(machine: str) -> tuple[str, ...]:
    """The platforms of a Linux with glibc (PEP 600)."""
    numbered = [f"manylinux_2_{minor}_{machine}" for minor in range(_GLIBC, 4, -1)]
    return (*numbered, *(f"{old}_{machine}" for old in ("manylinux2014", "manylinux2010", "manylinux1", "linux")))


# By the name that `tasks.find_system` gives them.
SYSTEMS = {
    "linux-x86_64": System("linux", "Linux", "x86_64", "posix", _list_manylinux("x86_64")),
    "linux-aarch64": System("linux", "Linux", "aarch64", "posix", _list_manylinux("aarch64")),
    "macosx-arm64": System("darwin", "Darwin", "arm64", "posix", tuple(mac_platforms((_MACOS, 0), "arm64"))),
    "macosx-x86_64": System("darwin", "Darwin", "x86_64", "posix", tuple(mac_platforms((_MACOS, 0), "x86_64"))),
    "win-amd64": System("win32", "Windows", "AMD64", "nt", ("win_amd64",)),
    "win-arm64": System("win32", "Windows", "ARM64", "nt", ("win_arm64",)),
}
CELLS = [(name, python) for name in SYSTEMS for python in PYTHONS]


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


def ask_wheels(requirements: Iterable[Requirement]) -> dict[str, list[str]]:
    """By `name==version`, the file names of the wheels that the registry has of what is locked.

    uv tells them in a lock of its own (PEP 751), which holds addresses and isn't kept. Raises CalledProcessError, with
    uv's messages on the terminal.
    """
    command = [sys.executable, "-m", "uv", "pip", "compile", "-", *SOURCE_OPTIONS, "--no-deps", "--format=pylock.toml"]
    lines = "\n".join(sorted({str(one) for one in requirements}))
    told = subprocess.run(command, input=lines, text=True, stdout=subprocess.PIPE, cwd=ROOT, check=True).stdout
    return {
        f"{canonicalize_name(package['name'])}=={package['version']}": [
            wheel["url"].rpartition("/")[2] for wheel in package.get("wheels", ())
        ]
        for package in tomllib.loads(told)["packages"]
    }


def choose_wheels(wheels: Mapping[str, list[str]]) -> dict[str, str]:
    """By `name==version`, the tags of the wheels that some system installs, unless there is one for all of them."""
    tags = {cell: SYSTEMS[cell[0]].list_tags(cell[1]) for cell in CELLS}
    every = frozenset.intersection(*tags.values())
    used = frozenset.union(*tags.values())
    chosen = {}
    for pin, names in wheels.items():
        parsed = {"-".join(name.removesuffix(".whl").split("-")[-3:]): parse_wheel_filename(name)[3] for name in names}
        if not any(one & every for one in parsed.values()):
            chosen[pin] = " ".join(sorted(written for written, one in parsed.items() if one & used))
    return dict(sorted(chosen.items()))


def find_missing(
    locked: Mapping[str, Iterable[Requirement]], wheels: Mapping[str, str]
) -> dict[str, dict[str, dict[str, list[str]]]]:
    """What can't be installed: by system, Python and file, the packages that have no wheel there."""
    missing: dict[str, dict[str, dict[str, list[str]]]] = defaultdict(lambda: defaultdict(dict))
    for system, python in CELLS:
        environment, tags = SYSTEMS[system].describe(python), SYSTEMS[system].list_tags(python)
        for name, requirements in locked.items():
            asked = [one for one in requirements if one.marker is None or one.marker.evaluate(environment)]
            if lacking := sorted(one.name for one in asked if not has_wheel(one, tags, wheels)):
                missing[system][python][name] = lacking
    return missing


def has_wheel(requirement: Requirement, tags: frozenset[Tag], wheels: Mapping[str, str]) -> bool:
    """Whether there is a wheel with one of these tags for a pin. `wheels` are those of `choose_wheels`."""
    pin = f"{canonicalize_name(requirement.name)}{requirement.specifier}"
    return pin not in wheels or any(parse_wheel_filename(f"x-1-{one}.whl")[3] & tags for one in wheels[pin].split())


def write_platforms() -> None:
    """Write `requirements/platforms.json` from the locked files and what the registry has of them."""
    locked = {path.stem: read_locked(path) for path in sorted(REQUIREMENTS.glob("*.txt"))}
    wheels = choose_wheels(ask_wheels(one for requirements in locked.values() for one in requirements))
    told = {"pythons": PYTHONS, "missing": find_missing(locked, wheels), "wheels": wheels}
    PLATFORMS.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8", newline="\n")


def main(extra_arguments: list[str]) -> int:
    for name, dependencies in load_dependencies(ROOT / "pyproject.toml").items():
        print(f"Fijando las versiones de requirements/{name}.txt", flush=True)
        if not build_lock(name, dependencies, extra_arguments):
            print(f"No se ha podido resolver requirements/{name}.txt: lo que dice uv está justo encima.")
            return 1
    print(f"Apuntando en requirements/{PLATFORMS.name} para qué sistemas hay de cada paquete", flush=True)
    try:
        write_platforms()
    except subprocess.CalledProcessError:
        print("No se ha podido preguntar al registro qué hay para cada sistema: lo que dice uv está justo encima.")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
