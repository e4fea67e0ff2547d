"""The calls of `quiz`: each question once, on its own page, and in the text only where a reader of its route sees it.

That their arguments name questions is for `macro_calls.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

from course.derived.question_places import QuizCall, list_quiz_calls
from course.findings import Finding
from course.loaded.draft import Draft
from course.model import Question
from course.model.route import ROUTE_NAMES
from course.pages.outline import PageSource
from course.pages.routes import get_routes


def check_quiz_calls(draft: Draft) -> list[Finding]:
    findings: list[Finding] = []
    for page in draft.pages:
        calls = list_quiz_calls(draft, page)
        findings += _check_repeated(page, calls)
        findings += _check_rest(draft, page, calls)
        for call in calls:
            for question in map(draft.find_question, call.ids if call.is_named else ()):
                findings += _check_place(draft, page, call, question) if question else ()
    return findings


def _check_repeated(page: PageSource, calls: list[QuizCall]) -> Iterator[Finding]:
    """A question appears once on a page: its controls and its saved answer are identified by its id."""
    seen: dict[str, int] = {}
    for call in calls:
        for name in call.ids:
            if name in seen:
                message = f"la pregunta `{name}` sale dos veces en la misma página"
                suggestion = f"ya está en la línea {seen[name]}" if seen[name] != call.line else None
                yield Finding(page.path, call.line, None, message, suggestion)
            seen.setdefault(name, call.line)


def _check_rest(draft: Draft, page: PageSource, calls: list[QuizCall]) -> Iterator[Finding]:
    """`quiz()` has questions to show."""
    if draft.programme is None or not draft.is_whole("quizzes/"):
        return
    for call in calls:
        if call.ids:
            continue
        if draft.find_questions_on_page(page):
            message = "`quiz()`: las preguntas de esta página ya salen todas en el texto"
            yield Finding(page.path, call.line, None, message, "deja aquí alguna: el solucionario va con las últimas")
        else:
            lacking = f"quizzes/tema-{page.tema}.yml" if page.tema else None
            yield Finding(page.path, call.line, None, "`quiz()`: esta página no tiene preguntas", lacking=lacking)


def _check_place(draft: Draft, page: PageSource, call: QuizCall, question: Question) -> Iterator[Finding]:
    """A named question is on the page of its section and, in the middle of the text, in a part of its route.

    Those at the end of the page fold by themselves.
    """
    home = draft.index.find_page(question.section)
    if home is not None and home is not page:
        message = f"la pregunta `{question.id}` es del epígrafe `{question.section}`, que está en otra página"
        yield Finding(page.path, call.line, None, message, f"ponla en {home.path}")
    elif not call.is_last and page.is_chapter:
        place = get_routes(page).find_line(call.line).route
        if (place == "essential") != (question.route == "essential"):
            message = (
                f"la pregunta `{question.id}` es {ROUTE_NAMES[question.route]}"
                f" y está en una parte que es {ROUTE_NAMES[place]}"
            )
            if question.route == "essential":
                suggestion = "quien lee lo imprescindible no la vería: déjala en las del final"
            else:
                suggestion = "déjala en las del final, que pliegan lo que no es imprescindible"
            yield Finding(page.path, call.line, None, message, suggestion)
