"""Ask the Python registry about the packages of `requirements/`.

It is the one that pip is configured for, by its JSON interface, which tells the known faults of each version. A mirror
may have that of the last version only: it is enough for a package whose last version is the locked one.

Not pip-audit: it asks one fixed address whatever pip is configured for, and exits as if all were well when that address
knows none of the packages.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from pathlib import Path
from typing import Any

from pip._internal.models.index import PyPI

from tooling.audit.answers import Answers, Fault, Package

_PIN = re.compile(r"^([\w.-]+)==([^\s;\\]+)", re.MULTILINE)
_SETTING = re.compile(r"^(?P<place>\S+)\.index-url='(?P<address>.+)'$", re.MULTILINE)
_AT_ONCE = 8
_SECONDS = 30


def list_locked(folder: Path) -> list[Package]:
    """The packages of every locked file in a folder."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    return sorted({Package(name, version) for text in texts for name, version in _PIN.findall(text)})


def find_registry() -> str:
    """The address of the JSON interface beside the index that pip is configured for."""
    command = [sys.executable, "-m", "pip", "config", "list"]
    settings = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout
    by_place = {match["place"]: match["address"] for match in _SETTING.finditer(settings)}
    address = by_place.get(":env:", by_place.get("install", by_place.get("global", PyPI.simple_url)))
    return f"{address.rstrip('/').removesuffix('/simple')}/pypi"


def ask(packages: Iterable[Package], registry: str) -> Answers:
    """What the registry at an address says of some packages."""
    packages = tuple(packages)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        told = dict(zip(packages, pool.map(lambda package: _ask_about(package, registry), packages), strict=True))
    faults = [fault for answer in told.values() if not isinstance(answer, str) for fault in answer]
    return Answers(packages, tuple(faults), {package: said for package, said in told.items() if isinstance(said, str)})


def _ask_about(package: Package, registry: str) -> list[Fault] | str:
    """The known faults of a package, or why they can't be told."""
    try:
        answer = _fetch(f"{registry}/{package.name}/{package.version}/json") or _fetch(
            f"{registry}/{package.name}/json"
        )
    except (OSError, HTTPException, ValueError) as error:
        return f"el registro no responde: {error}"
    if answer is None:
        return "el registro no los conoce"
    if "vulnerabilities" not in answer:
        return "el registro no dice si tienen fallos"
    if answer["info"]["version"] != package.version:
        return "el registro solo habla de su última versión, que es otra"
    return [_read_fault(package, entry) for entry in answer["vulnerabilities"] if not entry.get("withdrawn")]


def _fetch(address: str) -> dict[str, Any] | None:
    """The answer of the registry; None if it has none at that address."""
    try:
        with urllib.request.urlopen(address, timeout=_SECONDS) as response:
            answer: dict[str, Any] = json.load(response)
            return answer
    except urllib.error.HTTPError as error:
        if error.code == 404:
            return None
        raise


def _read_fault(package: Package, entry: dict[str, Any]) -> Fault:
    fixed = ", ".join(entry.get("fixed_in") or ())
    summary = entry.get("summary") or entry.get("details") or ""
    return Fault(package, entry["id"], summary.split("\n")[0], f"corregido en {fixed}" if fixed else "")
