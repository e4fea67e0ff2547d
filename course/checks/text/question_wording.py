"""How one question is worded: it asks straight, its answers are told apart, and each explanation explains.

Rules of item writing after Haladyna, Downing and Rodriguez (2002), as far as a program can see them. Giveaways are in
`question_giveaways.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from course.checks.text.question_words import fold_shown
from course.files.location import Location
from course.findings import Finding
from course.located import Located
from course.model import Question
from course.model.texts import TextSort
from course.model.walking import find_texts

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
# An answer may deny one thing and call another one false: «No lo pongo, porque son cifras falsas».
_DOUBLE_NEGATIVE_IN_A_CLAUSE = re.compile(rf"\bno\b[^.,?:;]*{_FALSE}", re.IGNORECASE)

_WRITTEN = (TextSort.INLINE, TextSort.WHY)


def check_wording(question: Located[Question]) -> Iterator[Finding]:
    texts = [placed for placed in find_texts(question.value) if placed.sort in _WRITTEN]
    for location, text, sort in texts:
        is_why = sort is TextSort.WHY
        if location == ("prompt",) and _DOUBLE_NEGATIVE.search(text):
            yield question.make_finding("el enunciado niega dos veces", "prompt", suggestion="pregúntalo en afirmativo")
        elif not is_why and _DOUBLE_NEGATIVE_IN_A_CLAUSE.search(text):
            yield question.make_finding("este texto niega dos veces", *location, suggestion="dilo en afirmativo")
        if _ALL_OF_THEM.search(text):
            suggestion = "di qué vale y qué no"
            yield question.make_finding("una respuesta no puede remitir a las demás", *location, suggestion=suggestion)
        if is_why and _VERDICT.match(text):
            message = "la explicación empieza por un veredicto, y la página ya lo dice"
            yield question.make_finding(message, *location, suggestion="empieza por la razón")
    yield from _check_copied_whys(question, [(place, text) for place, text, sort in texts if sort is TextSort.WHY])
    yield from _check_same_choices(question)


def _check_copied_whys(question: Located[Question], whys: list[tuple[Location, str]]) -> Iterator[Finding]:
    """An explanation explains its own answer: it is no copy of another one, nor of the answer itself."""
    data = question.value.model_dump()
    seen: dict[str, Location] = {}
    for location, why in whys:
        folded = fold_shown(why)
        if folded in seen:
            line, _ = question.document.find_position((*question.location, *seen[folded]))
            message = f"esta explicación es la misma que la de la línea {line}"
            yield question.make_finding(message, *location, suggestion="explica lo propio de esta respuesta")
        seen.setdefault(folded, location)
        if folded in {fold_shown(text) for text in _find_explained(data, location)}:
            message = "la explicación repite lo que explica"
            yield question.make_finding(message, *location, suggestion="di por qué")


def _find_explained(data: dict[str, Any], location: Location) -> Iterator[str]:
    """The texts that an explanation stands beside: its answer, pair or step, the mistakes foreseen, the prompt."""
    owner: Any = data
    for part in location[:-1]:
        owner = owner[part]
    yield from (owner[key] for key in ("text", "item", "match", "prompt") if key in owner)
    yield from (*owner.get("texts", ()), *owner.get("accepted", ()))


def _check_same_choices(question: Located[Question]) -> Iterator[Finding]:
    """Two options that are seen the same; where they are written the same, course/model/ refuses them."""
    data = question.value.model_dump()

    def list_texts(name: str, key: str = "text") -> list[tuple[Location, str]]:
        return [((name, number, key), item[key]) for number, item in enumerate(data.get(name, ()))]

    options = [*list_texts("pairs", "match"), *list_texts("distractors")]
    for texts in (options, list_texts("pairs", "item"), *map(list_texts, ("answers", "steps", "rubric"))):
        seen: set[str] = set()
        for location, text in texts:
            folded = fold_shown(text)
            if folded in seen:
                message = f"«{text}» se lee igual que otra opción: solo cambian los signos de énfasis o el punto final"
                yield question.make_finding(message, *location)
            seen.add(folded)
