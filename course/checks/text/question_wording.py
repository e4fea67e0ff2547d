"""The wording of one question: no double negatives, distinct answers, and explanations that explain.

The item-writing rules of Haladyna, Downing and Rodriguez (2002) that a program can check. Giveaways are in
`question_giveaways.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.findings import Finding
from course.language.folded_words import fold_shown
from course.loaded.located import Located
from course.model import Question
from course.model.texts import TextSort
from course.model.walking import Place, PlacedText, find_texts

_ALL_OF_THEM = re.compile(
    r"\b(?:todas|ninguna) (?:de )?(?:las anteriores|las demás)"
    r"|\b(?:todas|ninguna)(?: las respuestas)? (?:son|es) (?:correctas?|ciertas?)",
    re.IGNORECASE,
)
_VERDICT = re.compile(
    r"^[¡*_ ]*(?:sí|no|correct[oa]|incorrect[oa]|exacto|verdader[oa]|fals[oa]|ciert[oa]|bien|mal"
    r"|efectivamente|en efecto)\b[*_ ]*[.,:;!]",
    re.IGNORECASE,
)
_FALSE = r"\b(?:incorrect|inciert|inadecuad|fals[oa]s?\b)"
_DOUBLE_NEGATIVE = re.compile(rf"\bno\b[^.?:;]*{_FALSE}", re.IGNORECASE)
# An answer may negate one thing and call another one false: «No lo pongo, porque son cifras falsas».
_DOUBLE_NEGATIVE_IN_A_CLAUSE = re.compile(rf"\bno\b[^.,?:;]*{_FALSE}", re.IGNORECASE)

_WRITTEN = (TextSort.INLINE, TextSort.WHY)


def check_wording(question: Located[Question]) -> Iterator[Finding]:
    texts = list(find_texts(question.value))
    for place, text, sort in texts:
        if sort not in _WRITTEN:
            continue
        is_why = sort is TextSort.WHY
        if place == ("prompt",) and _DOUBLE_NEGATIVE.search(text):
            yield question.make_finding("el enunciado niega dos veces", "prompt", suggestion="pregúntalo en afirmativo")
        elif not is_why and _DOUBLE_NEGATIVE_IN_A_CLAUSE.search(text):
            yield question.make_finding("este texto niega dos veces", *place, suggestion="dilo en afirmativo")
        if _ALL_OF_THEM.search(text):
            suggestion = "di qué vale y qué no"
            yield question.make_finding("una respuesta no puede remitir a las demás", *place, suggestion=suggestion)
        if is_why and _VERDICT.match(text):
            message = "la explicación empieza por un veredicto, y la página ya lo dice"
            yield question.make_finding(message, *place, suggestion="empieza por la razón")
    yield from _check_copied_whys(question, texts)
    yield from _check_same_options(question)


def _check_copied_whys(question: Located[Question], texts: list[PlacedText]) -> Iterator[Finding]:
    """An explanation is specific to its answer: it copies neither another explanation nor the answer itself."""
    seen: dict[str, Place] = {}
    for place, why, sort in texts:
        if sort is not TextSort.WHY:
            continue
        folded = fold_shown(why)
        if folded in seen:
            line, _ = question.document.find_position((*question.location, *seen[folded]))
            message = f"esta explicación es la misma que la de la línea {line}"
            yield question.make_finding(message, *place, suggestion="explica lo propio de esta respuesta")
        seen.setdefault(folded, place)
        if folded in {fold_shown(text) for text in _find_explained(texts, place[:-1])}:
            message = "la explicación repite lo que explica"
            yield question.make_finding(message, *place, suggestion="di por qué")


def _find_explained(texts: list[PlacedText], owner: Place) -> Iterator[str]:
    """The texts that the explanation at `owner` explains: an answer, a pair, a step, expected mistakes, the prompt."""
    for place, text, sort in texts:
        beside = {TextSort.INLINE: place[:-1], TextSort.TYPED: place[:-2]}.get(sort)  # typed texts are in lists
        if beside == owner:
            yield text


def _check_same_options(question: Located[Question]) -> Iterator[Finding]:
    """No two options look the same. `course/model/` refuses those that are written the same."""
    for options in question.value.list_options():
        seen: set[str] = set()
        for place, text in options:
            folded = fold_shown(text)
            if folded in seen:
                message = f"«{text}» se lee igual que otra opción: solo cambian los signos de énfasis o el punto final"
                yield question.make_finding(message, *place)
            seen.add(folded)
