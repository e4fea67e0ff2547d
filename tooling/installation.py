"""What is locked, and whether an installation has all that it needs.

pip is told to fetch exactly what is locked and to resolve nothing (`--no-deps`), so that no version of pip decides
anything; then nothing notices what a locked file lacks. `pip check` would not either: it doesn't look at the packages
that come with an extra. This follows the metadata of what is installed (`Requires-Dist`, core metadata 2.5) with its
extras and markers (dependency specifiers, PEP 508). `tasks.py` runs it before it takes an installation for good.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REQUIREMENTS = Path(__file__).resolve().parents[1] / "requirements"


@dataclass(frozen=True)
class Package:
    """An installed package: its version, and what it asks for (`Requires-Dist`)."""

    version: str
    requires: tuple[Requirement, ...] = ()


@dataclass(frozen=True)
class Lack:
    """What isn't there, or is in the version `found`; `asker`, who asks for it, in Spanish, from what `file` locks."""

    wanted: Requirement
    asker: str
    file: str
    found: str

    def __str__(self) -> str:
        state = f"está instalado {self.found}" if self.found else "no está instalado"
        return f"requirements/{self.file}.txt: {self.asker} {self.wanted.name}{self.wanted.specifier}, y {state}"


def read_locked(path: Path) -> list[Requirement]:
    """The requirements of a locked file, without their hashes."""
    lines = path.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    return [Requirement(re.split(r"\s--hash=", line)[0]) for line in lines if line.strip() and not line.startswith("#")]


def read_installed() -> dict[str, Package]:
    """The packages of this environment, by normalized name."""
    return {
        canonicalize_name(one.name): Package(one.version, tuple(map(Requirement, one.requires or ())))
        for one in distributions()
    }


def find_lacks(
    locked: Mapping[str, Sequence[Requirement]], installed: Mapping[str, Package], environment: Mapping[str, str]
) -> list[Lack]:
    """What the locked files, by name, need in `environment` (the variables of markers) and `installed` hasn't.

    It follows what each package asks for, and what that asks for in its turn.
    """
    lacks: dict[str, Lack] = {}
    seen: set[tuple[str, str]] = set()
    pending = [
        (requirement, "fija", name)
        for name, requirements in locked.items()
        for requirement in requirements
        if requirement.marker is None or requirement.marker.evaluate(dict(environment))
    ]
    while pending:
        wanted, asker, file = pending.pop()
        name = canonicalize_name(wanted.name)
        package = installed.get(name)
        if package is None or not wanted.specifier.contains(package.version, prereleases=True):
            found = package.version if package else ""
            lacks.setdefault(f"{name} {file}", Lack(wanted, asker, file, found))
            continue
        for extra in ("", *sorted(wanted.extras)):
            if (name, extra) not in seen:
                seen.add((name, extra))
                asking = f"{name}[{extra}] pide" if extra else f"{name} pide"
                always = _list_asked(package, environment, "") if extra else []
                asked = _list_asked(package, environment, extra)
                pending += [(each, asking, file) for each in asked if each not in always]
    return [lack for _, lack in sorted(lacks.items())]


def _list_asked(package: Package, environment: Mapping[str, str], extra: str) -> list[Requirement]:
    """What a package asks for with one of its extras (empty: with none), what it always asks for included."""
    variables = {**environment, "extra": extra}
    return [each for each in package.requires if each.marker is None or each.marker.evaluate(variables)]


def main(names: list[str]) -> int:
    locked = {name: read_locked(REQUIREMENTS / f"{name}.txt") for name in names}
    environment = {key: str(value) for key, value in default_environment().items()}
    lacks = find_lacks(locked, read_installed(), environment)
    if not lacks:
        return 0
    print("Lo fijado no está completo. Quien mantiene el curso lo rehace con `python3 tasks.py lock`:")
    print(*(f"- {lack}" for lack in lacks), sep="\n")
    return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
