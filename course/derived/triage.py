"""The triage of messages, which its page shows in steps, and the bank of replies, each as a document to print."""

from __future__ import annotations

from course.derived.inbox import describe_deadlines
from course.model import (
    Document,
    DocumentPart,
    Inbox,
    MessageAction,
    MessageKind,
    Response,
    ResponseBank,
    Triage,
    TriageOutcome,
    TriageStep,
)

ACTION_LABELS: dict[MessageAction, str] = {
    "answer": "Responder",
    "private": "Pasar a privado",
    "escalate": "Escalar",
    "moderate": "Aplicar las normas",
    "report": "Denunciar",
    "ignore": "No responder",
}
CHANNEL_LABELS = {"public": "En público", "private": "En privado"}


def make_triage_document(triage: Triage, bank: ResponseBank | None, inbox: Inbox) -> Document:
    """One part per question and per outcome; an option is a tick box that says where it leads.

    The last part says how the deadlines are counted.
    """
    titles = {response.id: response.title for response in bank.responses} if bank else {}
    parts = [_make_step_part(triage, step) for step in triage.steps]
    parts += [_make_outcome_part(triage, outcome, titles, inbox) for outcome in triage.outcomes]
    counted = [f"{deadline.words_at_start}. {deadline.means}" for deadline in inbox.deadlines]
    parts.append(DocumentPart(title="Cómo se cuentan los plazos", clauses=counted))
    return Document(id=triage.id, title=triage.title, intro=triage.intro, sections=_list_headings(triage), parts=parts)


def make_responses_document(bank: ResponseBank, inbox: Inbox) -> Document:
    """The replies grouped by action; each one is a clause with its situation and its kind of message."""
    parts = [
        DocumentPart(title=label, clauses=[_write_reply(response, inbox) for response in group])
        for label, group in group_responses(bank)
    ]
    headings = sorted({response.read for response in bank.responses})
    return Document(id=bank.id, title=bank.title, intro=bank.intro, sections=headings, parts=parts)


def group_responses(bank: ResponseBank) -> list[tuple[str, list[Response]]]:
    """The replies by action, in the order of `ACTION_LABELS`; empty groups are left out."""
    groups = [
        (label, [each for each in bank.responses if each.action == action]) for action, label in ACTION_LABELS.items()
    ]
    return [(label, group) for label, group in groups if group]


def get_kind(inbox: Inbox, identifier: str) -> MessageKind:
    """The kind of message that an outcome or a reply names, which the checks proved to exist."""
    kind = inbox.find_kind(identifier)
    assert kind is not None
    return kind


def _list_headings(triage: Triage) -> list[str]:
    return list(dict.fromkeys(heading for outcome in triage.outcomes for heading in outcome.read))


def _make_step_part(triage: Triage, step: TriageStep) -> DocumentPart:
    checks = [f"{option.text} → {_name_target(triage, option.goto)}" for option in step.options]
    return DocumentPart(title=step.question, help=step.help, checks=checks)


def _name_target(triage: Triage, identifier: str) -> str:
    label = triage.find_label(identifier)
    return f"pregunta {label}" if label.isdigit() else f"salida {label}"


def _make_outcome_part(triage: Triage, outcome: TriageOutcome, titles: dict[str, str], inbox: Inbox) -> DocumentPart:
    title = f"Salida {triage.find_label(outcome.id)}. {outcome.title}"
    kind = get_kind(inbox, outcome.kind)
    told = f"{ACTION_LABELS[outcome.action]}. Tipo de mensaje: {kind.name}.\nPlazo. {describe_deadlines(inbox, kind)}"
    replies = [titles[identifier] for identifier in outcome.responses if identifier in titles]
    if replies:
        told += f"\nRespuestas del banco: {'; '.join(replies)}."
    return DocumentPart(title=title, help=told, checks=outcome.actions)


def _write_reply(response: Response, inbox: Inbox) -> str:
    kind = get_kind(inbox, response.kind).name.lower()
    return f"{response.title} ({kind}, {CHANNEL_LABELS[response.channel].lower()}). «{response.text}»"
