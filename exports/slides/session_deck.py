"""What is projected in a session, in the order of its blocks. Pure: from the course and what its pages say.

Each page has its slides (`page_slides.py`), each activity its minutes and its steps, each block of questions those that
its minutes allow (`block_questions.py`). «Ideas clave» are there if those of all the pages fit or, if they don't, for
the pages without a tool to show; those of the others are noted for the trainer.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from course.derived.coverage import list_session_objectives
from course.derived.session_guides import list_asked_after
from course.derived.session_work import Work, get_activity_minutes, list_work, list_written_fields
from course.derived.sessions import TimedBlock, find_guide, find_opened_pages, list_session_pages, time_blocks
from course.derived.titles import get_menu_name
from course.language.dates import format_date
from course.language.durations import format_minutes
from course.language.inline_markdown import render_inline
from course.language.sentences import capitalize_first, end_sentence
from course.loaded.whole import Course
from course.model import Session, SessionGuide
from course.model.session import BLOCK_NAMES, FrameBlock, SessionBlock, StudyBlock
from course.model.session_guide import NextQuestion
from course.pages.outline import PageSource
from exports.slides.activity_slides import list_how, show_activity
from exports.slides.block_index import ToldBlock, place_blocks, tell_part
from exports.slides.block_questions import BlockQuestions, choose_questions
from exports.slides.fitting import cut, finish_titles
from exports.slides.page_content import PageContent
from exports.slides.page_slides import PAGE_SLIDES
from exports.slides.page_turn import PageTurn, choose_tema, name_block, name_page, note_time, say_span
from exports.slides.plan import AskedQuestion, Deck, DeckPart, Line, Look, Mark, Slide
from exports.slides.plan_field_slides import WITHOUT_COMPUTER, note_field, show_fields
from exports.slides.question_slides import RoomQuestion, ask, list_room_questions, number_questions
from exports.slides.text import Run, label, make_bold, parse_inline, write_plain

MOST_SLIDES = 110
_COVER_SIZE = 24
# Blocks that are told together, in one line, when they are one after another.
_BETWEEN = ("reading", "questions", "writing")

Contents = Mapping[str, PageContent]  # by the page's path under docs/


@dataclass
class _Telling:
    """A session that is being told.

    `opened` are the pages by the headings that open them; `questions`, by their numbers in the deck with all of them,
    and `chosen`, those of each block by the time when it begins; `guide`, how the session is given, if anybody wrote
    it; `with_ideas` are the pages whose «Ideas clave» are shown; `read`, the pages that already have their slides.
    """

    course: Course
    session: Session
    opened: dict[str, PageSource]
    contents: Contents
    questions: Mapping[int, RoomQuestion]
    chosen: Mapping[datetime.time, BlockQuestions]
    guide: SessionGuide | None
    with_ideas: frozenset[str] = frozenset()
    read: set[str] = field(default_factory=set)

    def begin(self, with_ideas: frozenset[str]) -> _Telling:
        return replace(self, with_ideas=with_ideas, read=set())

    def take_turn(self, timed: TimedBlock, minutes: int, page: PageSource) -> PageTurn:
        name, content = get_menu_name(self.course, page), self.contents.get(page.uri, PageContent())
        return PageTurn(name, page.tema, content, timed, minutes, page.uri in self.with_ideas)


def plan_session(course: Course, session: Session, contents: Contents) -> Deck:
    """The deck of a session. A page without content has its questions alone."""
    pages = list_session_pages(course, session)
    questions = [list_room_questions(course, page) for page in pages]
    numbers = number_questions(questions)
    numbered = {numbers[each.id]: each for own in questions for each in own}
    guide, chosen = find_guide(course, session.number), choose_questions(course, session)
    telling = _Telling(course, session, find_opened_pages(course), contents, numbered, chosen, guide)
    telling = telling.begin(_choose_ideas(telling))
    slides, parts = _tell_session(telling)
    return Deck(
        f"{course.facts.title}. Sesión {session.number}", choose_tema(pages), finish_titles(slides), tuple(parts)
    )


def _choose_ideas(telling: _Telling) -> frozenset[str]:
    """The pages whose «Ideas clave» are shown: all of them if they fit or, if not, those without a tool to show.

    Of these, those that fit, with most minutes of reading first.
    """
    slides, _ = _tell_session(telling)
    room = MOST_SLIDES - len(slides)
    turns = {
        page.uri: telling.take_turn(timed, work.minutes, page)
        for timed in time_blocks(telling.session)
        if timed.block.kind == "reading"
        for work, page in _list_work(telling, timed)
    }
    needed = {uri: _count_page(replace(turn, shows_ideas=True)) - _count_page(turn) for uri, turn in turns.items()}
    if sum(needed.values()) <= room:
        return frozenset(needed)
    chosen = set()
    for uri, turn in sorted(turns.items(), key=lambda item: -item[1].minutes):
        if turn.content.tool is None and needed[uri] <= room:
            chosen.add(uri)
            room -= needed[uri]
    return frozenset(chosen)


def _count_page(turn: PageTurn) -> int:
    return sum(len(show(turn)) for show in PAGE_SLIDES)


def _tell_session(telling: _Telling) -> tuple[list[Slide], list[DeckPart]]:
    """All the slides and the parts that they make. The first one of the hours has noted where each block is."""
    hours = _show_morning(telling)
    first = [_show_cover(telling.course, telling.session), *_show_objectives(telling), *hours]
    blocks = [_tell_block(telling, timed) for timed in time_blocks(telling.session)]
    last = _show_next(telling)
    parts = list(place_blocks(len(first), blocks, last))
    first[-len(hours)] = replace(hours[0], notes=("Dónde está cada bloque:", *map(tell_part, parts)))
    return [*first, *(slide for told in blocks for slide in told.slides), *last], parts


def _tell_block(telling: _Telling, timed: TimedBlock) -> ToldBlock:
    slides = list(_show_block(telling, timed))
    questions = telling.chosen.get(timed.start)
    readings = _list_work(telling, timed) if timed.block.kind == "reading" else []
    return ToldBlock(
        timed,
        slides,
        tuple(get_menu_name(telling.course, page) for _, page in readings),
        tuple(_list_activities(telling, timed)),
        questions.all if questions else (),
    )


def _show_block(telling: _Telling, timed: TimedBlock) -> Iterator[Slide]:
    """Its slides. The welcome begins with the questions about the session before, because they are asked first."""
    opening = list_asked_after(telling.course, telling.session.number - 1)
    if timed.block.kind == "welcome" and opening:
        notes = ("Al empezar la bienvenida.", *_note_answers(opening))
        yield from cut("De la sesión anterior", _list_asked(opening), notes)
    yield from _BLOCK_SLIDES.get(timed.block.kind, _show_frame)(telling, timed)


def _show_cover(course: Course, session: Session) -> Slide:
    hours = f"de {session.start:%H:%M} a {session.end:%H:%M}"
    day = hours if _is_over(course) else f"{format_date(session.date)}, {hours}"
    texts = (end_sentence(session.focus), capitalize_first(day), course.facts.title)
    lines = tuple(Line((Run(text),)) for text in texts)
    return Slide(f"Sesión {session.number}", lines, _COVER_SIZE, look=Look.COVER)


def _show_objectives(telling: _Telling) -> list[Slide]:
    objectives = list_session_objectives(telling.course, telling.session)
    lines = [Line(label(f"{objective.id}.", (Run(objective.text),))) for objective in objectives]
    return cut("Objetivos de la sesión", lines)


def _show_morning(telling: _Telling) -> list[Slide]:
    """The hours: activities by their names, and what is done between them in one line."""
    lines = []
    for is_between, group in groupby(time_blocks(telling.session), lambda timed: timed.block.kind in _BETWEEN):
        for blocks in [list(group)] if is_between else [[timed] for timed in group]:
            told = capitalize_first(", ".join(dict.fromkeys(map(name_block, blocks))))
            activities = _list_activities(telling, blocks[0])
            told = f"{told}: {'; '.join(activities)}" if activities else told
            lines.append(Line(label(say_span(blocks[0], blocks[-1]), (Run(end_sentence(told)),))))
    return cut("La mañana, hora a hora", lines)


def _list_activities(telling: _Telling, timed: TimedBlock) -> list[str]:
    """The names of the activities of a block of them."""
    works = _list_work(telling, timed) if timed.block.kind == "activity" else []
    return [name for work, _ in works for name in work.parts.values()]


def _list_work(telling: _Telling, timed: TimedBlock) -> list[tuple[Work, PageSource]]:
    """What a block of study works, of the pages that exist."""
    block = timed.block
    works = list_work(telling.course, block, telling.opened) if isinstance(block, StudyBlock) else []
    return [(work, work.page) for work in works if work.page is not None]


def _show_reading(telling: _Telling, timed: TimedBlock) -> Iterator[Slide]:
    for work, page in _list_work(telling, timed):
        if page.uri not in telling.read:
            telling.read.add(page.uri)
            for show in PAGE_SLIDES:
                yield from show(telling.take_turn(timed, work.minutes, page))


def _show_activities(telling: _Telling, timed: TimedBlock) -> Iterator[Slide]:
    guide = telling.guide
    for work, page in _list_work(telling, timed):
        turn = telling.take_turn(timed, work.minutes, page)
        how = list_how(guide, work.heading_id) if guide else {}
        worked = guide.worked_items.get(work.heading_id) if guide else None
        for anchor, name in work.parts.items():
            activity = turn.content.find_activity(anchor)
            if activity is not None:
                yield from show_activity(turn, name, activity, get_activity_minutes(work, anchor), how, worked)


def _show_questions(telling: _Telling, timed: TimedBlock) -> Iterator[Slide]:
    """Some questions of the pages of a block. The notes say where the others are."""
    questions = telling.chosen.get(timed.start)
    if questions is None:
        return
    for number in questions.shown:
        question = telling.questions[number]
        notes = (
            name_page(question.page, question.tema),
            note_time(timed, timed.block.minutes),
            questions.tell(),
            *question.notes,
        )
        for slide in ask(f"Pregunta {number} · {question.page}", question):
            yield replace(slide, notes=notes, asked=AskedQuestion(number, question.right))


def _show_writing(telling: _Telling, timed: TimedBlock) -> list[Slide]:
    works = [(work, page, list_written_fields(telling.course, page)) for work, page in _list_work(telling, timed)]
    notes = [note_time(timed, timed.block.minutes)]
    for work, page, fields in works:
        place = name_page(get_menu_name(telling.course, page), page.tema)
        notes += [f"{place} Para sus campos, {format_minutes(work.minutes)}:", *map(note_field, fields)]
    return show_fields([field for _, _, fields in works for field in fields], (*notes, WITHOUT_COMPUTER))


def _show_pause(telling: _Telling, timed: TimedBlock) -> list[Slide]:
    text = f"{format_minutes(timed.block.minutes)}. Volvemos a las {timed.end:%H:%M}."
    return cut("Pausa", [Line((Run(text),))])


def _show_frame(telling: _Telling, timed: TimedBlock) -> list[Slide]:
    """The beginning, the end or a kind without slides of its own."""
    text = _get_text(timed.block)
    notes = (note_time(timed, timed.block.minutes),)
    return cut(BLOCK_NAMES[timed.block.kind], [Line((Run(text),))], notes)


def _get_text(block: SessionBlock) -> str:
    """What is written of a block; empty, if nothing is."""
    return block.text if isinstance(block, FrameBlock) else ""


# The slides of each kind of block of a session; those of a kind without a row are its name and its text.
_BLOCK_SLIDES: Mapping[str, Callable[[_Telling, TimedBlock], Iterator[Slide] | list[Slide]]] = {
    "reading": _show_reading,
    "activity": _show_activities,
    "questions": _show_questions,
    "writing": _show_writing,
    "pause": _show_pause,
}


def _show_next(telling: _Telling) -> list[Slide]:
    """When the next session is, what it is about, and the questions with which it begins."""
    number = telling.session.number + 1
    following = next((each for each in telling.course.facts.sessions if each.number == number), None)
    if following is None:
        return []
    day = f"{format_date(following.date)}, a las {following.start:%H:%M}."
    lines = [] if _is_over(telling.course) else [Line(label("Cuándo.", (Run(capitalize_first(day)),)))]
    lines.append(Line(label("De qué va.", (Run(end_sentence(following.focus)),))))
    asked = list_asked_after(telling.course, telling.session.number)
    lines += [Line(make_bold("Para empezar se preguntará:")), *_list_asked(asked)] if asked else []
    return cut(f"Para la sesión {number}", lines, _note_answers(asked))


def _is_over(course: Course) -> bool:
    """Whether the days of the edition would mislead: it was held already, or isn't held on them."""
    return course.facts.state in ("finished", "postponed", "cancelled")


def _list_asked(questions: Sequence[NextQuestion]) -> list[Line]:
    return [Line(parse_inline(render_inline(asked.question)), Mark.BULLET) for asked in questions]


def _note_answers(questions: Sequence[NextQuestion]) -> tuple[str, ...]:
    """What to hear in the answers."""
    texts = ((asked.question, asked.listen_for) for asked in questions)
    return tuple(" ".join(write_plain(parse_inline(render_inline(text))) for text in pair) for pair in texts)
