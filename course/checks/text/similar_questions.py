"""Questions that ask the same as another one, in the whole bank: word for word, or nearly.

Prompts are short, so what is compared is the set of their words and of their pairs of neighbouring words (Broder's
resemblance, as in near_duplicates.py, which has longer texts and runs of four). One word changed in a long prompt is a
near-duplicate; a formula that many questions end with («¿Qué haces primero?») is not.
"""

from __future__ import annotations

from collections.abc import Iterator

from course.checks.text.question_words import split_folded
from course.findings import Finding
from course.loading import Located, LoadedCourse
from course.model import Question

HIGHEST_RESEMBLANCE = 0.65
# In fewer words, one that differs makes another question: «¿Qué mide la ratio?», «¿Qué mide la tasa?».
FEWEST_WORDS = 10


def check_similar_questions(loaded: LoadedCourse) -> Iterator[Finding]:
    exact: dict[tuple[str, ...], Located[Question]] = {}
    numbers: dict[str | tuple[str, str], int] = {}
    compared: list[tuple[int, int, Located[Question]]] = []
    for question in loaded.questions:
        words = tuple(split_folded(question.value.prompt))
        if words in exact:
            yield question.make_finding(f"el enunciado es el mismo que el de {_name_place(exact[words])}", "prompt")
            continue
        exact[words] = question
        if len(words) < FEWEST_WORDS:
            continue
        # A set of small numbers as the bits of one: two sets of fifty compare in a fraction of a microsecond.
        parts = {numbers.setdefault(part, len(numbers)) for part in (*words, *zip(words, words[1:], strict=False))}
        bits, size = sum(1 << number for number in parts), len(parts)
        for other_bits, other_size, other in compared:
            if min(size, other_size) < HIGHEST_RESEMBLANCE * max(size, other_size):
                continue
            shared = (bits & other_bits).bit_count()
            if shared > HIGHEST_RESEMBLANCE * (size + other_size - shared):
                message = f"el enunciado dice casi lo mismo que el de {_name_place(other)}"
                yield question.make_finding(message, "prompt", suggestion="pregunta otra cosa, o quita una de las dos")
                break
        compared.append((bits, size, question))


def _name_place(question: Located[Question]) -> str:
    line, _ = question.document.find_position((*question.location, "prompt"))
    return f"{question.document.path}:{line}"
