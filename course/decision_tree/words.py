"""A decision tree in words: what each outcome says under its title, and the whole for who can't see it. Pure."""

from __future__ import annotations

from course.derived.inbox import describe_deadlines
from course.derived.triage import ACTION_LABELS, get_kind
from course.model import Inbox, Triage, TriageOption


def describe_outcome(triage: Triage, inbox: Inbox, identifier: str) -> str:
    """«Escalar. En cuanto se lea.»"""
    outcome = next(each for each in triage.outcomes if each.id == identifier)
    return f"{ACTION_LABELS[outcome.action]}. {describe_deadlines(inbox, get_kind(inbox, outcome.kind))}"


def describe_tree(triage: Triage) -> list[str]:
    """A sentence per question: «Pregunta 1. ¿Hay peligro? «Sí»: salida A, Emergencia; «No»: pregunta 2.»"""
    return [
        f"Pregunta {triage.find_label(step.id)}. {step.question} "
        f"{'; '.join(_describe_option(triage, option) for option in step.options)}."
        for step in triage.steps
    ]


def _describe_option(triage: Triage, option: TriageOption) -> str:
    label = triage.find_label(option.goto)
    titles = {outcome.id: outcome.title for outcome in triage.outcomes}
    target = f"salida {label}, {titles[option.goto]}" if option.goto in titles else f"pregunta {label}"
    return f"«{option.text}»: {target}"
