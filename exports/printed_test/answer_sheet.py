"""What all the tests on paper say: how they are answered, the sheet for it, and how each kind is marked by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from exports.printed_test.paper import PrintedQuestion
from exports.printed_test.parts import Table, make_row
from exports.printed_test.printings import PRINTINGS

PARTLY_RIGHT = "Una respuesta a medias puede sumar su parte. Una en blanco vale cero, y fallarla no resta de las demás."
_NUMBER, _ANSWER, _POINTS = 2.0, 15.4, 2.4  # the shares of the columns


def make_answer_table(title: str, questions: Sequence[PrintedQuestion], has_points: bool = False) -> Table:
    """The table to answer in, a row a question. `has_points`: whole, and with a cell for what each answer is worth."""
    points = [""] if has_points else []
    rows = (make_row(str(number), " ".join(printed.cell), *points) for number, printed in enumerate(questions, start=1))
    return Table(
        title,
        "Una fila por pregunta, con lo que se rodea o el sitio donde se escribe.",
        ("N.º", "Respuesta", *(["Puntos"] if has_points else [])),
        tuple(rows),
        (_NUMBER, _ANSWER - _POINTS, _POINTS) if has_points else (_NUMBER, _ANSWER),
        is_filled_in=True,
        is_whole=has_points,
    )


def describe_scores(questions: Iterable[PrintedQuestion]) -> tuple[str, ...]:
    """How each kind of question that there is in these is marked."""
    kinds = {printed.question.kind for printed in questions}
    return tuple(
        str(Markup("<strong>{}</strong>: {}.").format(PRINTINGS[kind].task, PRINTINGS[kind].scoring))
        for kind in PRINTINGS
        if kind in kinds
    )
