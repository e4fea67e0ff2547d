"""What is projected in a session, in the order of its blocks. Pure: from the course and what its pages say.

Each page has its «En cinco minutos» and its drawings, each activity its minutes and its steps, each block of questions
two or three. The «Ideas clave» of the pages with most minutes are there while there is room; those of the others are
noted for the trainer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from course.derived.coverage import find_pages_by_objective
from course.derived.session_work import Work, list_work
from course.derived.sessions import TimedBlock, list_session_pages, time_blocks
from course.derived.titles import get_menu_name
from course.language.dates import format_date
from course.language.durations import format_minutes
from course.loaded.whole import Course
from course.model import Session
from course.model.session import BLOCK_NAMES, StudyBlock
from course.pages.outline import PageSource
from exports.slides.fitting import cut, finish_titles
from exports.slides.geometry import measure_scale
from exports.slides.page_content import Activity, PageContent
from exports.slides.plan import Deck, Line, Look, Mark, Picture, Slide
from exports.slides.question_slides import RoomQuestion, ask, list_room_questions
from exports.slides.text import Run, Runs, end_sentence, label, make_bold, tidy, write_plain

MOST_SLIDES = 60
MOST_QUESTIONS = 3  # of a block
# Points that a unit of a drawing takes: with fewer, its words are small for a room, and it is better shown on its page;
# with much fewer, nobody can read them, and it is left there.
SMALL_SCALE, LEAST_SCALE = 0.62, 0.5
MANY_BLOCKS = 4  # of questions: with so many, each one has two

_BETWEEN = ("reading", "questions", "writing")
_PLAN = BLOCK_NAMES["writing"]

Contents = Mapping[str, PageContent]  # by the page's path under docs/


@dataclass(frozen=True)
class _Source:
    """What a deck is made of: questions by page, and the pages whose «Ideas clave» are shown."""

    course: Course
    session: Session
    contents: Contents
    questions: Mapping[str, list[RoomQuestion]]
    shown: frozenset[str] = frozenset()

    def find_content(self, page: PageSource) -> PageContent:
        return self.contents.get(page.uri, PageContent())


def plan_session(course: Course, session: Session, contents: Contents) -> Deck:
    """The deck of a session. A page without content has its questions alone."""
    pages = list_session_pages(course, session)
    source = _Source(course, session, contents, {page.uri: list_room_questions(course, page) for page in pages})
    source = replace(source, shown=_choose_shown(source))
    return Deck(
        f"{course.facts.title}. Sesión {session.number}",
        next((page.tema for page in pages if page.tema), 1),
        finish_titles(_list_slides(source)),
    )


def _choose_shown(source: _Source) -> frozenset[str]:
    """The pages whose «Ideas clave» fit, those with most minutes of reading first."""
    room = MOST_SLIDES - len(list(_list_slides(source)))
    pages = {page.uri: page for page in list_session_pages(source.course, source.session)}
    minutes = {
        work.page.uri: work.minutes
        for block in _list_study(source.session)
        if block.kind == "reading"
        for work in list_work(source.course, block)
        if work.page
    }
    shown = set()
    for uri in sorted(pages, key=lambda uri: -minutes.get(uri, 0)):
        needed = len(_show_ideas(source, pages[uri])) if uri in minutes else 0
        if 0 < needed <= room:
            shown.add(uri)
            room -= needed
    return frozenset(shown)


def _list_study(session: Session) -> list[StudyBlock]:
    return [block for block in session.blocks if isinstance(block, StudyBlock)]


def _list_slides(source: _Source) -> Iterator[Slide]:
    yield _show_cover(source.course, source.session)
    yield from _show_objectives(source)
    yield from _show_morning(source)
    timed = time_blocks(source.session)
    read: set[str] = set()
    asked: set[str] = set()
    for block in timed:
        yield from _show_block(source, block, read, asked)
    yield from _show_next(source)


def _show_cover(course: Course, session: Session) -> Slide:
    day = f"{format_date(session.date)}, de {session.start:%H:%M} a {session.end:%H:%M}"
    lines = (
        Line((Run(f"{session.focus}."),)),
        Line((Run(f"{day[0].upper()}{day[1:]}"),)),
        Line((Run(course.facts.title),)),
    )
    return Slide(f"Sesión {session.number}", lines, look=Look.COVER)


def _show_objectives(source: _Source) -> list[Slide]:
    own = {page.uri for page in list_session_pages(source.course, source.session)}
    pages = find_pages_by_objective(source.course)
    lines = [
        Line(label(f"{objective.id}.", (Run(objective.text),)))
        for objective in source.course.facts.objectives
        if any(page.uri in own for page in pages.get(objective.id, ()))
    ]
    return cut("Objetivos de la sesión", lines)


def _show_morning(source: _Source) -> list[Slide]:
    """The hours: activities by their names, and what is done between them in one line."""
    lines = []
    for is_between, group in groupby(time_blocks(source.session), lambda timed: timed.block.kind in _BETWEEN):
        for blocks in [list(group)] if is_between else [[timed] for timed in group]:
            names = list(dict.fromkeys(BLOCK_NAMES[timed.block.kind] for timed in blocks))
            told = ", ".join([names[0], *(name if name == _PLAN else name.lower() for name in names[1:])])
            block = blocks[0].block
            if isinstance(block, StudyBlock) and block.kind == "activity":
                activities = [name for work in list_work(source.course, block) for name in work.parts.values()]
                told = f"{told}: {'; '.join(activities)}" if activities else told
            lines.append(Line(label(_say_span(blocks[0], blocks[-1]), (Run(end_sentence(told)),))))
    return cut("La mañana, hora a hora", lines)


def _say_span(first: TimedBlock, last: TimedBlock) -> str:
    return f"{first.start:%H:%M}–{last.end:%H:%M}"


def _show_block(source: _Source, timed: TimedBlock, read: set[str], asked: set[str]) -> Iterator[Slide]:
    """The slides of a block. `read` and `asked` are the pages and the questions that have been shown, and grow."""
    block = timed.block
    if isinstance(block, StudyBlock):
        works = list_work(source.course, block)
        if block.kind == "reading":
            for work in works:
                if work.page and work.page.uri not in read:
                    read.add(work.page.uri)
                    yield from _show_page(source, timed, work, work.page)
        elif block.kind == "activity":
            for work in works:
                yield from _show_activities(source, timed, work)
        elif block.kind == "questions":
            yield from _show_questions(source, timed, works, asked)
        else:
            yield from _show_writing(source, timed, works)
    elif block.kind == "pause":
        text = f"{format_minutes(block.minutes)}. Volvemos a las {timed.end:%H:%M}."
        yield from cut("Pausa", [Line((Run(text),))])
    else:
        notes = (_note_time(timed, block.minutes),)
        yield from cut(BLOCK_NAMES[block.kind], [Line((Run(block.text),))], notes)


def _note_time(timed: TimedBlock, minutes: int) -> str:
    name = BLOCK_NAMES[timed.block.kind].lower()
    return f"Bloque de {_say_span(timed, timed)}, {name}. Para esto, {format_minutes(minutes)}."


def _name_page(source: _Source, page: PageSource) -> str:
    return f"Página: «{get_menu_name(source.course, page)}», tema {page.tema}."


def _show_page(source: _Source, timed: TimedBlock, work: Work, page: PageSource) -> Iterator[Slide]:
    content = source.find_content(page)
    name = get_menu_name(source.course, page)
    place = _name_page(source, page)
    ideas = _show_ideas(source, page) if page.uri in source.shown else []
    if content.summary:
        lines = [Line(label(f"{part}.", text)) for part, text in content.summary]
        notes = [place, _note_time(timed, work.minutes), *_say_summary(content)]
        if not ideas and content.ideas:
            notes += ["Ideas clave de la página:", *(f"• {write_plain(idea)}" for idea in content.ideas)]
        illegible = [each for each in content.pictures if not _is_legible(each)]
        notes += [f"Lámina que se ve mejor en la página: «{each.title}»." for each in illegible]
        yield from cut(name, lines, tuple(notes))
    for picture in filter(_is_legible, content.pictures):
        yield Slide(picture.title, picture=picture, notes=(place, *_say_picture(picture)))
    yield from ideas


def _say_summary(content: PageContent) -> Iterator[str]:
    """What to say: how the page begins, its example, its rule and its tool, in that order."""
    if content.lead:
        yield f"Para empezar: {content.lead}"
    said = [f"{name}: {write_plain(text)}" for name, text in content.summary]
    if len(said) > 1:
        said[:2] = said[1::-1]  # an example first, and then the rule that it is of
    yield "Qué decir, en este orden. " + " ".join(said)


def _say_picture(picture: Picture) -> Iterator[str]:
    if measure_scale(picture.file) < SMALL_SCALE:
        yield "Sus letras son pequeñas para una sala: enséñala desde la página si puedes."
    if picture.description:
        yield f"Lo que muestra: {picture.description}"


def _is_legible(picture: Picture) -> bool:
    return measure_scale(picture.file) >= LEAST_SCALE


def _show_ideas(source: _Source, page: PageSource) -> list[Slide]:
    content = source.find_content(page)
    lines = [Line(idea, Mark.BULLET) for idea in content.ideas]
    notes = (
        _name_page(source, page),
        "Pide un ejemplo de la sala para cada idea, y sigue si lo hay.",
        *(f"{name}: {write_plain(text)}" for name, text in content.summary[:1]),
    )
    return cut(f"Ideas clave · {get_menu_name(source.course, page)}", lines, notes)


def _show_activities(source: _Source, timed: TimedBlock, work: Work) -> Iterator[Slide]:
    if work.page is None:
        return
    content = source.find_content(work.page)
    for anchor, name in work.parts.items():
        activity = content.find_activity(anchor)
        if activity is not None:
            notes = (
                _name_page(source, work.page),
                _note_time(timed, work.minutes),
                *(f"Montaje. {way}" for way in activity.ways),
                *(["Solución:", *activity.solution] if activity.solution else []),
            )
            yield from cut(f"Actividad: {name}", _list_steps(activity, work.minutes), notes)


def _list_steps(activity: Activity, minutes: int) -> list[Line]:
    first: Runs = make_bold(f"{minutes} {'minuto' if minutes == 1 else 'minutos'}.")
    if activity.essential:
        first = tidy((*first, Run(" "), *activity.essential))
    return [Line(first), *activity.lines]


def _show_questions(source: _Source, timed: TimedBlock, works: list[Work], asked: set[str]) -> Iterator[Slide]:
    """Two or three questions of the pages of a block, spread over them; those that fit on a slide first."""
    minutes = sum(work.minutes for work in works)
    blocks = [block for block in _list_study(source.session) if block.kind == "questions"]
    most = MOST_QUESTIONS - (len(blocks) >= MANY_BLOCKS)
    for question in _choose_questions(source, works, asked, most):
        title = f"Pregunta {len(asked) + 1} · {question.page}"
        asked.add(question.id)
        notes = (f"Página: «{question.page}».", _note_time(timed, minutes), *question.notes)
        for slide in ask(title, question):
            yield replace(slide, notes=notes)


def _choose_questions(source: _Source, works: list[Work], asked: set[str], most: int) -> list[RoomQuestion]:
    by_page = []
    for work in works:
        if work.page is not None:
            free = [each for each in source.questions[work.page.uri] if each.id not in asked]
            by_page.append(sorted(free, key=lambda each: len(ask("", each))))  # stable: the bank's order
    by_page = [questions for questions in by_page if questions]
    if len(by_page) >= most > 1:
        places = [number * (len(by_page) - 1) // (most - 1) for number in range(most)]
        return [by_page[place][0] for place in places]
    first = [(rank, page, each) for page, questions in enumerate(by_page) for rank, each in enumerate(questions)]
    chosen = sorted(first, key=lambda item: item[:2])[:most]
    return [each for _, _, each in sorted(chosen, key=lambda item: (item[1], item[0]))]


def _show_writing(source: _Source, timed: TimedBlock, works: list[Work]) -> list[Slide]:
    lines, notes = [], [_note_time(timed, timed.block.minutes)]
    for work in works:
        if work.page is not None:
            amount = format_minutes(work.minutes)
            lines += [Line((Run(name),), Mark.BULLET) for name in work.parts.values()]
            notes.append(f"{_name_page(source, work.page)} Para sus campos, {amount}.")
    return cut("Escribe en «Mi plan»", lines, tuple(notes))


def _show_next(source: _Source) -> list[Slide]:
    """What the next session is about, and how it begins, so that everybody comes with it thought over."""
    number = source.session.number + 1
    following = next((each for each in source.course.facts.sessions if each.number == number), None)
    if following is None:
        return []
    welcome = following.blocks[0]
    day = f"{format_date(following.date)}, a las {following.start:%H:%M}"
    lines = [
        Line(label("Cuándo.", (Run(f"{day[0].upper()}{day[1:]}."),))),
        Line(label("De qué va.", (Run(f"{following.focus}."),))),
    ]
    if not isinstance(welcome, StudyBlock) and welcome.kind == "welcome":
        lines.append(Line(label("Trae pensado esto.", (Run(welcome.text),))))
    return cut(f"Para la sesión {number}", lines)
