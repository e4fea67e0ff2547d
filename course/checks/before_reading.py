"""«Antes de leer»: it is at the head of a page, and what it asks is taught on earlier pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from course.derived.study_time import list_chapters
from course.findings import Finding
from course.loaded.draft import Draft
from course.pages.macro_calls import MacroCall, find_macro_calls
from course.pages.outline import PageSource

MOST_QUESTIONS = 3
_NAME = "before_reading"


def check_before_reading(draft: Draft) -> list[Finding]:
    order = {page.uri: place for place, page in enumerate(list_chapters(draft))}
    return [finding for page in draft.pages for finding in _check_page(draft, page, order)]


def _check_page(draft: Draft, page: PageSource, order: dict[str, int]) -> Iterator[Finding]:
    calls = [call for call in find_macro_calls(page)[0] if call.name == _NAME]
    for call in calls[:1]:
        yield from _check_place(page, call)
        yield from _check_questions(draft, page, call, order)
    # A call that begins with the same question is reported in page_code.py, as that of any macro.
    for call in (each for each in calls[1:] if each.texts[:1] != calls[0].texts[:1]):
        message = f"`{_NAME}` ya está en la línea {calls[0].line}: en una página va una sola vez"
        yield Finding(page.path, call.line, 1, message, "junta las preguntas")


def _check_place(page: PageSource, call: MacroCall) -> Iterator[Finding]:
    if not page.is_chapter:
        yield Finding(page.path, call.line, 1, f"`{_NAME}` solo va en las páginas de un tema, que tienen otras delante")
        return
    objectives = [each.line for each in find_macro_calls(page)[0] if each.name == "objectives"]
    start = max([heading.line for heading in page.headings[:1]] + objectives[:1], default=0)
    end = page.headings[1].line if len(page.headings) > 1 else page.text.count("\n") + 2
    if not start < call.line < end:
        message = f"`{_NAME}` va al principio de la página, detrás de los objetivos y antes del primer apartado"
        yield Finding(page.path, call.line, 1, message)


def _check_questions(draft: Draft, page: PageSource, call: MacroCall, order: dict[str, int]) -> Iterator[Finding]:
    if len(call.texts) > MOST_QUESTIONS:
        message = f"`{_NAME}` pide {len(call.texts)} preguntas: van dos o tres"
        yield Finding(page.path, call.line, 1, message, "deja las que más falta hagan en esta página")
    elif len(call.texts) == 1:
        message = f"`{_NAME}` pide una sola pregunta: van dos o tres"
        yield Finding(page.path, call.line, 1, message, "añade otra de las páginas anteriores")
    for question_id, times in Counter(call.texts).items():
        column = _find_column(page, call, question_id)
        if times > 1:
            yield Finding(page.path, call.line, column, f"la pregunta `{question_id}` está dos veces", "quita una")
        question = draft.find_question(question_id)
        own = draft.index.find_page(question.section) if question else None
        if own is None or not page.is_chapter:
            continue
        if own is page:
            message = f"la pregunta `{question_id}` es de esta misma página: aún no se ha enseñado"
            yield Finding(page.path, call.line, column, message, "pon una de las páginas anteriores")
        elif order.get(own.uri, -1) > order.get(page.uri, -1):
            message = f"la pregunta `{question_id}` es de {own.path}, que va después de esta página"
            yield Finding(page.path, call.line, column, message, "pon una de las páginas anteriores")


def _find_column(page: PageSource, call: MacroCall, question_id: str) -> int | None:
    """Where a question is named, if it is in the first line of the call."""
    return page.text.split("\n")[call.line - 1].find(question_id) + 1 or None
