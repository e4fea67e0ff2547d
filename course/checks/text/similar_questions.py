"""Questions of the whole bank with the same prompt, or almost the same.

Prompts are short, so the sets of their words and of their pairs of neighbouring words are compared (Broder's
resemblance, as in `near_duplicates.py`, which has longer texts and runs of four words). A long prompt with one word
changed is a near duplicate, unless one declares the other its enemy; a formula at the end of many questions («¿Qué
haces primero?») doesn't make them so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from course.findings import Finding
from course.language.folded_words import split_folded
from course.loaded.located import Located
from course.loaded.whole import Course
from course.model import Question

HIGHEST_RESEMBLANCE = 0.65
# In a shorter prompt, a single different word makes another question: «¿Qué mide la ratio?», «¿Qué mide la tasa?».
FEWEST_WORDS = 10


Part = str | tuple[str, str]


def check_similar_questions(course: Course) -> Iterator[Finding]:
    exact: dict[tuple[str, ...], Located[Question]] = {}
    split = [(question, tuple(split_folded(question.value.prompt))) for question in course.questions]
    frequency = Counter(part for _, words in split for part in _collect_parts(words))
    compared: list[tuple[frozenset[Part], Located[Question]]] = []
    places: dict[Part, list[int]] = defaultdict(list)  # positions in `compared`
    for question, words in split:
        if words in exact:
            yield question.make_finding(f"el enunciado es el mismo que el de {_name_place(exact[words])}", "prompt")
            continue
        exact[words] = question
        if len(words) < FEWEST_WORDS:
            continue
        parts = _collect_parts(words)
        # A prompt that resembles this one lacks less than 1 − HIGHEST_RESEMBLANCE of its parts, so it has at least one
        # of any larger subset of them. The rarest parts give the fewest candidates.
        rarest = sorted(parts, key=frequency.__getitem__)[: int((1 - HIGHEST_RESEMBLANCE) * len(parts)) + 1]
        for number in sorted({number for part in rarest for number in places[part]}):
            others, other = compared[number]
            if question.value.id in other.value.enemies or other.value.id in question.value.enemies:
                continue
            if len(parts & others) > HIGHEST_RESEMBLANCE * len(parts | others):
                message = f"el enunciado dice casi lo mismo que el de {_name_place(other)}"
                yield question.make_finding(message, "prompt", suggestion="pregunta otra cosa, o quita una de las dos")
                break
        for part in parts:
            places[part].append(len(compared))
        compared.append((parts, question))


def _collect_parts(words: tuple[str, ...]) -> frozenset[Part]:
    return frozenset((*words, *pairwise(words)))


def _name_place(question: Located[Question]) -> str:
    line, _ = question.document.find_position((*question.location, "prompt"))
    return f"{question.document.path}:{line}"
