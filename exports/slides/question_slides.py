"""The questions of a room that answers by raising a hand: which ones they are, and their slides.

Options are in the order of the site's own sheet of the page, so that letters agree with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from course.derived.session_work import list_essential_questions
from course.derived.titles import get_menu_name
from course.language.sentences import end_sentence
from course.loaded.whole import Course
from course.model import Question
from course.pages.outline import PageSource
from exports.book.printed_question import make_printed_view
from exports.printed_test.paper import PrintedQuestion
from exports.printed_test.printings import print_question
from exports.slides.fitting import fit, fit_question
from exports.slides.plan import Line, Look, Mark, Slide
from exports.slides.text import Run, Runs, make_bold, parse_inline, tidy, write_plain

View = Mapping[str, Any]


@dataclass(frozen=True)
class RoomQuestion:
    """A question as it is projected.

    `prompt` says what to do too; `reasons`, if there are any, are asked after the options. `right` is the right answer
    in few words, with its letters on the slide, and `answer` are its lines with its reason. `notes` are all that is
    told of it, also of what is not right.
    """

    id: str
    page: str
    tema: int | None
    prompt: Line
    options: tuple[Line, ...]
    reasons: tuple[Line, ...]
    right: str
    answer: tuple[Line, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class _Kind:
    """How a kind is answered in a room: the right answer in few words, its lines, and what is noted of each answer.

    `shows_task`: the prompt says what to do too. `shows_choices`: its choices, which aren't printed, are options.
    """

    right: Callable[[View, PrintedQuestion], str]
    answer: Callable[[View], tuple[Line, ...]]
    notes: Callable[[View], tuple[str, ...]]
    shows_task: bool = True
    shows_choices: bool = False


def make_room_question(course: Course, page: PageSource, question: Question) -> RoomQuestion:
    """Raises KeyError if the kind isn't in `ROOM_KINDS`."""
    kind = ROOM_KINDS[question.kind]
    printed = print_question(question, page.title)
    view = make_printed_view(question, page.title)
    lists = [[Line(parse_inline(item)) for item in each.items] for each in printed.lists]
    if kind.shows_choices:
        lists = [[Line(parse_inline(choice["text"])) for choice in view["choices"]]]
    options, reasons = ([*lists, [], []])[:2]
    prompt, right = parse_inline(printed.prompt), kind.right(view, printed)
    if kind.shows_task:
        prompt = tidy((*prompt, Run(" "), Run(end_sentence(printed.task), is_italic=True)))
    return RoomQuestion(
        question.id,
        get_menu_name(course, page),
        page.tema,
        Line(prompt),
        tuple(Line(line.runs, Mark.LETTER, place) for place, line in enumerate(options, 1)),
        tuple(Line(line.runs, Mark.NUMBER, place) for place, line in enumerate(reasons, 1)),
        right,
        kind.answer(view),
        (f"Respuesta correcta: {end_sentence(right)}", *kind.notes(view)),
    )


def list_room_questions(course: Course, page: PageSource) -> list[RoomQuestion]:
    """Those of a page that are essential and that a room can answer, as they are projected."""
    return [make_room_question(course, page, question) for question in list_fitting_questions(course, page)]


def list_fitting_questions(course: Course, page: PageSource) -> list[Question]:
    """Those of a page that are essential and that a room can answer."""
    return [question for question in list_essential_questions(course, page) if _fits(question)]


def number_questions(questions: Iterable[Iterable[Question | RoomQuestion]]) -> dict[str, int]:
    """The number of each question, by its id, from those of each page of a session: the same in all decks."""
    return {question.id: number for number, question in enumerate(chain.from_iterable(questions), start=1)}


def list_left_out(course: Course, page: PageSource) -> list[Question]:
    """The essential questions of a page that a room can't answer by raising a hand."""
    return [question for question in list_essential_questions(course, page) if not _fits(question)]


def _fits(question: Question) -> bool:
    return question.kind in ROOM_KINDS


def ask(title: str, question: RoomQuestion) -> list[Slide]:
    """The slides of a question, without its answer."""
    slides = fit_question(title, question.prompt, question.options)
    if question.reasons:
        slides += fit_question(title, Line(make_bold("¿Por qué?")), question.reasons)
    return slides


def answer(title: str, question: RoomQuestion) -> list[Slide]:
    """The slides of its answer."""
    return fit(title, question.answer, Look.ANSWER)


def _list_right(choices: Sequence[View], mark: Mark) -> tuple[Line, ...]:
    """The right ones, with their letters or numbers and why they are."""
    return tuple(
        Line(_join(parse_inline(choice["text"]), parse_inline(choice["why"])), mark, place)
        for place, choice in enumerate(choices, 1)
        if choice["correct"]
    )


def _join(text: Runs, why: Runs) -> Runs:
    return tidy((*make_bold(f"{end_sentence(write_plain(text))} "), *why))


def _name_right(view: View, printed: PrintedQuestion) -> str:
    """«A», «A, C», or «B y razón 2» of a question that asks for the reason too."""
    return " y razón ".join(
        ", ".join(_get_sign(choice) for choice in choices if choice["correct"]) for choices in _list_choices(view)
    )


def _name_truth(view: View, printed: PrintedQuestion) -> str:
    """«A (verdadero)»."""
    (right,) = (choice for choice in view["choices"] if choice["correct"])
    return f"{_get_sign(right)} ({_plain(right['text']).lower()})"


def _write_key(view: View, printed: PrintedQuestion) -> str:
    """As the key of the printed sheets says it."""
    return "; ".join(printed.key)


def _note_choices(view: View) -> tuple[str, ...]:
    return tuple(
        f"{_get_sign(choice)}. {_plain(choice['text'])} → {_plain(choice['why'])}"
        for choices in _list_choices(view)
        for choice in choices
    )


def _list_choices(view: View) -> list[Sequence[View]]:
    return [view[name] for name in ("choices", "reasons") if name in view]


def _get_sign(choice: View) -> str:
    """The letter, or the number, of a choice on its slide."""
    return str(choice["letter"]).upper()


def _answer_tiers(view: View) -> tuple[Line, ...]:
    return (*_list_right(view["choices"], Mark.LETTER), *_list_right(view["reasons"], Mark.NUMBER))


def _answer_typed(shown: str, view: View) -> tuple[Line, ...]:
    return (Line(make_bold(shown)), Line(parse_inline(view["why"])))


def _note_number(view: View) -> tuple[str, ...]:
    return _note_typed(view, [(each["shown"], each["why"]) for each in view["anticipated"]])


def _note_blank(view: View) -> tuple[str, ...]:
    return _note_typed(view, [("; ".join(each["texts"]), each["why"]) for each in view["anticipated"]])


def _note_typed(view: View, mistakes: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Why it is right, and then what is told of each mistake that is expected."""
    return (
        _plain(view["why"]),
        *(f"Si alguien dice {said} → {_plain(why)}" for said, why in mistakes),
    )


def _plain(text: str) -> str:
    return write_plain(parse_inline(text))


_CHOICES = _Kind(_name_right, lambda view: _list_right(view["choices"], Mark.LETTER), _note_choices)
SLIDE_LOSSES = ("solo las imprescindibles", "se responde a mano alzada y no se corrige sola", "sin pistas")
# A kind that a room can answer is one row here; the others are left out, and the export says so.
ROOM_KINDS: Mapping[str, _Kind] = {
    "single": replace(_CHOICES, shows_task=False),
    "multiple": _CHOICES,
    "true_false": replace(_CHOICES, right=_name_truth, shows_choices=True),
    "two_tier": _Kind(_name_right, _answer_tiers, _note_choices),
    "numeric": _Kind(_write_key, lambda view: _answer_typed(view["shown_answer"], view), _note_number),
    "blank": _Kind(_write_key, lambda view: _answer_typed(view["accepted"][0], view), _note_blank),
}
