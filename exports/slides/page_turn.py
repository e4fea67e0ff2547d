"""The turn of a page in a session: what the slides about it are made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from course.derived.sessions import TimedBlock
from course.language.durations import format_minutes
from course.model.session import BLOCK_NAMES
from course.pages.outline import PageSource
from exports.slides.page_content import PageContent


@dataclass(frozen=True)
class PageTurn:
    """A page, by its name in the menu and its tema, in the block that reads it, which gives it some minutes.

    `shows_ideas`: whether its «Ideas clave» have slides; otherwise they are noted.
    """

    name: str
    tema: int | None
    content: PageContent
    timed: TimedBlock
    minutes: int
    shows_ideas: bool = False

    @property
    def notes(self) -> tuple[str, ...]:
        """What is noted of every slide about it: which page it is, and when it is worked."""
        return name_page(self.name, self.tema), note_time(self.timed, self.minutes)


def choose_tema(pages: Iterable[PageSource]) -> int:
    """The tema whose colours a deck about these pages has: that of the first page that is of one."""
    return next((page.tema for page in pages if page.tema), 1)


def name_page(name: str, tema: int | None) -> str:
    return f"Página: «{name}», tema {tema}." if tema else f"Página: «{name}»."


def note_time(timed: TimedBlock, minutes: int) -> str:
    return f"Bloque de {say_span(timed, timed)}, {name_block(timed)}. Para esto, {format_minutes(minutes)}."


def name_block(timed: TimedBlock) -> str:
    """What a block is, inside a sentence: «lectura o explicación», and «Mi plan», which is a name."""
    name = BLOCK_NAMES[timed.block.kind]
    return name if timed.block.kind == "writing" else name.lower()


def say_span(first: TimedBlock, last: TimedBlock) -> str:
    """«09:37–10:11», from the beginning of a block to the end of another."""
    return f"{first.start:%H:%M}–{last.end:%H:%M}"
