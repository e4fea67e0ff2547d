"""The sheets of a session, A and B, with which a room answers a quiz without devices, and the key of both.

Both have the same questions; their order, and that of their answers, is by the title of the sheet, as on the site's own
sheets. Nobody's name is asked for: each person marks their own, or that of whoever is beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from markupsafe import Markup, escape

from course.derived.titles import describe_place
from course.language.durations import format_minutes
from course.language.sentences import capitalize_first, end_sentence
from course.loaded.whole import Course
from course.model import Question, Session
from exports.book.answer_order import order_answers
from exports.pdf.missing_signs import locating_missing_signs
from exports.printed_test.answer_sheet import PARTLY_RIGHT, describe_scores, make_answer_table
from exports.printed_test.formats import FORMATS
from exports.printed_test.paper import PrintedQuestion
from exports.printed_test.parts import (
    Blanks,
    Bullets,
    Heading,
    NumberedQuestion,
    Part,
    PrintedDocument,
    Table,
    Text,
    make_row,
)
from exports.printed_test.printings import print_question
from exports.printed_test.sheet_questions import MINUTES, MOST_QUESTIONS, choose_sheet_questions
from exports.question_choice import list_session_questions
from exports.request import ExportRequest

LETTERS = ("A", "B")
_LETTER_SHARES = (1.4, 8.0, 8.0)
_REASON_SHARES = (1.4, 1.4, 6.2, 8.4)


class Sheet(NamedTuple):
    """A sheet of a session: its letter, and its questions in the order of their numbers."""

    session: Session
    letter: str
    questions: tuple[PrintedQuestion, ...]

    @property
    def title(self) -> str:
        return _name_sheet(self.session, self.letter)

    @property
    def minutes(self) -> int:
        """Those that it takes to answer."""
        return sum(printed.question.minutes for printed in self.questions)


def plan_session_sheets(request: ExportRequest) -> Mapping[str, Callable[[], bytes]]:
    """How each file is made, by its name: of each session with questions, the two sheets and their key, in each format.

    `curso-sesion-4-hoja-a.docx`, `curso-sesion-4-hoja-a.pdf`… To make a PDF may raise ExportError.
    """
    course = request.course
    documents: dict[str, Callable[[Course, Session], PrintedDocument]] = {
        **{f"hoja-{letter.lower()}": partial(make_sheet_document, letter=letter) for letter in LETTERS},
        "hoja-clave": make_key_document,
    }
    return {
        request.name_session_file(session, f"{name}{suffix}"): partial(_build, course, session, make, write)
        for session in request.list_sessions()
        if choose_sheet_questions(course, session)
        for name, make in documents.items()
        for suffix, write in FORMATS.items()
    }


def describe_left_out(request: ExportRequest) -> list[str]:
    """How many of the essential questions of the sessions are in the sheets, and why the others aren't."""
    course, sessions = request.course, request.list_sessions()
    printed = sum(len(choose_sheet_questions(course, session)) for session in sessions)
    total = sum(len(own) for session in sessions for own in list_session_questions(course, session).values())
    if printed == total:
        return []
    return [
        f"En las hojas entran {printed} de las {total} preguntas imprescindibles de las sesiones: las demás no caben "
        f"en {MINUTES} minutos, son abiertas o descubren la respuesta de otra."
    ]


def _build(
    course: Course,
    session: Session,
    make: Callable[[Course, Session], PrintedDocument],
    write: Callable[[PrintedDocument], bytes],
) -> bytes:
    with locating_missing_signs(course):
        return write(make(course, session))


def make_sheet(course: Course, session: Session, letter: str) -> Sheet:
    """A sheet of a session. The questions are in the order of a hash of its title, as the answers of each one are."""
    title = _name_sheet(session, letter)
    questions = choose_sheet_questions(course, session)
    places = order_answers([question.id for question in questions], title)
    return Sheet(session, letter, tuple(print_question(questions[place], title) for place in places))


def _name_sheet(session: Session, letter: str) -> str:
    return f"Sesión {session.number}. Hoja {letter}"


def make_sheet_document(course: Course, session: Session, letter: str) -> PrintedDocument:
    """What is handed out: what to know before, the questions, and where they are answered and marked."""
    sheet = make_sheet(course, session, letter)
    title = f"Hoja de respuestas {letter}"
    parts: tuple[Part, ...] = (
        *_open(course, session),
        Heading("Antes de empezar"),
        Bullets(tuple(_list_instructions(sheet))),
        Heading("Preguntas"),
        *(NumberedQuestion(number, printed) for number, printed in enumerate(sheet.questions, start=1)),
        Heading(title),
        make_answer_table(title, sheet.questions, has_points=True),
        Blanks(((f"Puntos, de {len(sheet.questions)}:", 6.5), ("Voy a repasar:", 17))),
    )
    return PrintedDocument(sheet.title, course.facts.title, parts)


def _open(course: Course, session: Session) -> Iterator[Part]:
    yield Text(escape(f"{course.facts.title}. Edición {course.facts.edition}."))
    yield Text(escape(end_sentence(session.focus)))


def _list_instructions(sheet: Sheet) -> Iterator[str]:
    other = next(letter for letter in LETTERS if letter != sheet.letter)
    total = len(sheet.questions)
    yield (
        f"Hay {total} {'pregunta' if total == 1 else 'preguntas'} sobre lo que se ha trabajado en esta sesión, y "
        f"contestar lleva {format_minutes(sheet.minutes)}. La hoja {other} tiene las mismas en otro orden."
    )
    yield "No pongas tu nombre: la hoja es para ti, para que sepas qué te conviene repasar."
    yield "Contesta en la tabla del final: en la columna «Respuesta», rodea la letra o escribe lo que se pide."
    yield (
        "Cuando acabe el grupo, corrige tu hoja, o cámbiala con la persona de al lado y corrige la suya. Quien imparte "
        "la sesión dirá las respuestas de las dos hojas: atiende a las de la hoja que corriges."
    )
    yield (
        "Pon en la columna «Puntos» lo que vale cada respuesta: un punto si es la de la clave y cero si no lo es. "
        f"{PARTLY_RIGHT}"
    )


def make_key_document(course: Course, session: Session) -> PrintedDocument:
    """What the trainer has: how to mark, the right answers of both sheets side by side, and the reason of each one."""
    sheets = [make_sheet(course, session, letter) for letter in LETTERS]
    parts: tuple[Part, ...] = (
        *_open(course, session),
        Text(_describe_time(sheets[0])),
        Heading("Cómo se corrige"),
        Bullets(
            (
                "Cuando el grupo haya acabado, lee en voz alta las respuestas de la hoja A y después las de la B, o "
                "proyecta la tabla. Cada persona corrige su hoja o la de quien tiene al lado.",
                "Cada pregunta vale un punto, y se puntúa como en la web. No hay nota mínima ni hace falta recoger las "
                "hojas.",
                "Pregunta después cuáles ha fallado más gente, a mano alzada, y dedica a esas el tiempo que quede. "
                "La segunda tabla dice por qué es buena cada respuesta.",
            )
        ),
        Heading("Respuestas"),
        _make_letter_table(sheets),
        Heading("Cómo se puntúa cada clase de pregunta"),
        Bullets(describe_scores(sheets[0].questions)),
        Heading("Cómo se han elegido las preguntas"),
        Text(
            "Todas son imprescindibles y de las páginas de esta sesión. Cada página da una y, después, dan otra las "
            f"que más tiempo de preguntas tienen, hasta {MOST_QUESTIONS} preguntas o hasta donde permiten los "
            f"{MINUTES} minutos. Las preguntas abiertas no entran."
        ),
        Heading("Por qué", opens_page=True),
        Text(
            "En el orden de la hoja A. Las razones de las demás respuestas están en la web, en el apartado que se dice."
        ),
        _make_reason_table(course, sheets),
    )
    return PrintedDocument(f"Sesión {session.number}. Clave de las hojas A y B", course.facts.title, parts)


def _describe_time(sheet: Sheet) -> str:
    return (
        "Para quien imparte la sesión. Reparte la hoja A y la B alternadas, para que quienes se sientan juntos tengan "
        f"distinta hoja. Calcula {format_minutes(sheet.minutes)} para contestarla y "
        f"{format_minutes(MINUTES - sheet.minutes)} para corregirla y comentarla."
    )


def _make_letter_table(sheets: Sequence[Sheet]) -> Table:
    rows = (
        make_row(str(number), *("; ".join(printed.key) for printed in both))
        for number, both in enumerate(zip(*(sheet.questions for sheet in sheets), strict=True), start=1)
    )
    columns = ("N.º", *(f"Hoja {sheet.letter}" for sheet in sheets))
    description = "Una fila por número de pregunta y una columna por hoja, con la respuesta."
    return Table("Respuestas de las hojas A y B", description, columns, tuple(rows), _LETTER_SHARES)


def _make_reason_table(course: Course, sheets: Sequence[Sheet]) -> Table:
    first, second = (
        {printed.question.id: number for number, printed in enumerate(sheet.questions, start=1)} for sheet in sheets
    )
    rows = (
        (
            str(first[printed.question.id]),
            str(second[printed.question.id]),
            printed.prompt,
            Markup(" ").join([*printed.explanation, _tell_place(course, printed.question)]),
        )
        for printed in sheets[0].questions
    )
    columns = ("A", "B", "Pregunta", "Respuesta y por qué")
    description = "Una fila por pregunta, con su número en cada hoja."
    return Table("Por qué", description, columns, tuple(rows), _REASON_SHARES, is_small=True)


def _tell_place(course: Course, question: Question) -> Markup:
    place = describe_place(course.index, question.section).removeprefix("el ")
    return escape(f"({capitalize_first(place)}.)")
