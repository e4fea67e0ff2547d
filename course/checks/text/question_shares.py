"""What shows only in a tema's questions taken together: easy levels, and answers that can be guessed by their habits.

Each finding stands at the top of the bank's file, because no single question is at fault.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from course.files.yaml_source import YamlDocument
from course.findings import Finding
from course.located import Located
from course.model import MultipleQuestion, Question, SingleQuestion, TrueFalseQuestion

USEFUL_LEVELS = ("apply", "analyze", "evaluate", "create")
LEAST_USEFUL = 0.5
# Too few questions for a share to mean anything.
FEWEST_COUNTED = 8
MOST_LONGEST, MOST_SAME_PLACE, MOST_SAME_TRUTH = 1 / 3, 0.4, 0.7
MOST_SAME_COUNT = 0.85
MOST_SHORTEST = 0.45  # a quarter would be chance, with four answers


def check_shares(questions: list[Located[Question]]) -> Iterator[Finding]:
    if not questions:
        return
    document = questions[0].document
    values = [question.value for question in questions]
    useful = sum(value.level in USEFUL_LEVELS for value in values)
    if len(values) >= FEWEST_COUNTED and useful < LEAST_USEFUL * len(values):
        message = (
            f"solo {useful} de {len(values)} preguntas piden aplicar, analizar, evaluar o crear: va al menos la mitad"
        )
        yield document.make_finding(("questions",), message, "sube alguna de nivel: pregunta por un caso")
    singles = [value for value in values if isinstance(value, SingleQuestion)]
    if len(singles) >= FEWEST_COUNTED:
        yield from _check_singles(document, singles)
    counts = Counter(len(value.correct_answers) for value in values if isinstance(value, MultipleQuestion))
    for right, count in counts.most_common(1):
        if counts.total() >= FEWEST_COUNTED and count > MOST_SAME_COUNT * counts.total():
            answers = "1 respuesta correcta" if right == 1 else f"{right} respuestas correctas"
            message = f"{count} de {counts.total()} preguntas `multiple` llevan {answers}, y eso las delata"
            yield document.make_finding(("questions",), message, "que alguna lleve más o menos")
    truths = Counter(value.correct for value in values if isinstance(value, TrueFalseQuestion))
    for truth, count in truths.most_common(1):
        if truths.total() >= FEWEST_COUNTED and count > MOST_SAME_TRUTH * truths.total():
            name = "verdaderas" if truth else "falsas"
            message = f"{count} de {truths.total()} afirmaciones son {name}, y eso las delata"
            yield document.make_finding(("questions",), message, "dale la vuelta a alguna")


def _check_singles(document: YamlDocument, singles: list[SingleQuestion]) -> Iterator[Finding]:
    longest = sum(_is_right_longest(single) for single in singles)
    if longest > MOST_LONGEST * len(singles):
        message = f"en {longest} de {len(singles)} preguntas la respuesta correcta es la más larga, y eso la delata"
        yield document.make_finding(("questions",), message, "alarga alguna falsa o acorta la correcta")
    shortest = sum(_is_right_shortest(single) for single in singles)
    if shortest > MOST_SHORTEST * len(singles):
        message = f"en {shortest} de {len(singles)} preguntas la respuesta correcta es la más corta, y eso la delata"
        yield document.make_finding(("questions",), message, "di más en la correcta o acorta alguna falsa")
    places = Counter(single.answers.index(single.correct_answers[0]) + 1 for single in singles)
    place, count = places.most_common(1)[0]
    if count > MOST_SAME_PLACE * len(singles):
        message = f"en {count} de {len(singles)} preguntas la respuesta correcta va en el lugar {place}"
        yield document.make_finding(("questions",), message, "cámbiala de sitio en algunas")
    usual = Counter(len(single.answers) for single in singles).most_common(1)[0][0]
    for place in range(1, usual + 1):
        if not places[place]:
            message = f"en ninguna de {len(singles)} preguntas la respuesta correcta va en el lugar {place}"
            yield document.make_finding(("questions",), message, "ponla ahí en alguna")


def _is_right_longest(question: SingleQuestion) -> bool:
    right = len(question.correct_answers[0].text)
    return all(len(answer.text) < right for answer in question.answers if not answer.correct)


def _is_right_shortest(question: SingleQuestion) -> bool:
    right = len(question.correct_answers[0].text)
    return all(len(answer.text) > right for answer in question.answers if not answer.correct)
