"""Installing what is locked: with every pip that a supported Python brings, on any day, for any system.

Nothing is asked of the real registry, but four versions of pip, once. What is locked is published in a registry made up
for the tests, where every package also has a newer version, as it will on some day to come. A wheel there has the real
metadata and nothing else, so that copies of the locked files with its hashes stand for the real ones.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest
from filelock import FileLock
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version
from wheel_index import hash_file, list_asked, serve_index, write_wheel

import tasks
from tooling import lock
from tooling.browser import is_browser_required
from tooling.installation import Package, find_lacks, read_installed, read_locked

ROOT = Path(__file__).resolve().parents[1]
LOCKED = {path.stem: read_locked(path) for path in sorted((ROOT / "requirements").glob("*.txt"))}
PLATFORMS = json.loads(lock.PLATFORMS.read_text(encoding="utf-8"))
HERE = {name: str(value) for name, value in default_environment().items()}
# What each task installs, and what a test does in an environment of its own.
COMBINATIONS = sorted({("properdocs",), *(tuple(names) for _, names, _ in tasks.TASKS.values())})
# Those that are not within another: nothing is resolved, so what is installed of a file depends on no other file.
WIDEST = [names for names in COMBINATIONS if not any(set(names) < set(others) for others in COMBINATIONS)]
# Python 3.11.0 brings the first, Debian 12 the second, Python 3.11.5 to 3.12.1 the third; and the newest of today
# (every night, the newest of that day: tests/sweep_registry.py).
PIPS = {
    "22.3.1": "908c78e6bc29b676ede1c4d57981d490cb892eb45cd8c214ab6298125119e077",
    "23.0.1": "236bcb61156d76c4b8a05821b988c7b8c35bf0da28a4b614e8d6ab5212c25c6f",
    "23.2.1": "7ccf472345f20d35bdc9d1841ff5f313260c2c33fe417f48c30ac46cccabf5be",
    "26.3": "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13",
}
NEWEST = "26.3"
# The first that runs on Python 3.12: older ones use what it has taken away.
_FIRST_ON_312 = Version("23.2.1")


class Registry(NamedTuple):
    """A made-up registry, and the folder of the locked files with its hashes."""

    address: str
    requirements: Path


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Registry]:
    """What is locked, each in its version and in a newer one. Every wheel can be installed in any system."""
    folder, copies = tmp_path_factory.mktemp("registro"), tmp_path_factory.mktemp("requirements")
    hashes = {}
    for pin in {(canonicalize_name(one.name), get_version(one)) for each in LOCKED.values() for one in each}:
        name, version = pin
        hashes[pin] = hash_file(write_wheel(folder, name, version, metadata=read_metadata(name)))
        write_wheel(folder, name, f"{Version(version).major + 1}.0", metadata=read_metadata(name))
    for name, requirements in LOCKED.items():
        write_copy(copies / f"{name}.txt", requirements, hashes)
    with serve_index(folder) as address:
        yield Registry(address, copies)


def get_version(pinned: Requirement) -> str:
    return next(iter(pinned.specifier)).version


def read_metadata(name: str) -> list[str]:
    try:
        return list_asked(name)
    except PackageNotFoundError:  # it is for another system or another Python
        return []


def write_copy(path: Path, requirements: Iterable[Requirement], hashes: dict[tuple[str, str], str]) -> None:
    lines = (f"{one} --hash=sha256:{hashes[canonicalize_name(one.name), get_version(one)]}" for one in requirements)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def fetch_pip(version: str) -> Path:
    """A version of pip as a folder that Python runs, from the real registry and kept in `.cache/`."""
    if sys.version_info >= (3, 12) and Version(version) < _FIRST_ON_312:
        pytest.skip(f"pip {version} no funciona con Python 3.12 o posterior")
    kept = ROOT / ".cache" / "pips"
    kept.mkdir(parents=True, exist_ok=True)
    folder = kept / version
    with FileLock(kept / "pips.lock"):
        if not folder.is_dir():
            line = kept / f"{version}.txt"
            line.write_text(f"pip=={version} --hash=sha256:{PIPS[version]}\n", encoding="utf-8")
            options = ("--quiet", "--no-deps", "--require-hashes", "-d", str(kept), "-r", str(line))
            done = subprocess.run([sys.executable, "-m", "pip", "download", *options], capture_output=True, text=True)
            if done.returncode != 0 and not is_browser_required():
                pytest.skip(f"no se ha podido traer pip {version}")
            assert done.returncode == 0, done.stderr
            # Not run as the wheel that it is: from there, Python would compile all of it again each time.
            with zipfile.ZipFile(kept / f"pip-{version}-py3-none-any.whl") as wheel:
                wheel.extractall(kept / f"{version}.partial")
            (kept / f"{version}.partial").rename(folder)
    return folder / "pip"


def run_pip(program: Path | str, registry: Registry, names: Iterable[str], *options: str) -> tuple[int, str]:
    """Run pip dry against the made-up registry, as on a machine without settings; its exit code and what it says."""
    files = (f"-r{registry.requirements / name}.txt" for name in names)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))}
    done = subprocess.run(
        [sys.executable, "-I", str(program), *options, "--dry-run", "--ignore-installed", *files],
        env={**kept, "PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": registry.address, "PIP_NO_CACHE_DIR": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def list_pins(names: Iterable[str], environment: dict[str, str]) -> set[tuple[str, str]]:
    """The name and version of what some files lock for an environment."""
    return {
        (canonicalize_name(one.name), get_version(one))
        for name in names
        for one in LOCKED[name]
        if one.marker is None or one.marker.evaluate(environment)
    }


def read_dry_run(said: str) -> set[tuple[str, str]]:
    (line,) = re.findall(r"^Would install (.*)$", said, flags=re.MULTILINE)
    pairs = (each.rpartition("-") for each in line.split())
    return {(canonicalize_name(name), version) for name, _, version in pairs}


@pytest.mark.parametrize(
    ("names", "version"),
    [*product(WIDEST, PIPS), *((names, NEWEST) for names in COMBINATIONS if names not in WIDEST)],
    ids=lambda value: value if isinstance(value, str) else "+".join(value),
)
def test_what_a_task_installs_tomorrow_is_what_is_locked(
    registry: Registry, names: tuple[str, ...], version: str
) -> None:
    """Although the registry has a newer version of everything."""
    code, said = run_pip(fetch_pip(version), registry, names, *tasks.PIP_INSTALL)
    assert code == 0, said
    assert read_dry_run(said) == list_pins(names, HERE)


def test_a_pip_that_resolves_takes_an_extra_for_another_package(registry: Registry, tmp_path: Path) -> None:
    """What those runs are for: on 2 December 2026 the same file installed with a new pip and not with an old one."""
    hashes = {}
    for name in LOCKED:
        for line in (registry.requirements / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            pinned, _, digest = line.partition(" --hash=sha256:")
            one = Requirement(pinned)
            hashes[canonicalize_name(one.name), get_version(one)] = digest
    locked = [one for name in ("site", "check", "exports", "test", "mutation") for one in LOCKED[name]]
    assert any(one.extras for one in locked)
    for one in locked:
        one.extras = set()
    write_copy(tmp_path / "stripped.txt", {str(one): one for one in locked}.values(), hashes)
    stripped = Registry(registry.address, tmp_path)
    code, said = run_pip(fetch_pip("23.2.1"), stripped, ["stripped"], *tasks.PIP_INSTALL)
    assert code == 0, said  # as nothing is resolved
    resolving = [option for option in tasks.PIP_INSTALL if option != "--no-deps"]
    code, said = run_pip(fetch_pip("23.2.1"), stripped, ["stripped"], *resolving)
    assert code != 0 and "In --require-hashes mode, all requirements must have their versions pinned" in said
    assert "requirements/ no está completo" in tasks.explain_fault(said, code)
    assert run_pip(fetch_pip(NEWEST), stripped, ["stripped"], *resolving)[0] == 0


@pytest.mark.parametrize("system", lock.SYSTEMS)
def test_what_is_published_for_a_system_is_what_the_table_says(system: str, tmp_path: Path) -> None:
    """By pip's own reading of the names of the wheels: all that the table doesn't miss is found, what it misses not.

    Only what isn't published as one wheel for every system.
    """
    for python in (lock.PYTHONS[0], lock.PYTHONS[-1]):
        folder = tmp_path / python
        folder.mkdir()
        pins = list_pins(LOCKED, lock.SYSTEMS[system].describe(python))
        wheels = {pin: PLATFORMS["wheels"].get("==".join(pin)) for pin in sorted(pins)}
        missing = {name for names in PLATFORMS["missing"].get(system, {}).get(python, {}).values() for name in names}
        hashes = {}
        for (name, version), tags in wheels.items():
            made = [write_wheel(folder, name, version, tag=tag) for tag in (tags or "").split()]
            hashes[name, version] = " --hash=sha256:".join(map(hash_file, made))
        found = {pin for pin, tags in wheels.items() if tags and pin[0] not in missing}
        write_copy(folder / "found.txt", [Requirement("==".join(pin)) for pin in found], hashes)
        for name, version in pins:
            if name in missing:
                write_copy(folder / f"{name}.txt", [Requirement(f"{name}=={version}")], hashes)
        of_system = [f"--platform={platform}" for platform in lock.SYSTEMS[system].platforms]
        options = [*tasks.PIP_INSTALL, *of_system, f"--python-version={python}", f"--target={tmp_path / 'target'}"]
        with serve_index(folder) as address:
            here = Registry(address, folder)
            code, said = run_pip(fetch_pip(NEWEST), here, ["found"], *options)
            assert code == 0, said
            assert read_dry_run(said) == found
            for name in missing:
                code, said = run_pip(fetch_pip(NEWEST), here, [name], *options)
                assert code != 0 and "No matching distribution found" in said, name


def test_the_table_of_systems_is_of_what_is_locked() -> None:
    wheels = PLATFORMS["wheels"]
    assert PLATFORMS["pythons"] == list(lock.PYTHONS)
    assert PLATFORMS["missing"] == lock.find_missing(LOCKED, wheels)
    pins = {f"{canonicalize_name(one.name)}{one.specifier}" for requirements in LOCKED.values() for one in requirements}
    assert wheels.keys() <= pins


@pytest.mark.parametrize("system", lock.SYSTEMS)
def test_what_is_locked_is_all_that_its_packages_ask_for(system: str) -> None:
    """With their extras, in every system and Python: pip resolves nothing, so nothing would be added."""
    asked = {name: package.requires for name, package in read_installed().items()}
    for python in lock.PYTHONS:
        environment = lock.SYSTEMS[system].describe(python)
        for names in COMBINATIONS:
            installed = {name: Package(version, asked.get(name, ())) for name, version in list_pins(names, environment)}
            assert find_lacks({name: LOCKED[name] for name in names}, installed, environment) == []


def test_this_environment_has_all_that_its_packages_ask_for() -> None:
    names = ("site", "check", "exports", "test", "mutation")
    assert find_lacks({name: LOCKED[name] for name in names}, read_installed(), HERE) == []


def test_what_an_installation_lacks_is_told_with_who_asks_for_it() -> None:
    """Also what comes with an extra, at any depth, which `pip check` doesn't see."""
    installed = {
        "server": Package("2.0", tuple(map(Requirement, ["core>=1", "loop>=1; extra == 'fast'"]))),
        "core": Package("0.9"),
        "app": Package("1.0", (Requirement("server[fast]"), Requirement("old; python_version < '3'"))),
    }
    lacks = find_lacks({"test": [Requirement("app==1.0"), Requirement("gone==3")]}, installed, HERE)
    assert [str(lack) for lack in lacks] == [
        "requirements/test.txt: server pide core>=1, y está instalado 0.9",
        "requirements/test.txt: fija gone==3, y no está instalado",
        "requirements/test.txt: server[fast] pide loop>=1, y no está instalado",
    ]
    assert find_lacks({"test": [Requirement("server==2.0")]}, installed | {"core": Package("1.5")}, HERE) == []


@pytest.mark.parametrize("system", lock.SYSTEMS)
@pytest.mark.parametrize("python", lock.PYTHONS)
def test_what_can_not_be_had_is_told_before_it_fails(system: str, python: str) -> None:
    for names in COMBINATIONS:
        told = PLATFORMS["missing"].get(system, {}).get(python, {})
        lacking = sorted({package for name in names for package in told.get(name, ())})
        if not lacking:
            tasks.check_published(list(names), system, python)
            continue
        with pytest.raises(tasks.TaskError, match=f"Con Python {python} en {tasks.SYSTEMS[system]} no se") as caught:
            tasks.check_published(list(names), system, python)
        assert ", ".join(lacking) in str(caught.value)


def test_a_python_with_which_it_can_be_had_is_named() -> None:
    with pytest.raises(tasks.TaskError, match=r"Con Python 3\.12 o 3\.13 o 3\.14 o 3\.15 sí se puede"):
        tasks.check_published(["site"], "win-arm64", "3.11")
    tasks.check_published(["site"], "win-arm64", "3.12")
    tasks.check_published(["site"], "freebsd-amd64", "3.12")
    tasks.check_published(["site"], "linux-x86_64", "3.99")
    assert tasks.find_system() in lock.SYSTEMS


def test_the_readme_says_what_can_not_be_had() -> None:
    table = "\n".join(["| Sistema | Python | Lo que no se puede usar |", "|---|---|---|", *list_unusable()])
    assert table in (ROOT / "README.md").read_text(encoding="utf-8"), table


def list_unusable() -> list[str]:
    """The rows of the README's table: the systems and Pythons that lack the same tasks are told together."""
    pythons: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for system, python in product(lock.SYSTEMS, lock.PYTHONS):
        missing = PLATFORMS["missing"].get(system, {}).get(python, {})
        lacking = tuple(task for task, (_, names, _) in tasks.TASKS.items() if not missing.keys().isdisjoint(names))
        if lacking:
            pythons.setdefault((system, lacking), []).append(python)
    systems: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for (system, lacking), versions in pythons.items():
        systems.setdefault((" a ".join(dict.fromkeys((versions[0], versions[-1]))), lacking), []).append(system)
    return [
        f"| {', '.join(tasks.SYSTEMS[system] for system in named)} | {versions} | {name_tasks(lacking)} |"
        for (versions, lacking), named in systems.items()
    ]


def name_tasks(lacking: tuple[str, ...]) -> str:
    usable = [task for task in tasks.TASKS if task not in lacking]
    if len(usable) < len(lacking) / 2:
        return f"Ninguna orden, salvo {', '.join(f'`{task}`' for task in usable)}"
    return ", ".join(f"`{task}`" for task in lacking)
