"""The slide on which a group writes its plan: each field with as much about it as fits, and all of it in the notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from course.language.sentences import end_sentence
from course.model.plan import ChoiceField, PlanField, SeveralField, TableField
from exports.slides.fitting import MOST_LINES, count_line_rows, cut
from exports.slides.geometry import SIZE
from exports.slides.plan import Line, Mark, Slide
from exports.slides.text import Run, Runs, label, split_sentences, write_plain

TITLE = "Escribe en «Mi plan»"
WITHOUT_COMPUTER = (
    "Sin ordenador: en la hoja «Mi plan» que acompaña a las actividades, o en un folio, con el título de cada campo"
    " y lo que se decide."
)


def show_fields(fields: Sequence[PlanField], notes: tuple[str, ...]) -> list[Slide]:
    """One slide, if the labels of the fields fit. Each field has the longest of `_TEXTS` with which they all do."""
    written = ([_write_line(field, tell(field)) for field in fields] for tell in _TEXTS)
    fitting = (lines for lines in written if sum(count_line_rows(line, SIZE) for line in lines) <= MOST_LINES)
    return cut(TITLE, next(fitting, [_write_line(field, "") for field in fields]), notes)


def note_field(field: PlanField) -> str:
    """All that there is to say of a field, to fill it in on paper."""
    return f"• {end_sentence(field.label)} {_tell_all(field)}"


def _write_line(field: PlanField, text: str) -> Line:
    runs: Runs = label(end_sentence(field.label), (Run(text),)) if text else (Run(field.label),)
    return Line(runs, Mark.BULLET)


def _tell_all(field: PlanField) -> str:
    return f"{field.help} {_tell_choices(field)}".rstrip()


def _tell_choices(field: PlanField) -> str:
    """What is chosen from, or what the columns of a table are; empty, if it is neither."""
    match field:
        case ChoiceField():
            return f"Se elige una: {_join([option.text for option in field.options])}."
        case SeveralField():
            return f"Se marcan las que valgan: {_join([option.text for option in field.options])}."
        case TableField():
            return f"Columnas: {_join([column.title for column in field.columns])}."
    return ""


def _tell_help(field: PlanField) -> str:
    return field.help


def _tell_first_sentence(field: PlanField) -> str:
    return write_plain(split_sentences((Run(field.help),))[0])


def _join(texts: Sequence[str]) -> str:
    return "; ".join(texts)


# From the longest to the shortest.
_TEXTS: tuple[Callable[[PlanField], str], ...] = (_tell_all, _tell_help, _tell_first_sentence)
