"""Giveaways: whatever reveals the right answer, by the rules of each kind of question, and hints that contain it.

Left out, because a program can't tell them from legitimate texts: a number in the prompt that equals the answer but
counts something else, a prompt that doesn't give its unit, two forms of one word («norma», «normas») in a pair.
"""

from __future__ import annotations

from collections.abc import Iterator

from course.findings import Finding
from course.loaded.located import Located
from course.model import Question


def check_giveaways(question: Located[Question]) -> Iterator[Finding]:
    for message, place, suggestion in question.value.find_giveaways():
        yield question.make_finding(message, *place, suggestion=suggestion)
    for number, hint in enumerate(question.value.hints):
        if question.value.is_told_by(hint):
            message = "la pista dice la respuesta"
            yield question.make_finding(message, "hints", number, suggestion="di dónde mirar o qué descartar")
