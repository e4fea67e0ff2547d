"""The positions of the boxes, arrows and texts of a decision tree. Pure: a triage in, plain measures out.

All lengths are in user units of the drawing. Widths of text are estimates that hold for the widest common typefaces, as
in `course/charts/layout.py`. Where a chain branches, its branches stand side by side if each has room for its answers;
otherwise each begins below the one before, and the answers refer to its number: the form for a narrow screen.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from course.decision_tree.chains import Chain, Question, build_chain
from course.model import MessageAction, Triage, TriageOption

# Widths of a character, and heights of a line, in units of the size of the letters.
_CHARACTER_WIDTH = 0.6
_BOLD_CHARACTER_WIDTH = 0.66
_LINE_HEIGHT = 1.28
_BASELINE = 0.36  # from the middle of a line to its baseline
_NOTE_SIZE = 0.87
_TITLE_SIZE = 1.9
# Lengths in units of the size of the letters.
_PADDING = 0.55
_SPINE = 1.1  # from the left of a chain to the line that its answers hang from
_INDENT = 2.6  # from the left of a chain to its outcomes
_ROW_GAP = 0.5
_NOTE_GAP = 0.3
_ARROW_GAP = 0.9  # below what is left behind, before the next question
_COLUMN_GAP = 1.6
_NARROWEST_COLUMN = 19
_WIDE_ROW = 36  # from this width on, an answer stands beside its outcome
_ANSWER_SHARE = 0.36  # of a wide row

A4_RATIO = 277 / 190  # height and width of a sheet with margins of 10 mm

TextRole = Literal["title", "question", "outcome", "answer", "note"]
BoxKind = Literal["question", "outcome", "reference"]


@dataclass(frozen=True)
class PlacedText:
    """A line of text; `y` is its baseline, `size` that of its letters and `label` the number or letter before it."""

    text: str
    x: float
    y: float
    role: TextRole
    size: float
    label: str = ""


@dataclass(frozen=True)
class PlacedBox:
    x: float
    y: float
    width: float
    height: float
    kind: BoxKind
    action: MessageAction | None = None


@dataclass(frozen=True)
class PlacedLine:
    """A line through some points, with an arrow at its end or without it."""

    points: tuple[tuple[float, float], ...]
    has_arrow: bool = True


@dataclass
class TreeLayout:
    """A whole tree."""

    width: float
    size: float
    height: float = 0
    boxes: list[PlacedBox] = field(default_factory=list)
    lines: list[PlacedLine] = field(default_factory=list)
    texts: list[PlacedText] = field(default_factory=list)


@dataclass(frozen=True)
class Poster:
    """What a sheet says above and below the tree."""

    title: str
    introduction: str
    notes: Sequence[str]


def compute_layout(
    triage: Triage, describe: Callable[[str], str], width: float, size: float, poster: Poster | None = None
) -> TreeLayout:
    """The tree in a drawing of that width, with letters of that size.

    `describe` gives the note of an outcome by its id: what is done and by when.
    """
    maker = _LayoutMaker(triage, describe, TreeLayout(width, size))
    top = maker.put_heading(poster) if poster else 0.0
    top = maker.put_chain(build_chain(triage), 0, width, top)
    if poster:
        top = maker.put_notes(poster.notes, top)
    maker.layout.height = top
    return maker.layout


def fit_sheet(triage: Triage, describe: Callable[[str], str], poster: Poster) -> TreeLayout:
    """The tree with the largest letters with which it fits a sheet; a very long one is higher than the sheet."""
    size = 10
    for width in range(440, 1400, 20):
        layout = compute_layout(triage, describe, width, size, poster)
        if layout.height <= width * A4_RATIO:
            break
    return layout


@dataclass(frozen=True)
class _Room:
    """Where nothing is drawn: below `top`, from `x` on."""

    x: float
    top: float
    width: float


class _LayoutMaker:
    def __init__(self, triage: Triage, describe: Callable[[str], str], layout: TreeLayout) -> None:
        self._triage = triage
        self._describe = describe
        self.layout = layout
        self._outcomes = {outcome.id: outcome for outcome in triage.outcomes}
        self._free = _Room(0, 0, 0)

    def put_heading(self, poster: Poster) -> float:
        size = self.layout.size
        top = self._put_text(poster.title, 0, 0, self.layout.width, "title", size * _TITLE_SIZE)
        top = self._put_text(poster.introduction, 0, top + size * 0.2, self.layout.width, "note")
        return top + size * 0.8

    def put_notes(self, notes: Sequence[str], top: float) -> float:
        """The notes, below the shortest branch if they fit there, else below all. Returns the y where all ends."""
        em = self.layout.size
        room, begin = self._free, self._free.top + 2 * em
        lines = [line for note in notes for line in self._wrap(note, room.width, em * _NOTE_SIZE, "note")]
        end = begin + (len(lines) * _NOTE_SIZE * _LINE_HEIGHT + len(notes) * _NOTE_GAP) * em
        if end > top:
            room, begin = _Room(0, top, self.layout.width), top + em
        for note in notes:
            begin = self._put_text(note, room.x, begin, room.width, "note") + _NOTE_GAP * em
        return max(top, begin)

    def put_chain(self, chain: Chain, x: float, width: float, top: float) -> float:
        """The questions of a chain and of its branches. Returns the y where they end."""
        em = self.layout.size
        count = len(chain.branches)
        column = (width - (count - 1) * _COLUMN_GAP * em) / count if count else 0.0
        is_split = column >= _NARROWEST_COLUMN * em
        bottom = top
        for question in chain.questions:
            is_last = question is chain.questions[-1]
            away = [] if is_split or not is_last else [option for option, _ in chain.branches]
            bottom = self._put_question(question, away, x, width, top)
            if question.following:
                top = self._put_arrow(question.following.text, x + _SPINE * em, width, bottom)
        if is_split:
            return self._put_columns(chain, x, width, column, bottom)
        for _, branch in chain.branches:
            bottom = self.put_chain(branch, x, width, bottom + _COLUMN_GAP * em)
        return bottom

    def _put_columns(self, chain: Chain, x: float, width: float, column: float, top: float) -> float:
        em = self.layout.size
        lefts = [x + number * (column + _COLUMN_GAP * em) for number in range(len(chain.branches))]
        spine, bus = x + _SPINE * em, top + _ROW_GAP * em
        self.layout.lines.append(PlacedLine(((spine, top), (spine, bus), (lefts[-1] + _SPINE * em, bus)), False))
        starts = [
            self._put_arrow(option.text, left + _SPINE * em, column, bus)
            for left, (option, _) in zip(lefts, chain.branches, strict=True)
        ]
        ends = [
            self.put_chain(branch, left, column, max(starts))
            for left, (_, branch) in zip(lefts, chain.branches, strict=True)
        ]
        for left, start in zip(lefts, starts, strict=True):  # a shorter answer, down to where the others begin
            if start < max(starts):
                self.layout.lines.append(PlacedLine(((left + _SPINE * em, start), (left + _SPINE * em, max(starts)))))
        shortest = min(range(len(ends)), key=ends.__getitem__)
        self._free = _Room(lefts[shortest], ends[shortest], column)
        return max(ends)

    def _put_question(self, question: Question, away: list[TriageOption], x: float, width: float, top: float) -> float:
        """A question and the answers that leave its chain. Returns the y of the end of the last one."""
        em = self.layout.size
        label = f"{self._triage.find_label(question.step.id)}."
        bottom = self._put_box(label, question.step.question, None, x, width, top, "question")
        spine, begin, row = x + _SPINE * em, bottom, bottom
        for option in [*question.leaving, *away]:
            bottom, middle = self._put_answer(option, x + _INDENT * em, width - _INDENT * em, bottom + _ROW_GAP * em)
            self.layout.lines.append(PlacedLine(((spine, row), (spine, middle), (x + _INDENT * em, middle))))
            row = middle
        if question.following and row > begin:
            self.layout.lines.append(PlacedLine(((spine, row), (spine, bottom)), has_arrow=False))
        return bottom

    def _put_answer(self, option: TriageOption, x: float, width: float, top: float) -> tuple[float, float]:
        """An answer with what it leads to. Returns the y of its end, and the one that its line goes to."""
        em = self.layout.size
        if width < _WIDE_ROW * em:
            begin = self._put_text(option.text, x, top, width, "answer") + 0.1 * em
            bottom = self._put_target(option.goto, x, width, begin)
            return bottom, (begin + bottom) / 2
        share = width * _ANSWER_SHARE
        bottom = self._put_target(option.goto, x + share, width - share, top)
        middle = (top + bottom) / 2
        lines = self._wrap(option.text, share - 2.4 * em, em, "answer")
        begin = middle - len(lines) * em * _LINE_HEIGHT / 2
        end = self._put_text(option.text, x + 0.4 * em, begin, share - 2.4 * em, "answer")
        shown = max(map(len, lines)) * em * _CHARACTER_WIDTH
        self.layout.lines.append(PlacedLine(((x + shown + 0.8 * em, middle), (x + share, middle))))
        return max(bottom, end), middle

    def _put_target(self, identifier: str, x: float, width: float, top: float) -> float:
        label = self._triage.find_label(identifier)
        outcome = self._outcomes.get(identifier)
        if outcome is None:
            return self._put_box("", f"Sigue en la pregunta {label}", None, x, width, top, "reference")
        return self._put_box(
            f"{label}.", outcome.title, self._describe(identifier), x, width, top, "outcome", outcome.action
        )

    def _put_box(
        self,
        label: str,
        text: str,
        note: str | None,
        x: float,
        width: float,
        top: float,
        kind: BoxKind,
        action: MessageAction | None = None,
    ) -> float:
        padding = _PADDING * self.layout.size
        role: TextRole = "question" if kind == "question" else "outcome"
        bottom = top + padding * 0.7
        bottom = self._put_text(text, x + padding, bottom, width - 2 * padding, role, label=label)
        if note:
            bottom = self._put_text(note, x + padding, bottom, width - 2 * padding, "note")
        bottom += padding * 0.7
        self.layout.boxes.append(PlacedBox(x, top, width, bottom - top, kind, action))
        return bottom

    def _put_arrow(self, answer: str, x: float, width: float, top: float) -> float:
        """An arrow down, with the answer that it stands for beside it. Returns the y of its end."""
        em = self.layout.size
        room = width - (_SPINE + 1.2) * em
        bottom = self._put_text(answer, x + 0.8 * em, top + 0.35 * em, room, "answer") + (_ARROW_GAP - 0.35) * em
        self.layout.lines.append(PlacedLine(((x, top), (x, bottom))))
        return bottom

    def _put_text(
        self, text: str, x: float, top: float, width: float, role: TextRole, size: float | None = None, label: str = ""
    ) -> float:
        """A text in as many lines as it needs, from `top` down. Returns the y where it ends."""
        size = size or self.layout.size * (_NOTE_SIZE if role == "note" else 1)
        for number, line in enumerate(self._wrap(f"{label} {text}".strip(), width, size, role)):
            shown = line.removeprefix(label).lstrip() if number == 0 else line
            y = top + size * (_LINE_HEIGHT / 2 + _BASELINE)
            self.layout.texts.append(PlacedText(shown, x, y, role, size, label if number == 0 else ""))
            top += size * _LINE_HEIGHT
        return top

    def _wrap(self, text: str, width: float, size: float, role: TextRole) -> list[str]:
        is_bold = role in ("title", "question", "outcome")
        character = size * (_BOLD_CHARACTER_WIDTH if is_bold else _CHARACTER_WIDTH)
        return textwrap.wrap(text, max(int(width / character), 1))
