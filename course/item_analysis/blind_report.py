"""Command line: how much of the question bank is guessed without reading the prompts, and what gives it away.

`python3 tasks.py blind` prints it (`course/item_analysis/blind_reader.py` says who guesses, and how it has learnt).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tabulate import tabulate

from course.item_analysis.blind_reader import (
    Guess,
    guess_singles,
    mark_multiples,
    measure_chance,
    measure_right,
)
from course.item_analysis.common_places import find_marked_exactly
from course.item_analysis.option_sets import OptionSet, list_multiple_sets, list_single_sets
from course.item_analysis.telling_signs import find_telling_signs
from course.language.numbers import format_share
from course.loaded.loading import load_draft
from course.loaded.parts import CourseParts
from course.runtime.memory import MEMORY_PATH, end_run, open_memory

# The most that a bank may let be guessed: the shares of sets with one right option, and of those with several.
MOST_SINGLES, MOST_MULTIPLES = 0.38, 0.15
SHOWN = 15

_HEADERS = ("Tema", "Con una correcta", "Al azar", "Por la forma", "Y las palabras", "Con varias", "Por el lugar")


class Trial(NamedTuple):
    """What was tried without the prompts, and what came of it."""

    singles: list[OptionSet]
    by_form: list[Guess]
    with_words: list[Guess]
    multiples: list[OptionSet]
    placed: list[OptionSet]  # of the multiples, those marked exactly by their places

    def keep(self, tema: int) -> Trial:
        """The part of a tema."""
        return Trial(
            [options for options in self.singles if options.tema == tema],
            [guess for guess in self.by_form if guess.options.tema == tema],
            [guess for guess in self.with_words if guess.options.tema == tema],
            [options for options in self.multiples if options.tema == tema],
            [options for options in self.placed if options.tema == tema],
        )


def render_blind_report(course: CourseParts) -> str:
    """The table of each tema, the telling signs and the questions that are guessed with most confidence."""
    questions = [question.value for question in course.questions]
    singles, multiples = list_single_sets(questions), list_multiple_sets(questions)
    if len({options.tema for options in singles}) < 2:
        return "Hacen falta preguntas con una correcta en dos temas: lo aprendido en uno se prueba en otro."
    trial = Trial(
        singles,
        guess_singles(singles),
        guess_singles(singles, with_words=True),
        multiples,
        find_marked_exactly(multiples),
    )
    rows = [
        _make_row(str(tema), trial.keep(tema)) for tema in sorted({options.tema for options in singles + multiples})
    ]
    table = tabulate(
        [*rows, _make_row("Curso", trial)],
        headers=_HEADERS,
        disable_numparse=True,
        colalign=("left", *("right",) * (len(_HEADERS) - 1)),
    )
    surest = _render_surest(course, trial.by_form)
    return "\n\n".join([table, _render_limits(), _render_marks(multiples), render_signs(singles), surest])


def render_signs(singles: Sequence[OptionSet]) -> str:
    """The telling signs, one a line."""
    signs = find_telling_signs(singles)
    if not signs:
        return "Ningún rasgo de la forma delata las correctas."
    lines = [f"- {sign.phrase} (solo por eso acierta el {format_share(sign.share)})" for sign in signs]
    return "\n".join(["Lo que más delata, con los demás rasgos a la vista:", *lines])


def _make_row(name: str, trial: Trial) -> tuple[str, ...]:
    shares = (measure_chance(trial.singles), measure_right(trial.by_form), measure_right(trial.with_words))
    by_place = format_share(len(trial.placed) / len(trial.multiples)) if trial.multiples else "–"
    return (name, str(len(trial.singles)), *map(format_share, shares), str(len(trial.multiples)), by_place)


def _render_limits() -> str:
    return (
        f"Como mucho: el {format_share(MOST_SINGLES)} de las que tienen una correcta, por la forma y con las palabras,"
        f" y menos del {format_share(MOST_MULTIPLES)} de las que tienen varias, por el lugar."
    )


def _render_marks(multiples: Sequence[OptionSet]) -> str:
    marks = mark_multiples(multiples)
    exact = sum(mark.places == mark.options.rights for mark in marks)
    options = [
        (place in mark.places) == (place in mark.options.rights)
        for mark in marks
        for place in range(len(mark.options.texts))
    ]
    if not options:
        return "No hay preguntas con varias correctas."
    return (
        f"De las que tienen varias, por la forma de cada respuesta se marcan enteras {exact} de {len(marks)},"
        f" y se acierta el {format_share(sum(options) / len(options))} de las respuestas."
    )


def _render_surest(course: CourseParts, guesses: Sequence[Guess]) -> str:
    right = [guess for guess in guesses if guess.score == 1]
    surest = sorted(right, key=lambda guess: -guess.confidence)[:SHOWN]
    findings = {question.value.id: question.make_finding("") for question in course.questions}
    lines = [
        f"- {guess.options.question}{', en las razones' if guess.options.field == 'reasons' else ''},"
        f" {finding.path}:{finding.line} (con seguridad del {format_share(guess.confidence)})"
        for guess in surest
        for finding in [findings[guess.options.question]]
    ]
    return "\n".join(["Las que acierta por la forma con más seguridad:", *lines])


def main(arguments: list[str]) -> int:
    """Print the report and return the exit code."""
    if arguments:
        print("Esta tarea no tiene opciones: python3 tasks.py blind")
        return 0 if arguments[0] in ("-h", "--help") else 1
    root = Path.cwd()
    open_memory(root / MEMORY_PATH)
    try:
        draft, findings = load_draft(root)
        if findings:
            print("El curso tiene errores: mira antes lo que dice python3 tasks.py check.")
            return 1
        print(render_blind_report(draft))
    finally:
        end_run()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
