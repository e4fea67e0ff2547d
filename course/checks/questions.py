"""The question bank: each question is in the file of its tema, its page has the heading that it names, its enemies
exist, and retired ids are unique and not used.

Whether the questions are fair is checked in `course/checks/text/question_bank.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

from course.checks.named_places import report_missing_anchor
from course.files.yaml_source import YamlDocument
from course.findings import Finding, suggest_close_match
from course.loaded.draft import Draft
from course.pages.macro_calls import find_macro_calls
from course.pages.outline import CLOSING_ANCHORS


def check_questions(draft: Draft) -> list[Finding]:
    findings = []
    for question in draft.questions:
        value = question.value
        tema = f"t{question.document.data['tema']}"
        if question.document.path != f"quizzes/tema-{tema[1:]}.yml":
            message = f"las preguntas del tema {tema[1:]} van en quizzes/tema-{tema[1:]}.yml"
            findings.append(question.document.make_finding(("tema",), message))
        if not value.id.startswith(f"{tema}-"):
            findings.append(question.make_finding(f"el identificador tiene que empezar por `{tema}-`", "id"))
        if value.section != tema and not value.section.startswith(f"{tema}/"):
            findings.append(
                question.make_finding(f"el epígrafe `{value.section}` no es del tema {tema[1:]}", "section")
            )
    return [*findings, *_check_headings(draft), *_check_enemies(draft), *_check_retired(draft)]


def _check_enemies(draft: Draft) -> Iterator[Finding]:
    """An enemy is another question of the bank, named once."""
    known = {question.value.id for question in draft.questions}
    retired = {name for document in _list_documents(draft) for name in document.data.get("retired", ())}
    for question in draft.questions:
        for number, enemy in enumerate(question.value.enemies):
            if enemy == question.value.id:
                yield question.make_finding("una pregunta no puede ser enemiga de sí misma", "enemies", number)
            elif enemy in question.value.enemies[:number]:
                yield question.make_finding(f"`{enemy}` ya está más arriba", "enemies", number)
            elif enemy in retired:
                message = f"la pregunta `{enemy}` está retirada"
                yield question.make_finding(message, "enemies", number, suggestion="quítala de `enemies`")
            elif enemy not in known:
                suggestion = suggest_close_match(enemy, known)
                message = f"no existe la pregunta `{enemy}`"
                yield question.make_finding(message, "enemies", number, suggestion=suggestion)


def _check_headings(draft: Draft) -> Iterator[Finding]:
    """The heading where a question is explained is one of the page that teaches its section."""
    for question in draft.questions:
        anchor = question.value.heading
        if anchor is None and "heading" in question.value.model_fields_set:
            message = "`heading` está vacío, y a quien falla se le mandaría al epígrafe entero"
            yield question.make_finding(message, "heading", suggestion="pon el ancla del apartado o borra la línea")
        page = draft.index.find_page(question.value.section)
        if anchor is None or page is None:
            continue
        if anchor in CLOSING_ANCHORS:
            message = f"«{CLOSING_ANCHORS[anchor]}» cierra la página: ahí no se explica lo que se pregunta"
            yield question.make_finding(message, "heading", suggestion="pon el ancla del apartado que lo explica")
        elif page.find_heading(anchor) is None:
            yield report_missing_anchor(page, question, anchor, ("heading",))


def _check_retired(draft: Draft) -> Iterator[Finding]:
    """A retired id appears once, in its tema's file, and on no page. `Quiz` refuses a question with a retired id."""
    places: dict[str, str] = {}
    for document in _list_documents(draft):
        for number, question_id in enumerate(document.data.get("retired", ())):
            location = ("retired", number)
            if question_id in places:
                message = f"«{question_id}» ya está retirada en {places[question_id]}"
                yield document.make_finding(location, message, "deja una sola")
                continue
            line, _ = document.find_position(location)
            places[question_id] = f"{document.path}:{line}"
            if not question_id.startswith(f"t{document.data['tema']}-"):
                message = f"el identificador tiene que empezar por `t{document.data['tema']}-`"
                yield document.make_finding(location, message, "va en el archivo de su tema")
    for page in draft.pages if places else ():
        for call in find_macro_calls(page)[0]:
            for question_id in call.arguments if call.name == "quiz" else ():
                if question_id in places:
                    message = f"la pregunta `{question_id}` está retirada en {places[question_id]}"
                    yield Finding(page.path, call.line, None, message, "quítala de `quiz(…)`")


def _list_documents(draft: Draft) -> list[YamlDocument]:
    """The bank's files that load without errors."""
    return list({question.document.path: question.document for question in draft.questions}.values())
