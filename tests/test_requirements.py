"""The setup as files: locked requirements, the commands that people and CI run, and the pinned actions."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

import tasks
from tooling import lock

ROOT = Path(__file__).resolve().parents[1]
LOCKED = {path.stem: path for path in sorted((ROOT / "requirements").glob("*.txt"))}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def load_locked(path: Path) -> list[tuple[Requirement, list[str]]]:
    """Return each requirement of a locked file with its hashes."""
    entries = []
    for line in path.read_text(encoding="utf-8").replace("\\\n", " ").splitlines():
        if line and not line.startswith("#"):
            text, *hashes = re.split(r"\s+--hash=", line.strip())
            entries.append((Requirement(text), hashes))
    return entries


def list_pins(requirements: list[Requirement]) -> set[tuple[str, str]]:
    return {(canonicalize_name(requirement.name), str(requirement.specifier)) for requirement in requirements}


def read_shell_blocks(markdown: str) -> list[str]:
    return [block.strip() for block in re.findall(r"^```sh\n(.*?)^```", markdown, flags=re.MULTILINE | re.DOTALL)]


@pytest.mark.parametrize("name", LOCKED)
def test_locked_file_names_no_registry(name: str) -> None:
    text = LOCKED[name].read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index-url|--find-links|--trusted-host| @ ", text)


@pytest.mark.parametrize("name", LOCKED)
def test_every_locked_requirement_is_exact_and_hashed(name: str) -> None:
    for requirement, hashes in load_locked(LOCKED[name]):
        assert re.fullmatch(r"==[^*]+", str(requirement.specifier)), requirement
        assert hashes, requirement
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", digest) for digest in hashes), requirement


def test_project_pins_agree_with_the_locked_files() -> None:
    wanted = lock.load_dependencies(ROOT / "pyproject.toml")
    assert set(wanted) == set(LOCKED)
    for name, dependencies in wanted.items():
        pins = list_pins([Requirement(text) for text in dependencies])
        assert all(re.fullmatch(r"==[^*]+", specifier) for _, specifier in pins)
        missing = pins - list_pins([requirement for requirement, _ in load_locked(LOCKED[name])])
        assert not missing, f"python3 tasks.py lock ({name})"


def test_files_installed_together_agree_on_versions() -> None:
    versions: dict[str, set[str]] = {}
    for name in ("site", "check", "exports", "test"):
        for package, version in list_pins([entry for entry, _ in load_locked(LOCKED[name])]):
            versions.setdefault(package, set()).add(version)
    assert [package for package, found in versions.items() if len(found) > 1] == []


def test_lowest_python_is_the_same_everywhere() -> None:
    lowest = ".".join(map(str, tasks.read_minimum_python()))
    assert SpecifierSet(PROJECT["requires-python"]) == SpecifierSet(f">={lowest}")
    assert f"{lowest}.0" == lock.OLDEST_PYTHON
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    assert settings["mypy"]["python_version"] == lowest
    assert "target-version" not in settings["ruff"], "ruff takes it from requires-python"
    workflow = (ROOT / ".github" / "workflows" / "site.yml").read_text(encoding="utf-8")
    tried = re.search(r"^ +python: (\[.*\])$", workflow, flags=re.MULTILINE)
    assert tried and json.loads(tried[1])[0] == lowest
    for name in ("README.md", "docs/autores/index.md", "docs/autores/publica-tu-edicion.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert f"Python](https://www.python.org/downloads/) {lowest} o posterior" in text, name


def read_readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


def test_ci_runs_the_linters_and_the_readme_test_command() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    commands = [line for line in script.splitlines() if line and not line.startswith(("#", "set ", "cd "))]
    assert commands == ["python3 tasks.py lint", "python3 tasks.py test"]
    assert read_shell_blocks(read_readme()) == ["python3 tasks.py serve", "python3 tasks.py test"]
    assert any("run: bash .ci/run\n" in path.read_text(encoding="utf-8") for path in WORKFLOWS)


def test_readme_names_every_task() -> None:
    named = re.findall(r"python3 tasks\.py (\w+)", read_readme())
    assert set(named) == set(tasks.TASKS)


def test_actions_are_pinned_by_commit() -> None:
    lines = [line.strip() for path in WORKFLOWS for line in path.read_text(encoding="utf-8").splitlines()]
    used = [line for line in lines if "uses:" in line]
    assert used
    for line in used:
        assert re.fullmatch(r"(- )?uses: actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


def test_what_needs_the_site_alone_imports_nothing_else() -> None:
    """An author who has only asked for `serve` has nothing of what `check` and `test` install."""
    site = {canonicalize_name(requirement.name) for requirement, _ in load_locked(LOCKED["site"])}
    every = {canonicalize_name(entry.name) for path in LOCKED.values() for entry, _ in load_locked(path)}
    refused = {
        module
        for module, distributions in packages_distributions().items()
        if {canonicalize_name(name) for name in distributions} <= every - site
    }
    assert {"sentencex", "pyphen", "tabulate", "pytest"} <= refused
    modules = {module for _, needed, modules in tasks.TASKS.values() if needed == ["site"] for module in modules}
    program = f"""\
import sys
from importlib import import_module
from pkgutil import walk_packages

sys.modules |= dict.fromkeys({sorted(refused)!r})
import course.checks, exports, macros
course.checks.list_checks()
inside = [name for one in (exports, macros) for _, name, _ in walk_packages(one.__path__, one.__name__ + ".")]
for name in [*inside, *{sorted(modules)!r}]:
    import_module(name)
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
