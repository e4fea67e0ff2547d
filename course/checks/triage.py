"""The triage of messages and the bank of replies: headings, sources and replies that exist, texts without marks, macros
with data.
"""

from __future__ import annotations

from collections.abc import Iterator

from course.checks.documents import find_marks
from course.checks.identifiers import check_heading_ids, check_reference_key
from course.checks.macro_data import find_calls_without_data
from course.findings import Finding, suggest_close_match
from course.loading import LoadedCourse
from course.model import Triage

RESPONSES_PATH = "data/responses.yml"
TRIAGE_PATH = "data/triage.yml"


def check_triage(loaded: LoadedCourse) -> list[Finding]:
    findings = _check_tree(loaded) + _check_bank(loaded) + _check_file_names(loaded)
    for path, macro, value in ((TRIAGE_PATH, "triage", loaded.triage), (RESPONSES_PATH, "responses", loaded.responses)):
        if value is None:
            findings += find_calls_without_data(loaded, path, macro)
    return findings


def _check_tree(loaded: LoadedCourse) -> list[Finding]:
    if loaded.triage is None:
        return []
    findings = []
    known = [response.id for response in loaded.responses.value.responses] if loaded.responses else []
    for number, outcome in enumerate(loaded.triage.value.outcomes):
        place = ("outcomes", number)
        for position, heading_id in enumerate(outcome.read):
            findings += check_heading_ids(loaded, loaded.triage, *place, "read", position, heading_id=heading_id)
        for position, key in enumerate(outcome.sources):
            findings += check_reference_key(loaded, loaded.triage, *place, "sources", position, key=key)
        for position, identifier in enumerate(outcome.responses):
            if loaded.is_whole(RESPONSES_PATH) and identifier not in known:
                message = f"no hay ninguna respuesta «{identifier}» en {RESPONSES_PATH}"
                suggestion = suggest_close_match(identifier, known)
                findings.append(
                    loaded.triage.make_finding(message, *place, "responses", position, suggestion=suggestion)
                )
    for inner, text in _list_texts(loaded.triage.value):
        findings += find_marks(loaded.triage, text, *inner)
    return findings


def _check_bank(loaded: LoadedCourse) -> list[Finding]:
    if loaded.responses is None:
        return []
    findings = []
    for number, response in enumerate(loaded.responses.value.responses):
        place = ("responses", number)
        findings += check_heading_ids(loaded, loaded.responses, *place, "read", heading_id=response.read)
        for position, key in enumerate(response.sources):
            findings += check_reference_key(loaded, loaded.responses, *place, "sources", position, key=key)
        for name in ("title", "when", "text", "bad_example", "why"):
            findings += find_marks(loaded.responses, getattr(response, name), *place, name)
    for name in ("title", "intro"):
        findings += find_marks(loaded.responses, getattr(loaded.responses.value, name), name)
    return findings


def _list_texts(triage: Triage) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text of the tree, each with its place in the file."""
    yield ("title",), triage.title
    yield ("intro",), triage.intro
    for number, step in enumerate(triage.steps):
        yield ("steps", number, "question"), step.question
        if step.help:
            yield ("steps", number, "help"), step.help
        for position, option in enumerate(step.options):
            yield ("steps", number, "options", position, "text"), option.text
    for number, outcome in enumerate(triage.outcomes):
        yield ("outcomes", number, "title"), outcome.title
        yield ("outcomes", number, "deadline"), outcome.deadline
        for position, text in enumerate(outcome.actions):
            yield ("outcomes", number, "actions", position), text


def _check_file_names(loaded: LoadedCourse) -> list[Finding]:
    """Each is also a file to take away, named after its id: two of one name would be one file."""
    taken = {located.value.id: located.document.path for located in (*loaded.documents, *filter(None, [loaded.policy]))}
    findings = []
    for located in filter(None, [loaded.triage, loaded.responses]):
        first = taken.setdefault(located.value.id, located.document.path)
        if first != located.document.path:
            findings.append(
                located.make_finding(f"este identificador es ya el de {first}: sus documentos se llamarían igual", "id")
            )
    return findings
