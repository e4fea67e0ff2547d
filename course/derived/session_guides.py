"""The guide of a session, completed with what the course says of it: its objectives, its blocks by the clock with what
they work, and the pages that it names.

What a block works of each page is in `course/derived/session_work.py`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from course.derived.activity_sheets import list_sheet_activities
from course.derived.coverage import list_session_objectives
from course.derived.printing import PrintedItem, list_packed, list_printed_items
from course.derived.session_work import Work, list_session_work, time_activities
from course.derived.sessions import TimedBlock, find_guide, find_opened_pages, find_spare_time
from course.language.lists import join_list
from course.loaded.whole import Course
from course.model import Objective, Session, SessionGuide
from course.model.session_guide import GROUP_SIZES, LEAST_LEFT_OUT_MINUTES, GuidedActivity, LeftOut, NextQuestion
from course.pages.outline import PageSource
from course.pages.places import get_guide_page

# What is said before the table of what can be left out.
LATE_ADVICE = "Quítalo en este orden y para cuando hayas recuperado lo que te falta. Entre todo son"

# How a group whose size is not in `GROUP_SIZES` is seated.
OTHER_SIZES = "Con otro número, haz una mesa por cada cuatro o cinco personas: con 18, dos de cinco y dos de cuatro"
# Which of what is printed is in each file of the session.
_PACKED_FILES = {"«actividades»": {"sheets", "plan"}, "«tarjetas»": {"cards"}, "las plantillas": {"documents"}}


class Section(NamedTuple):
    """A section of a guide: its name in the code, its anchor in the page and its title."""

    name: str
    anchor: str
    title: str


class SessionActivity(NamedTuple):
    """The activity of a page in a session, when it begins, and `how` it is done, in the guide's words."""

    work: Work
    start: datetime.time
    how: GuidedActivity | str


class Saving(NamedTuple):
    """What can be left out, on which page, the minutes that it gives back, and those of all of them up to here."""

    part: LeftOut
    page: PageSource
    minutes: int
    total: int


@dataclass(frozen=True)
class CompleteGuide:
    """A guide with all that it shows of the course.

    `opening` are the questions with which it begins, which the guide of the session before asks for. `activities` are
    those of the session in the order of the morning, the one told at length among them; `printed`, what is printed,
    file by file. `page` is the page of the guide under `docs/`; `previous` and `next` are the numbers of the sessions
    beside it, None at the ends of the course.
    """

    guide: SessionGuide
    session: Session
    objectives: tuple[Objective, ...]
    opening: tuple[NextQuestion, ...]
    blocks: tuple[tuple[TimedBlock, tuple[Work, ...]], ...]
    spare: tuple[datetime.time, datetime.time, int] | None
    activities: tuple[SessionActivity, ...]
    printed: tuple[PrintedItem, ...]
    savings: tuple[Saving, ...]
    previous: int | None
    next: int | None

    @property
    def page(self) -> str:
        return get_guide_page(self.session.number)

    @property
    def told(self) -> SessionActivity | None:
        """The activity that is told at length."""
        return next((each for each in self.activities if isinstance(each.how, GuidedActivity)), None)

    @property
    def others(self) -> tuple[SessionActivity, ...]:
        """The other activities."""
        return tuple(each for each in self.activities if isinstance(each.how, str))

    @property
    def has_copies_by_table(self) -> bool:
        """Whether how much is printed hangs on how many tables there are."""
        return any(each.copies_for == "table" for each in (*self.guide.handouts, *self.guide.cards))

    @property
    def printing_advice(self) -> str:
        """What is said before the list of what is printed."""
        told = ["los números de las diapositivas de cada bloque", "las respuestas de sus preguntas"]
        told += ["las soluciones de las actividades"] if self.activities else []
        solutions = f"el archivo que acaba en «actividades-soluciones», que tiene {join_list(told)}"
        trainer = f"Imprime para ti esta guía y {solutions}."
        sizes = f"Las copias de la tabla van por este orden: para {join_list(GROUP_SIZES)} personas"
        if self.has_copies_by_table:
            sizes += f", en {join_list(self.guide.tables)} mesas. {OTHER_SIZES}"
        return " ".join([*self._advise_pack(), trainer, f"{sizes}."])

    def _advise_pack(self) -> Iterator[str]:
        """What is said of the file to print the session; nothing, if it has none."""
        sorts = {item.sort for item in list_packed(self.printed)}
        names = [name for name, own in _PACKED_FILES.items() if own & sorts]
        if names:
            sizes = join_list((f"«imprimir-{size}»" for size in GROUP_SIZES), "o")
            files = f"{sizes}, el primero en el que quepa tu grupo"
            yield f"Imprime el archivo que acaba en {files}: lleva todas las copias de {join_list(names)}."

    @property
    def saved_minutes(self) -> int:
        """The minutes of all that can be left out."""
        return self.savings[-1].total if self.savings else 0

    @property
    def sections(self) -> list[Section]:
        """The sections that the guide has, in order."""
        late = f"Si pierdes {LEAST_LEFT_OUT_MINUTES} minutos"
        following = "Con qué empieza la sesión siguiente" if self.next else "Qué preguntar un mes después"
        sections = (
            (Section("objectives", "objetivos", "Qué se consigue"), self.objectives),
            (Section("before", "antes", "Antes de la sesión"), self.guide.prepare),
            (Section("printed", "hojas", "Qué se imprime o se abre"), self.printed),
            (Section("said", "decir", "Qué decir, en cinco líneas"), self.guide.say),
            (Section("opening", "principio", "Con qué se empieza"), self.opening),
            (Section("morning", "manana", "La mañana, bloque a bloque"), self.blocks),
            (Section("activity", "la-actividad", "La actividad, paso a paso"), self.told),
            (Section("others", "otras-actividades", "Las demás actividades"), self.others),
            (Section("wrong", "fallos", "Lo que suele ir mal"), self.guide.goes_wrong),
            (Section("late", "retraso", late), self.savings),
            (Section("following", "despues", following), self.guide.ask_next),
        )
        return [section for section, content in sections if content]


def list_ways(activity: GuidedActivity) -> dict[str, str]:
    """How an activity is done with each group and in each place, and how it ends, by what each is called."""
    return {
        "Con 8 personas": activity.groups_8,
        "Con 15": activity.groups_15,
        "Con 25": activity.groups_25,
        "Sin red": activity.no_network,
        "Por videoconferencia": activity.video_call,
        "Puesta en común": activity.wrap_up,
    }


def list_guides(course: Course) -> list[CompleteGuide]:
    """The guides, in the order of the sessions."""
    guides = sorted(course.list_values(SessionGuide), key=lambda guide: guide.session)
    return [complete_guide(course, guide) for guide in guides]


def get_guide(course: Course, number: int) -> CompleteGuide:
    """The guide of a session. Raises LookupError if it has none."""
    guide = find_guide(course, number)
    if guide is None:
        raise LookupError(f"session {number} has no guide")
    return complete_guide(course, guide)


def list_asked_after(course: Course, number: int) -> list[NextQuestion]:
    """The questions with which the guide of a session ends; none, if it has no guide."""
    guide = find_guide(course, number)
    return guide.ask_next if guide else []


def complete_guide(course: Course, guide: SessionGuide) -> CompleteGuide:
    """The guide with what it shows of a course that its checks accept."""
    numbers = [session.number for session in course.facts.sessions]
    session = course.facts.sessions[numbers.index(guide.session)]
    opened = find_opened_pages(course)
    blocks = tuple(list_session_work(course, session, opened))
    return CompleteGuide(
        guide,
        session,
        tuple(list_session_objectives(course, session)),
        tuple(list_asked_after(course, session.number - 1)),
        blocks,
        find_spare_time(session),
        tuple(_list_activities(guide, blocks)),
        tuple(list_printed_items(course, guide, blocks, _number_sheets(course, session))),
        tuple(_list_savings(guide, session, opened)),
        session.number - 1 if session.number - 1 in numbers else None,
        session.number + 1 if session.number + 1 in numbers else None,
    )


def _number_sheets(course: Course, session: Session) -> dict[str, tuple[int, ...]]:
    numbered: dict[str, tuple[int, ...]] = {}
    for number, activity in enumerate(list_sheet_activities(course, session), start=1):
        numbered[activity.page.uri] = (*numbered.get(activity.page.uri, ()), number)
    return numbered


def _list_activities(
    guide: SessionGuide, blocks: Iterable[tuple[TimedBlock, tuple[Work, ...]]]
) -> Iterator[SessionActivity]:
    told = guide.activity
    how: dict[str, GuidedActivity | str] = {**guide.other_activities, **({told.page: told} if told else {})}
    for work, start in time_activities(blocks):
        yield SessionActivity(work, start, how[work.heading_id])


def _list_savings(guide: SessionGuide, session: Session, opened: dict[str, PageSource]) -> list[Saving]:
    savings: list[Saving] = []
    for part in guide.leave_out:
        minutes = session.get_minutes(part.page, part.kind)
        total = minutes + (savings[-1].total if savings else 0)
        savings.append(Saving(part, opened[part.page], minutes, total))
    return savings
