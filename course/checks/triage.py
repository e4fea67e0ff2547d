"""The triage of messages and the bank of replies: headings, sources and replies that exist, texts without marks, macros
with data.
"""

from __future__ import annotations

from collections.abc import Iterator

from course.checks.documents import find_marks
from course.checks.identifiers import check_heading_ids, check_reference_key
from course.draft import Draft
from course.findings import Finding, suggest_close_match
from course.model import Document, Policy, ResponseBank, Triage

RESPONSES_PATH = "data/responses.yml"


def check_triage(draft: Draft) -> list[Finding]:
    return _check_tree(draft) + _check_bank(draft) + _check_file_names(draft)


def _check_tree(draft: Draft) -> list[Finding]:
    triage = draft.find_located(Triage)
    if triage is None:
        return []
    findings = []
    bank = draft.find_located(ResponseBank)
    known = [response.id for response in bank.value.responses] if bank else []
    for number, outcome in enumerate(triage.value.outcomes):
        place = ("outcomes", number)
        for position, heading_id in enumerate(outcome.read):
            findings += check_heading_ids(draft, triage, *place, "read", position, heading_id=heading_id)
        for position, key in enumerate(outcome.sources):
            findings += check_reference_key(draft, triage, *place, "sources", position, key=key)
        for position, identifier in enumerate(outcome.responses):
            if draft.is_whole(RESPONSES_PATH) and identifier not in known:
                message = f"no hay ninguna respuesta «{identifier}» en {RESPONSES_PATH}"
                suggestion = suggest_close_match(identifier, known)
                findings.append(triage.make_finding(message, *place, "responses", position, suggestion=suggestion))
    for inner, text in _list_texts(triage.value):
        findings += find_marks(triage, text, *inner)
    return findings


def _check_bank(draft: Draft) -> list[Finding]:
    bank = draft.find_located(ResponseBank)
    if bank is None:
        return []
    findings = []
    for number, response in enumerate(bank.value.responses):
        place = ("responses", number)
        findings += check_heading_ids(draft, bank, *place, "read", heading_id=response.read)
        for position, key in enumerate(response.sources):
            findings += check_reference_key(draft, bank, *place, "sources", position, key=key)
        for name in ("title", "when", "text", "bad_example", "why"):
            findings += find_marks(bank, getattr(response, name), *place, name)
    for name in ("title", "intro"):
        findings += find_marks(bank, getattr(bank.value, name), name)
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


def _check_file_names(draft: Draft) -> list[Finding]:
    """Each is also a file to take away, named after its id: two of one name would be one file."""
    taken = {
        located.value.id: located.document.path
        for located in (*draft.list_located(Document), *draft.list_located(Policy))
    }
    findings = []
    for located in (*draft.list_located(Triage), *draft.list_located(ResponseBank)):
        first = taken.setdefault(located.value.id, located.document.path)
        if first != located.document.path:
            findings.append(
                located.make_finding(f"este identificador es ya el de {first}: sus documentos se llamarían igual", "id")
            )
    return findings
