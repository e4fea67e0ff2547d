"""What the deadlines of a kind of message are, in words."""

from __future__ import annotations

from course.model import Inbox, MessageKind

NO_DEADLINE = "Sin plazo"


def describe_deadlines(inbox: Inbox, kind: MessageKind) -> str:
    """«Acuse, en un día hábil. Solución, en diez días hábiles.»: whole sentences."""
    deadlines = [deadline for deadline in inbox.deadlines if deadline.id in kind.deadlines]
    if len(deadlines) == 1:
        told = [deadlines[0].words_at_start]
    else:
        told = [f"{deadline.name.capitalize()}, en {deadline.words}" for deadline in deadlines]
    at_once = inbox.find_at_once()
    if kind.urgent_if and at_once:
        told.append(f"{at_once.words_at_start}, {kind.urgent_if}")
    return ". ".join(told or [NO_DEADLINE]) + "."
