"""Rules that several subjects share: an id is unique, named as its file, and what it refers to exists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from typing import Protocol

from course.draft import Draft
from course.findings import Finding, suggest_close_match
from course.located import Located


class Named(Protocol):
    """Anything that has an id."""

    @property
    def id(self) -> str: ...


def check_unique(noun: str, values: Sequence[Located[Named]]) -> list[Finding]:
    """The second and later uses of an id, each naming the first."""
    first: dict[str, Located[Named]] = {}
    findings = []
    for value in values:
        identifier = value.value.id
        if identifier in first:
            line, _ = first[identifier].document.find_position((*first[identifier].location, "id"))
            place = f"{first[identifier].document.path}:{line}"
            findings.append(value.make_finding(f"{noun} `{identifier}` ya existe en {place}", "id"))
        else:
            first[identifier] = value
    return findings


def check_file_names(noun: str, values: Iterable[Located[Named]]) -> list[Finding]:
    """A file that holds one thing is named after its id."""
    return [
        value.make_finding(
            f"{noun} `{value.value.id}` tiene que estar en un archivo llamado `{value.value.id}.yml`", "id"
        )
        for value in values
        if PurePosixPath(value.document.path).stem != value.value.id
    ]


def check_heading_ids(draft: Draft, value: Located[object], *inner: str | int, heading_id: str) -> list[Finding]:
    """The heading is in the programme."""
    index = draft.index
    if heading_id in index.headings or heading_id in index.temas or not index.temas:
        return []
    message = f"el epígrafe `{heading_id}` no está en el programa"
    return [value.make_finding(message, *inner, suggestion=suggest_close_match(heading_id, index.ids))]


def check_objective_id(draft: Draft, value: Located[object], *inner: str | int, objective_id: str) -> list[Finding]:
    """The objective is one of the course's."""
    if draft.facts is None or draft.facts.value.find_objective(objective_id):
        return []
    known = ", ".join(f"`{objective.id}`" for objective in draft.facts.value.objectives)
    message = f"el objetivo `{objective_id}` no existe"
    return [value.make_finding(message, *inner, suggestion=f"los que hay: {known}")]


def check_reference_key(draft: Draft, value: Located[object], *inner: str | int, key: str) -> list[Finding]:
    """The reference is in the bibliography."""
    if draft.references is None or key in draft.references.keys:
        return []
    message = f"la fuente `{key}` no está en data/references.bib"
    return [value.make_finding(message, *inner, suggestion=suggest_close_match(key, draft.references.keys))]
