"""What makes a bank of questions fair: enough of them, useful ones, no giveaways, and keys that the page sustains.

Rules of item writing after Haladyna, Downing and Rodriguez (2002), as far as a program can see them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from course.checks.questions import find_texts
from course.checks.text.section_words import find_leaf_ids
from course.citations import find_citations
from course.findings import Finding
from course.loading import Located, LoadedCourse
from course.macro_calls import find_macro_calls, get_argument
from course.model import Question, SingleQuestion, TrueFalseQuestion
from course.outline import PageSource

FEWEST_QUESTIONS = 2
USEFUL_LEVELS = ("apply", "analyze", "evaluate", "create")
LEAST_USEFUL = 0.5
# Too few questions for a share to mean anything.
FEWEST_COUNTED = 8
MOST_LONGEST, MOST_SAME_PLACE, MOST_SAME_TRUTH = 0.45, 0.5, 0.7

_ALL_OF_THEM = re.compile(
    r"\b(?:todas|ninguna) (?:de )?(?:las anteriores|las demás)|\b(?:todas|ninguna)(?: las respuestas)? (?:son|es) (?:correctas?|ciertas?)",
    re.IGNORECASE,
)
_VERDICT = re.compile(
    r"^[¡*_ ]*(?:sí|no|correct[oa]|incorrect[oa]|exacto|verdader[oa]|fals[oa]|ciert[oa]|bien|mal|efectivamente|en efecto)\b[*_ ]*[.,:;!]",
    re.IGNORECASE,
)
_DOUBLE_NEGATIVE = re.compile(r"\bno\b[^.?:;]*\b(?:incorrect|inciert|inadecuad|fals[oa]s?\b)", re.IGNORECASE)


def check_question_bank(loaded: LoadedCourse) -> list[Finding]:
    findings = [finding for question in loaded.questions for finding in _check_question(loaded, question)]
    for tema in loaded.index.temas.values():
        questions = [q for q in loaded.questions if q.value.section.partition("/")[0] == tema.id]
        findings += _check_leaves(loaded, find_leaf_ids(tema))
        findings += _check_shares(questions)
    return findings


def _check_question(loaded: LoadedCourse, question: Located[Question]) -> Iterator[Finding]:
    value = question.value
    if _DOUBLE_NEGATIVE.search(value.prompt):
        yield question.make_finding("el enunciado niega dos veces", "prompt", suggestion="pregúntalo en afirmativo")
    for location, text in find_texts(value):
        if _ALL_OF_THEM.search(text):
            yield question.make_finding("una respuesta no puede remitir a las demás", *location, suggestion="di qué vale y qué no")
        if location[-1] not in ("text", "prompt") and _VERDICT.match(text):
            message = "la explicación empieza por un veredicto, y la página ya lo dice"
            yield question.make_finding(message, *location, suggestion="empieza por la razón")
    page = loaded.index.find_page(value.section)
    if page is None:
        message = f"el epígrafe `{value.section}` no tiene texto todavía: la pregunta no sale en ninguna página"
        yield question.make_finding(message, "section")
        return
    cited = _collect_cited(loaded, page)
    for number, key in enumerate(value.sources):
        if key not in cited:
            message = f"la página del epígrafe no cita `{key}`, que decide la respuesta"
            yield question.make_finding(message, "sources", number, suggestion="el lector tiene que poder comprobarla")


def _collect_cited(loaded: LoadedCourse, page: PageSource) -> set[str]:
    """What a reader of the page can check: its citations, and those of the cases and figures it shows."""
    cited = {citation.key for citation in find_citations(page.text)}
    for call in find_macro_calls(page)[0]:
        shown = {"case": loaded.find_case, "figure": loaded.find_figure}.get(call.name)
        value = shown(get_argument(call, "id")) if shown else None
        cited.update(value.sources if value else ())
    return cited


def _check_leaves(loaded: LoadedCourse, leaf_ids: list[str]) -> Iterator[Finding]:
    counts = Counter(question.value.section for question in loaded.questions)
    for heading_id in leaf_ids:
        page = loaded.index.find_page(heading_id)
        if page is None or counts[heading_id] >= FEWEST_QUESTIONS:
            continue
        heading = page.find_heading(heading_id.partition("/")[2])
        message = f"el epígrafe `{heading_id}` tiene {counts[heading_id]} preguntas: van {FEWEST_QUESTIONS} como mínimo"
        yield Finding(page.path, heading.line, 1, message)


def _check_shares(questions: list[Located[Question]]) -> Iterator[Finding]:
    """Giveaways and easy levels show in the bank as a whole, so the finding stands at the top of its file."""
    if len(questions) < FEWEST_COUNTED:
        return
    document = questions[0].document
    useful = sum(question.value.level in USEFUL_LEVELS for question in questions)
    if useful < LEAST_USEFUL * len(questions):
        message = f"solo {useful} de {len(questions)} preguntas piden aplicar, analizar, evaluar o crear: va al menos la mitad"
        yield document.make_finding(("questions",), message, "sube alguna de nivel: pregunta por un caso")
    singles = [question.value for question in questions if isinstance(question.value, SingleQuestion)]
    longest = sum(_is_right_longest(single) for single in singles)
    if len(singles) >= FEWEST_COUNTED and longest > MOST_LONGEST * len(singles):
        message = f"en {longest} de {len(singles)} preguntas la respuesta correcta es la más larga, y eso la delata"
        yield document.make_finding(("questions",), message, "alarga alguna falsa o acorta la correcta")
    places = Counter(single.answers.index(single.correct_answers[0]) + 1 for single in singles)
    for place, count in places.most_common(1):
        if len(singles) >= FEWEST_COUNTED and count > MOST_SAME_PLACE * len(singles):
            message = f"en {count} de {len(singles)} preguntas la respuesta correcta va en el lugar {place}"
            yield document.make_finding(("questions",), message, "cámbiala de sitio en algunas")
    truths = Counter(q.value.correct for q in questions if isinstance(q.value, TrueFalseQuestion))
    for truth, count in truths.most_common(1):
        if truths.total() >= FEWEST_COUNTED and count > MOST_SAME_TRUTH * truths.total():
            name = "verdaderas" if truth else "falsas"
            message = f"{count} de {truths.total()} afirmaciones son {name}, y eso las delata"
            yield document.make_finding(("questions",), message, "dale la vuelta a alguna")


def _is_right_longest(question: SingleQuestion) -> bool:
    right = len(question.correct_answers[0].text)
    return all(len(answer.text) < right for answer in question.answers if not answer.correct)
