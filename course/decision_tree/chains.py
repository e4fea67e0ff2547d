"""The questions of a triage as chains: each is a column of the drawing, read from top to bottom. Pure.

A chain goes on while only one answer leads to a question that is not in the drawing yet. Where several do, it ends and
each of them begins a chain of its own. An answer that leads to a question drawn elsewhere is a reference to its number.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from course.model import Triage, TriageOption, TriageStep


@dataclass
class Question:
    """A question of a chain: the answers that end here or refer to another place, and the one that goes on below."""

    step: TriageStep
    leaving: list[TriageOption] = field(default_factory=list)
    following: TriageOption | None = None


@dataclass
class Chain:
    """Questions one below another, and the chains that begin where it ends, each with the answer that leads to it."""

    questions: list[Question] = field(default_factory=list)
    branches: list[tuple[TriageOption, Chain]] = field(default_factory=list)


def build_chain(triage: Triage) -> Chain:
    """The chain of the first question, from which all the others hang."""
    steps = {step.id: step for step in triage.steps}
    first = triage.steps[0]
    return _build(steps, first, {first.id})


def _build(steps: dict[str, TriageStep], step: TriageStep, placed: set[str]) -> Chain:
    chain = Chain()
    while True:
        question = Question(step)
        chain.questions.append(question)
        onward: list[TriageOption] = []
        for option in step.options:
            if option.goto in steps and option.goto not in placed:
                placed.add(option.goto)
                onward.append(option)
            else:
                question.leaving.append(option)
        if len(onward) != 1:
            chain.branches = [(option, _build(steps, steps[option.goto], placed)) for option in onward]
            return chain
        question.following = onward[0]
        step = steps[onward[0].goto]
