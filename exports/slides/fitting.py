"""Slides cut to what fits: at most six lines of text each, cut between sentences, or words of one too long. Pure.

A question is not cut if smaller letters hold it; if they don't, its options go on the next slide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from exports.question_labels import shorten
from exports.slides.geometry import BODY, LARGE_SIZE, LETTER_SCALE, SIZE, SPACE, TITLE, TITLE_SIZE, get_indent
from exports.slides.measuring import LINE_HEIGHT, count_lines
from exports.slides.plan import Line, Look, Mark, Slide
from exports.slides.text import Run, Runs, split_sentences, split_words, tidy, write_plain

MOST_LINES = 6
SMALLEST = 18
_SIZES = (28, 26, 24, SIZE, 20, SMALLEST)
_GROWN = (32, 28, 26, 24)  # when there is room to spare
LARGE = (LARGE_SIZE, 36, *_GROWN)  # of what is read alone
_TITLE_SIZES = (TITLE_SIZE, 26, 24)
_TITLE_LINES = 2
_HARD = "\N{NO-BREAK SPACE}"


class _Way(NamedTuple):
    """A way to share units among slides, which is better the smaller it is.

    `rows` and `lines` are the sums of the squares of those of each slide; `ends`, the unit before which each one ends.
    """

    slides: int = 0
    rows: int = 0
    lines: int = 0
    ends: tuple[int, ...] = ()

    def add(self, units: Sequence[Sequence[Line]], rows: int) -> _Way:
        """The same with one more slide, which has the next units, of so many rows."""
        lines = sum(map(len, units))
        ends = (*self.ends, (self.ends[-1] if self.ends else 0) + len(units))
        return _Way(self.slides + 1, self.rows + rows**2, self.lines + lines**2, ends)

    def list_pages(self, units: Sequence[Sequence[Line]]) -> list[list[Line]]:
        return [[line for unit in units[begin:end] for line in unit] for begin, end in pairwise((0, *self.ends))]


@lru_cache(maxsize=4096)  # the same line is tried on several slides
def count_line_rows(line: Line, size: float) -> int:
    """The rows that a line takes on a slide."""
    return count_lines(line.runs, size, BODY.width - (get_indent(size) if line.mark != Mark.NONE else 0))


def measure_height(lines: Sequence[Line], size: float) -> float:
    """The height of some lines, in points."""
    rows = _count_rows(lines, size)
    letters = sum(line.mark == Mark.LETTER for line in lines)  # which are larger than their rows
    return (rows + letters * (LETTER_SCALE - 1)) * size * LINE_HEIGHT + SPACE * max(0, len(lines) - 1)


def cut(
    title: str,
    lines: Sequence[Line],
    notes: tuple[str, ...] = (),
    look: Look = Look.TEXT,
    sizes: tuple[int, ...] = _GROWN,
) -> list[Slide]:
    """The slides with these lines, of six rows at most, in the largest `sizes` that fit. Each has the notes."""
    pieces = [piece for line in lines for piece in _split(line)]
    pages = _share(pieces)
    return [Slide(title, tuple(page), _grow(page, sizes), notes=notes, look=look) for page in pages]


def _grow(lines: Sequence[Line], sizes: tuple[int, ...]) -> int:
    """The largest letters with which they are still six rows at most."""
    fitting = (size for size in sizes if _count_rows(lines, size) <= MOST_LINES)
    return next((size for size in fitting if measure_height(lines, size) <= BODY.height), SIZE)


def _split(line: Line) -> list[Line]:
    """A line that is longer than a slide, as its sentences, as many together as fit; one that doesn't, word by word."""
    if count_line_rows(line, SIZE) <= MOST_LINES:
        return [line]
    parts: list[Line] = []
    for piece in _list_pieces(line):
        longer = replace(line, runs=tidy((*parts[-1].runs, Run(" "), *piece))) if parts else None
        if longer and count_line_rows(longer, SIZE) <= MOST_LINES:
            parts[-1] = longer
        else:
            parts.append(replace(line, runs=piece))
    return [parts[0], *(replace(part, mark=Mark.NONE) for part in parts[1:])]


def _list_pieces(line: Line) -> Iterator[Runs]:
    """The sentences of a line, and the words of each one that is longer than a slide."""
    for sentence in split_sentences(line.runs):
        fits = count_line_rows(replace(line, runs=sentence), SIZE) <= MOST_LINES
        yield from [sentence] if fits else split_words(sentence)


def _share(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines on as few slides as they need and, of the ways to share them, by the one whose slides are most alike."""
    units = _group(lines)
    rows = [_count_rows(unit) for unit in units]
    ways = [_Way()]  # the best one for the units before each
    for end in range(1, len(units) + 1):
        begins = (each for each in range(end) if each == end - 1 or sum(rows[each:end]) <= MOST_LINES)
        ways.append(min(ways[each].add(units[each:end], sum(rows[each:end])) for each in begins))
    return ways[-1].list_pages(units)


def _group(lines: Sequence[Line]) -> list[list[Line]]:
    """What goes together on a slide if it can: a list with what announces it, or else a list."""
    units: list[list[Line]] = []
    for is_list, group in groupby(lines, lambda line: line.mark != Mark.NONE):
        items = list(group)
        if not is_list:
            units += [[line] for line in items]
        elif units and leads(units[-1][-1]) and _count_rows([*units[-1], *items]) <= MOST_LINES:
            units[-1] += items
        elif not (units and leads(units[-1][-1])) and _count_rows(items) <= MOST_LINES:
            units.append(items)
        else:
            led = units.pop() if units and leads(units[-1][-1]) else []
            units.append([*led, items[0]])
            units += [[item] for item in items[1:]]
    return units


def leads(line: Line) -> bool:
    """Whether it announces the next one: «Los hechos:»."""
    return line.is_lead or (line.mark == Mark.NONE and write_plain(line.runs).endswith(":"))


def _count_rows(lines: Iterable[Line], size: float = SIZE) -> int:
    return sum(count_line_rows(line, size) for line in lines)


def fit_question(title: str, prompt: Line, options: Sequence[Line]) -> list[Slide]:
    """A question on a slide in the largest letters that hold it, or its prompt on one and its options on the next."""
    whole = _set(title, [prompt, *options])
    return [whole] if whole else [*fit(title, [prompt]), *fit(title, options)]


def fit(title: str, lines: Sequence[Line], look: Look = Look.TEXT) -> list[Slide]:
    """Lines on a slide in the largest letters that hold them, or on as many slides as they need."""
    if not lines:
        return []
    if len(lines) <= MOST_LINES and (slide := _set(title, lines, look)):
        return [slide]
    if len(lines) == 1:
        return cut(title, lines, look=look)
    half = (len(lines) + 1) // 2
    return [*fit(title, lines[:half], look), *fit(title, lines[half:], look)]


def _set(title: str, lines: Sequence[Line], look: Look = Look.TEXT) -> Slide | None:
    size = next((size for size in _SIZES if measure_height(lines, size) <= BODY.height), None)
    return Slide(title, tuple(lines), size, look=look) if size else None


def finish_titles(slides: Iterable[Slide]) -> tuple[Slide, ...]:
    """Slides with titles of their own, «Ideas clave (2 de 3)», of two lines at most."""
    listed = list(slides)
    counts = Counter(slide.title for slide in listed)
    seen: Counter[str] = Counter()
    finished = []
    for slide in listed:
        seen[slide.title] += 1
        several = counts[slide.title] > 1
        place = f" ({seen[slide.title]}{_HARD}de{_HARD}{counts[slide.title]})"  # on one line
        tail = place if several else ""
        finished.append(_set_title(slide, tail))
    return tuple(finished)


def _set_title(slide: Slide, tail: str) -> Slide:
    for size in _TITLE_SIZES:
        if _fits_title(slide.title + tail, size):
            return replace(slide, title=slide.title + tail, title_size=size)
    longest = len(slide.title)
    while not _fits_title(shorten(slide.title, longest) + tail, _TITLE_SIZES[-1]):
        longest -= 1
    return replace(slide, title=shorten(slide.title, longest) + tail, title_size=_TITLE_SIZES[-1])


def _fits_title(title: str, size: float) -> bool:
    return count_lines((Run(title, is_bold=True),), size, TITLE.width) <= _TITLE_LINES
