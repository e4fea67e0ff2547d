"""Identifiers in the data: they are unique and match their file's name, and every reference to one exists."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Protocol, TypeGuard

from course.files.location import Location
from course.findings import Finding, suggest_close_match
from course.loaded.draft import Draft
from course.loaded.loading import REFERENCES_PATH, read_sound_file
from course.loaded.located import Located
from course.model import Inbox
from course.model.base import Target
from course.model.inbox import INBOX_PATH
from course.model.programme import PROGRAMME_PATH
from course.model.walking import Found, walk
from course.register import DATA_KINDS
from course.runtime.memory import remembered


class _WithId(Protocol):
    @property
    def id(self) -> str: ...


def _has_id(located: Located[object]) -> TypeGuard[Located[_WithId]]:
    return hasattr(located.value, "id")


def check_identifiers(draft: Draft) -> list[Finding]:
    findings: list[Finding] = []
    for kind in DATA_KINDS:
        values = [each for each in draft.list_located(kind.main_model) if _has_id(each)]
        if kind.noun and values:
            findings += _check_unique(kind.noun, values)
            findings += [] if kind.items else _check_file_names(kind.noun, values)
    for located, named in list_named(draft):
        explained = _EXPLAINERS[named.mark](draft, str(named.value))
        if explained:
            message, suggestion = explained
            lacking = _OWNERS[named.mark]
            findings.append(located.make_finding(message, *named.place, suggestion=suggestion, lacking=lacking))
    return [*findings, *_check_repeated(draft)]


def _check_repeated(draft: Draft) -> Iterator[Finding]:
    """No list of identifiers has one twice."""
    seen: set[tuple[str, Location, object]] = set()
    for located, named in list_named(draft):
        *around, last = named.place
        item = located.document.path, tuple(around), named.value
        if isinstance(last, int) and item in seen:
            message = f"`{named.value}` está dos veces en esta lista"
            yield located.make_finding(message, *named.place, suggestion="deja una")
        seen.add(item)


def list_named(draft: Draft) -> Iterator[tuple[Located[object], Found[Target]]]:
    """Every identifier in the data that refers to something defined elsewhere, with the file where it is written."""
    for kind in DATA_KINDS:
        for located in draft.list_located(kind.model):
            for named in _find_named(located.document.text, located.document.path, kind.name):
                yield located, named


@remembered
def _find_named(text: str, path: str, kind_name: str) -> tuple[Found[Target], ...]:
    """The identifiers of one file, which loads without errors."""
    located = read_sound_file(text, path, kind_name)
    return tuple(walk(located.value, Target))


def _check_unique(noun: str, values: Sequence[Located[_WithId]]) -> Iterator[Finding]:
    """The second and later uses of an id, each naming the first."""
    first: dict[str, Located[_WithId]] = {}
    for value in values:
        owner = first.setdefault(value.value.id, value)
        if owner is not value:
            line, _ = owner.document.find_position((*owner.location, "id"))
            message = f"{noun} `{value.value.id}` ya existe en {owner.document.path}:{line}"
            yield value.make_finding(message, "id")


def _check_file_names(noun: str, values: Sequence[Located[_WithId]]) -> Iterator[Finding]:
    """A file with a single item is named after its id."""
    for value in values:
        name = value.value.id
        if PurePosixPath(value.document.path).stem != name:
            yield value.make_finding(f"{noun} `{name}` tiene que estar en un archivo llamado `{name}.yml`", "id")


def _explain_heading(draft: Draft, heading_id: str) -> tuple[str, str | None] | None:
    index = draft.index
    if heading_id in index.headings or heading_id in index.temas or not index.temas:
        return None
    return f"el epígrafe `{heading_id}` no está en el programa", suggest_close_match(heading_id, index.ids)


def _explain_objective(draft: Draft, objective_id: str) -> tuple[str, str | None] | None:
    if draft.facts is None or draft.facts.value.find_objective(objective_id):
        return None
    known = ", ".join(f"`{objective.id}`" for objective in draft.facts.value.objectives)
    return f"el objetivo `{objective_id}` no existe", f"los que hay: {known}"


def _explain_work(draft: Draft, key: str) -> tuple[str, str | None] | None:
    if draft.references is None or key in draft.references.keys:
        return None
    return f"la fuente `{key}` no está en data/references.bib", suggest_close_match(key, draft.references.keys)


def _explain_message_kind(draft: Draft, kind_id: str) -> tuple[str, str | None] | None:
    known = [kind.id for inbox in draft.list_values(Inbox) for kind in inbox.kinds]
    if kind_id in known:
        return None
    return f"no hay ningún tipo de mensaje `{kind_id}` en {INBOX_PATH}", suggest_close_match(kind_id, known)


# The file that defines what each target names.
_OWNERS: dict[Target, str] = {
    Target.HEADING: PROGRAMME_PATH,
    Target.OBJECTIVE: "data/course.yml",
    Target.WORK: REFERENCES_PATH,
    Target.LAW: REFERENCES_PATH,
    Target.MESSAGE_KIND: INBOX_PATH,
}
# For each target, a function that returns the message and the suggestion for an unknown identifier, or None.
_EXPLAINERS: dict[Target, Callable[[Draft, str], tuple[str, str | None] | None]] = {
    Target.HEADING: _explain_heading,
    Target.OBJECTIVE: _explain_objective,
    Target.WORK: _explain_work,
    Target.LAW: _explain_work,
    Target.MESSAGE_KIND: _explain_message_kind,
}
