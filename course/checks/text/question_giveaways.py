"""What tells the right answer without knowing it: a word that pairs, a step that says its place, a hint that says it
all.

Left out, because a program can't tell them from honest texts: a number of the prompt that is the answer but counts
something else, a prompt that doesn't say its unit, two forms of one word («norma», «normas») in a pair.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from course.checks.text.question_words import find_numbers, fold_shown, holds_whole, split_folded
from course.findings import Finding
from course.located import Located
from course.model import (
    BlankQuestion,
    ChoiceQuestion,
    MatchingQuestion,
    NumericQuestion,
    OpenQuestion,
    OrderingQuestion,
    Question,
    TrueFalseQuestion,
)

# A shorter word is shared by chance: «plan», «sede».
FEWEST_LETTERS = 5
# A shorter answer («Sí.», «10») stands in a hint by chance.
FEWEST_ANSWER_LETTERS = 4

_SAYS_ITS_PLACE = re.compile(  # on folded text
    r"(?:\d{1,2}(?:\.?[ºª]|[.)]|\s?[-–—])|[a-h]\)|paso \d|(?:primer|tercer)[oa]?\b|(?:segund|cuart|quint|sext|septim|ultim)[oa]\b"
    r"|en (?:primer|segundo|tercer|cuarto|quinto|ultimo) lugar\b|por (?:ultimo|fin)\b|finalmente\b|al (?:final|principio)\b"
    r"|para (?:empezar|terminar|acabar)\b|ante todo\b|antes de nada\b|despues\b|luego\b|a continuacion\b|seguidamente\b"
    r"|acto seguido\b)(?!\w)"
)
_TRUTH_SAID = {
    True: re.compile(r"\bes (?:verdad|verdader[oa]|ciert[oa])\b"),
    False: re.compile(r"\bes (?:mentira|fals[oa])\b"),
}


def check_giveaways(question: Located[Question]) -> Iterator[Finding]:
    value = question.value
    if isinstance(value, MatchingQuestion):
        yield from _check_pairs(question, value)
    elif isinstance(value, OrderingQuestion):
        for number, step in enumerate(value.steps):
            if _SAYS_ITS_PLACE.match(fold_shown(step.text)):
                message = "el paso dice por sí solo qué lugar ocupa"
                yield question.make_finding(
                    message, "steps", number, "text", suggestion="quita el número o la palabra de orden"
                )
    elif isinstance(value, NumericQuestion) and value.unit and _holds_quantity(value.prompt, value.answer, value.unit):
        message = "el enunciado trae ya la respuesta, con su unidad"
        yield question.make_finding(
            message, "prompt", suggestion="da los datos y que se calcule, o cuenta el resultado de otro modo"
        )
    for number, hint in enumerate(value.hints):
        if _says_answer(value, hint):
            message = "la pista dice la respuesta"
            yield question.make_finding(message, "hints", number, suggestion="di dónde mirar o qué descartar")


def _check_pairs(question: Located[Question], value: MatchingQuestion) -> Iterator[Finding]:
    """An item whose longest word stands in its match, and in no other option, is paired by sight."""
    options = [
        set(split_folded(text)) for text in (*(p.match for p in value.pairs), *(d.text for d in value.distractors))
    ]
    for number, pair in enumerate(value.pairs):
        words = split_folded(pair.item)
        longest = max(map(len, words), default=0)
        for word in dict.fromkeys(words):
            is_only_in_its_own = word in options[number] and sum(word in option for option in options) == 1
            if len(word) == longest >= FEWEST_LETTERS and is_only_in_its_own:
                message = f"«{word}» está aquí y en lo que le corresponde, y en ninguna otra opción: la pareja se ve a simple vista"
                yield question.make_finding(message, "pairs", number, "item", suggestion="dilo con otra palabra")
                break


def _holds_quantity(text: str, number: float, unit: str) -> bool:
    wanted = fold_shown(unit)
    for found, rest in find_numbers(text):
        following = fold_shown(rest[: len(unit) + 1])
        if math.isclose(found, number) and re.match(rf"{re.escape(wanted)}(?!\w)", following):
            return True
    return False


def _says_answer(value: Question, hint: str) -> bool:
    """Whether a hint holds the whole of what is asked for."""
    if isinstance(value, ChoiceQuestion):
        texts = [answer.text for answer in value.correct_answers]
        return any(len(fold_shown(text)) >= FEWEST_ANSWER_LETTERS and holds_whole(hint, text) for text in texts)
    if isinstance(value, TrueFalseQuestion):
        return bool(_TRUTH_SAID[value.correct].search(fold_shown(hint)))
    if isinstance(value, BlankQuestion):
        return any(holds_whole(hint, text) for text in value.accepted)
    if isinstance(value, MatchingQuestion):
        return any(holds_whole(hint, pair.item) and holds_whole(hint, pair.match) for pair in value.pairs)
    if isinstance(value, OrderingQuestion):
        return sum(holds_whole(hint, step.text) for step in value.steps) > 1
    if isinstance(value, NumericQuestion):
        return any(abs(number - value.answer) <= value.tolerance + 1e-9 for number, _ in find_numbers(hint))
    assert isinstance(value, OpenQuestion)
    return holds_whole(hint, value.model_answer)
