"""What the trainer has on paper of the slides: which ones are of each block, and the answers of their questions.

It is for who projects without seeing the notes. How it looks is for `sheet.typ`, whose functions are called here by
name.
"""

from __future__ import annotations

from collections.abc import Iterator

from course.language.sentences import capitalize_first, end_sentence
from exports.pdf.typst_source import write_call, write_heading, write_lines, write_listed, write_text
from exports.slides.block_index import join_numbers
from exports.slides.page_turn import say_span
from exports.slides.plan import AskedQuestion, Deck, DeckPart

_ABOUT = (
    "Para quien imparte la sesión y proyecta sin ver las notas. El número de cada diapositiva está abajo, a la derecha."
    " Si quitas o añades alguna en tu copia, cambian los números de las siguientes."
)
_LETTERS = "Las letras son las de la pantalla. El porqué de cada respuesta está en las notas de su diapositiva."
_OPEN = (
    "Las preguntas de la sesión anterior, con las que empieza la bienvenida, son abiertas: en la guía está lo que hay"
    " que oír en cada una."
)

_BEFORE, _AFTER = "Antes", "Al acabar"


def write_projected(deck: Deck, title: str, has_opening: bool) -> str:
    """A page as Typst source. `has_opening`: the session begins with questions about the one before."""
    return write_call("screen-page", write_lines(_write_parts(deck, title, has_opening)))


def list_answers(deck: Deck) -> dict[AskedQuestion, list[int]]:
    """The questions of a deck in its order, each with the numbers of its slides."""
    answers: dict[AskedQuestion, list[int]] = {}
    for number, slide in enumerate(deck.slides, start=1):
        if slide.asked is not None:
            answers.setdefault(slide.asked, []).append(number)
    return answers


def _write_parts(deck: Deck, title: str, has_opening: bool) -> Iterator[str]:
    yield write_heading(title, 1)
    yield write_text(_ABOUT)
    yield write_heading("La mañana, bloque a bloque", 2)
    yield write_listed("blocks-table", (f"[{write_text(cell)}]" for part in deck.parts for cell in _tell_part(part)))
    answers = list_answers(deck)
    if answers or has_opening:
        yield write_heading("Respuestas de las preguntas que se proyectan", 2)
    if answers:
        yield write_text(_LETTERS)
        cells = (cell for asked, slides in answers.items() for cell in _tell_answer(asked, slides))
        yield write_listed("answers-tables", (f"[{write_text(cell)}]" for cell in cells))
    if has_opening:
        yield write_text(_OPEN)


def _tell_part(part: DeckPart) -> tuple[str, str, str]:
    """The cells of its row: its hours, what it is, and its slides."""
    hours = say_span(part.timed, part.timed) if part.timed else _BEFORE if part.slides.start == 1 else _AFTER
    told = [*part.readings, *part.activities]
    if part.questions:
        told.append(f"en el archivo de preguntas, {join_numbers(part.questions)}")
    name = f"{part.name}: {'; '.join(told)}" if told else part.name
    return hours, end_sentence(capitalize_first(name)), join_numbers(part.slides) or "Ninguna"


def _tell_answer(asked: AskedQuestion, slides: list[int]) -> tuple[str, str, str]:
    return join_numbers(slides), str(asked.number), asked.right
