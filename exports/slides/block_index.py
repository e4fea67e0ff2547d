"""Where each block of a session is in its deck, for the trainer who looks for it: a line for each block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from course.derived.sessions import TimedBlock
from exports.slides.page_turn import name_block
from exports.slides.plan import Slide


class ToldBlock(NamedTuple):
    """A block with its slides, the names of its activities, and the numbers of its questions in the deck of them."""

    timed: TimedBlock
    slides: list[Slide]
    activities: list[str]
    questions: Sequence[int]


def index_blocks(first: int, blocks: Iterable[ToldBlock], last: Sequence[Slide]) -> Iterator[str]:
    """«09:37, lectura o explicación: diapositivas 9 a 11.», from the first slide of the deck to the last ones.

    `first` is how many slides come before the blocks, and `last` are those that come after them.
    """
    yield f"Portada y programa: {say_numbers('diapositiva', range(1, first + 1))}."
    following = first + 1
    for told in blocks:
        end = following + len(told.slides)
        names = f" ({'; '.join(told.activities)})" if told.activities else ""
        where = [say_numbers("diapositiva", range(following, end))]
        if told.questions:
            where.append(f"{say_numbers('pregunta', told.questions)} del archivo de preguntas")
        yield f"{told.timed.start:%H:%M}, {name_block(told.timed)}{names}: {'; '.join(where)}."
        following = end
    if last:
        yield f"Lo de la sesión siguiente: {say_numbers('diapositiva', range(following, following + len(last)))}."


def say_numbers(noun: str, numbers: Iterable[int]) -> str:
    """«pregunta 3», «preguntas 1 a 8 y 12», or «sin preguntas». The plural of the noun ends in -s."""
    listed = sorted(numbers)
    if not listed:
        return f"sin {noun}s"
    breaks = [place for place, (one, other) in enumerate(pairwise(listed), start=1) if other > one + 1]
    starts = [0, *breaks]
    runs = [listed[start:end] for start, end in zip(starts, [*breaks, len(listed)], strict=True)]
    told = [said for run in runs for said in _say_run(run)]
    joined = " y ".join([", ".join(told[:-1]), told[-1]]) if len(told) > 1 else told[0]
    return f"{noun}{'s' if len(listed) > 1 else ''} {joined}"


def _say_run(run: list[int]) -> list[str]:
    """Numbers in a row: «3 a 5», or each of them if they are one or two."""
    return [f"{run[0]} a {run[-1]}"] if len(run) > 2 else list(map(str, run))
