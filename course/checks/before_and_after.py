"""The before and the after: its questions are in the course, grade themselves, and speak of all of it.

A question of «Antes de leer» would come back, with its answer, more often than the others; one of two enemies tells the
answer of the other. A tema or an objective with few questions is still being written, so none of them is asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from course.findings import Finding, suggest_close_match
from course.loaded.draft import Draft
from course.loaded.located import Located
from course.model import BeforeAndAfter, Question
from course.model.base import get_tema_number
from course.pages.macro_calls import find_macro_calls

ENOUGH = 10  # questions of a tema, or of an objective, that one of them can be asked for


def check_before_and_after(draft: Draft) -> list[Finding]:
    located = draft.find_located(BeforeAndAfter)
    if located is None or not draft.is_whole("quizzes/", "docs/", "data/programme.yml", "data/course.yml"):
        return []
    return [*_check_each(draft, located), *_check_spread(draft, located)]


def _check_each(draft: Draft, located: Located[BeforeAndAfter]) -> Iterator[Finding]:
    ids = located.value.questions
    places = _find_before_reading(draft)
    for position, identifier in enumerate(ids):
        question = draft.find_question(identifier)
        lacking = None
        if question is None:
            near = suggest_close_match(identifier, [each.value.id for each in draft.questions])
            message, suggestion = f"no existe la pregunta `{identifier}`", near
            lacking = f"quizzes/tema-{identifier[1:].partition('-')[0]}.yml"
        elif identifier in ids[:position]:
            message, suggestion = f"la pregunta `{identifier}` está dos veces", "quita una"
        elif question.is_self_graded:
            message = (
                f"la pregunta `{identifier}` la corrige quien la responde, y aquí solo van las que se corrigen solas"
            )
            suggestion = "pon otra"
        elif draft.index.find_page(question.section) is None:
            message = f"la pregunta `{identifier}` es de un epígrafe que aún no tiene página"
            suggestion = "pon otra, o escribe la página"
        elif enemy := _find_enemy(draft, question, ids[:position]):
            message = f"las preguntas `{identifier}` y `{enemy}` son enemigas: una dice la respuesta de la otra"
            suggestion = "deja una de las dos"
        elif identifier in places:
            message = f"la pregunta `{identifier}` sale también en «Antes de leer», en {places[identifier]}"
            suggestion = "pon otra: quien lea el curso la habría repasado más que las demás"
        else:
            continue
        yield located.make_finding(message, "questions", position, suggestion=suggestion, lacking=lacking)


def _find_before_reading(draft: Draft) -> dict[str, str]:
    """Where each question of «Antes de leer» is asked: file and line."""
    return {
        identifier: f"{page.path}:{call.line}"
        for page in draft.pages
        for call in find_macro_calls(page)[0]
        if call.name == "before_reading"
        for identifier in call.texts
    }


def _find_enemy(draft: Draft, question: Question, others: list[str]) -> str | None:
    for identifier in others:
        other = draft.find_question(identifier)
        if identifier in question.enemies or (other is not None and question.id in other.enemies):
            return identifier
    return None


def _check_spread(draft: Draft, located: Located[BeforeAndAfter]) -> Iterator[Finding]:
    """One question at least of each tema and of each objective of its own (those that aren't general)."""
    if draft.facts is None:
        return
    drawable = [question.value for question in draft.questions if not question.value.is_self_graded]
    asked = [question for question in map(draft.find_question, located.value.questions) if question is not None]
    temas = Counter(get_tema_number(question.section) for question in drawable)
    for tema in sorted(temas.keys() - {get_tema_number(question.section) for question in asked}):
        if temas[tema] >= ENOUGH:
            yield located.make_finding(f"no hay ninguna pregunta del tema {tema}", "questions", suggestion="añade una")
    counts = Counter(question.objective for question in drawable)
    for objective in draft.facts.value.objectives:
        is_missing = objective.id not in {question.objective for question in asked}
        if is_missing and not objective.is_general and counts[objective.id] >= ENOUGH:
            message = f"no hay ninguna pregunta del objetivo `{objective.id}`"
            yield located.make_finding(message, "questions", suggestion="añade una, o cambia una de otro objetivo")
