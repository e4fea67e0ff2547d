"""Ask the npm registry about the libraries of `tooling/vendor.toml`, with npm itself and the registry that it uses."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tooling.audit.answers import Answers, Fault, Package
from tooling.vendor import VendorError, find_npm, load_packages


def list_vendored() -> list[Package]:
    """The libraries in the repository, those bundled with them, and the bundler."""
    listed = load_packages()
    packages = {Package(each.name, each.version) for package in listed for each in (package, *package.needs)}
    bundlers = {package.bundler.rpartition("@") for package in listed if package.bundler}
    return sorted(packages | {Package(name, version) for name, _, version in bundlers})


def ask(packages: Iterable[Package]) -> Answers:
    """What npm says of some packages and of what they depend on."""
    packages = tuple(packages)
    try:
        report = _run_npm(packages)
    except VendorError as error:
        return _make_untold(packages, str(error))
    return read_report(packages, report)


def read_report(packages: tuple[Package, ...], report: str) -> Answers:
    """The answers in what `npm audit --json` prints."""
    try:
        found = json.loads(report)
    except ValueError:
        found = {"message": report.strip() or "no ha respondido"}
    if "vulnerabilities" not in found:
        return _make_untold(packages, f"npm: {found.get('message', 'no dice por qué')}")
    versions = {package.name: package for package in packages}
    faults = [
        Fault(versions.get(name, Package(name, entry["range"])), advice["url"], advice["title"])
        for name, entry in found["vulnerabilities"].items()
        for advice in entry["via"]
        if isinstance(advice, dict)  # a string names another package of the report
    ]
    return Answers(packages, tuple(faults), {})


def _run_npm(packages: tuple[Package, ...]) -> str:
    """The report of npm, which wants a project with its lock file. Raises VendorError."""
    npm = find_npm()
    project = {"name": "curso", "version": "1.0.0", "private": True}
    wanted = {package.name: package.version for package in packages}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "package.json").write_text(json.dumps({**project, "dependencies": wanted}), encoding="utf-8")
        lock = [npm, "install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        done = subprocess.run(lock, cwd=folder, capture_output=True, encoding="utf-8", check=False)
        if done.returncode != 0:
            raise VendorError("npm no ha podido traer los datos de las bibliotecas: comprueba la conexión.")
        report = [npm, "audit", "--json"]
        return subprocess.run(report, cwd=folder, capture_output=True, encoding="utf-8", check=False).stdout


def _make_untold(packages: tuple[Package, ...], reason: str) -> Answers:
    return Answers(packages, (), dict.fromkeys(packages, reason))
