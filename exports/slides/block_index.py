"""Where each block of a session is in its deck, for the trainer who looks for it: a part for each block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from course.derived.sessions import TimedBlock
from course.language.lists import join_list
from course.language.sentences import capitalize_first
from exports.slides.page_turn import name_block
from exports.slides.plan import DeckPart, Slide


class ToldBlock(NamedTuple):
    """A block with its slides, and what `DeckPart` says of it."""

    timed: TimedBlock
    slides: list[Slide]
    readings: tuple[str, ...]
    activities: tuple[str, ...]
    questions: tuple[int, ...]


def place_blocks(first: int, blocks: Iterable[ToldBlock], last: Sequence[Slide]) -> Iterator[DeckPart]:
    """The parts of the deck. `first` is how many slides come before the blocks, and `last` are those after them."""
    yield DeckPart(None, "portada y programa", range(1, first + 1))
    following = first + 1
    for told in blocks:
        slides = range(following, following + len(told.slides))
        yield DeckPart(told.timed, name_block(told.timed), slides, *told[2:])
        following = slides.stop
    if last:
        yield DeckPart(None, "lo de la sesión siguiente", range(following, following + len(last)))


def tell_part(part: DeckPart) -> str:
    """«09:37, lectura o explicación: diapositivas 9 a 11.»"""
    where = [say_numbers("diapositiva", part.slides)]
    if part.questions:
        where.append(f"{say_numbers('pregunta', part.questions)} del archivo de preguntas")
    names = f" ({'; '.join(part.activities)})" if part.activities else ""
    return f"{_tell_start(part)}{names}: {'; '.join(where)}."


def _tell_start(part: DeckPart) -> str:
    return capitalize_first(part.name) if part.timed is None else f"{part.timed.start:%H:%M}, {part.name}"


def say_numbers(noun: str, numbers: Iterable[int]) -> str:
    """«pregunta 3», «preguntas 1 a 8 y 12», or «sin preguntas». The plural of the noun ends in -s."""
    listed = sorted(numbers)
    if not listed:
        return f"sin {noun}s"
    return f"{noun}{'s' if len(listed) > 1 else ''} {join_numbers(listed)}"


def join_numbers(numbers: Iterable[int]) -> str:
    """«3», «1 a 8 y 12»; empty, if there is none."""
    listed = sorted(numbers)
    breaks = [place for place, (one, other) in enumerate(pairwise(listed), start=1) if other > one + 1]
    starts = [0, *breaks]
    runs = [listed[start:end] for start, end in zip(starts, [*breaks, len(listed)], strict=True)]
    told = [said for run in runs for said in _say_run(run)]
    return join_list(told)


def _say_run(run: list[int]) -> list[str]:
    """Numbers in a row: «3 a 5», or each of them if they are one or two."""
    return [f"{run[0]} a {run[-1]}"] if len(run) > 2 else list(map(str, run))
