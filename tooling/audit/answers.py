"""What a registry says of a package: its known faults, or nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Package:
    """A locked package."""

    name: str
    version: str


@dataclass(frozen=True)
class Fault:
    """A known fault of a package. `remedy` is a Spanish clause, empty if none is known."""

    package: Package
    id: str
    summary: str
    remedy: str = ""


@dataclass(frozen=True)
class Answers:
    """The packages that were asked about, their known faults, and those of which nothing was said, with the reason."""

    asked: tuple[Package, ...]
    faults: tuple[Fault, ...]
    untold: dict[Package, str]
