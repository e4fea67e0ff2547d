"""The cover of a book: its title and an emblem on a colour, as PNG, which every e-reader shows in its library.

Drawn by resvg with the typeface of the temas' posters, so that it is the same on every machine.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from pathlib import Path

import resvg_py

from course.files.drawing_templates import make_drawing_environment
from course.loaded.whole import Course
from course.model import Palette
from course.model.course_facts import COURSE_EMBLEM
from exports.app_icons import THEME_COLOUR
from exports.remembered import remember_file
from exports.tema_posters import TYPEFACE
from exports.tema_posters.drawing import place_emblem

# Pixels: two by three, as books are.
WIDTH, HEIGHT = 1200, 1800
_MARGIN = 110
_LARGEST, _SMALLEST = 124, 48
_CHARACTER = 0.54  # width, in sizes of the letters
_LINE = 1.18
_ROOM = 800  # for the title
_EMBLEM = 420


@dataclass(frozen=True)
class CoverWords:
    """What a cover says. `over` is above the title and `under` below it; the first may be empty."""

    title: str
    over: str
    under: str

    def describe(self) -> str:
        return ". ".join(part.rstrip(".") for part in (self.over, self.title, self.under) if part) + "."


@dataclass(frozen=True)
class _Line:
    text: str
    y: float


def make_cover_words(course: Course, tema: int | None, is_essential: bool) -> CoverWords:
    facts = course.facts
    edition = f"Edición de {facts.edition}"
    under = f"Lo imprescindible. {edition}" if is_essential else edition
    if tema is None:
        return CoverWords(facts.title, "", under)
    return CoverWords(course.index.temas[f"t{tema}"].short, f"Tema {tema}", f"{facts.title}. {under}")


def draw_cover(course: Course, words: CoverWords, tema: int | None) -> bytes:
    """The picture of the whole course's book, or of a tema's in its colour."""
    path, ink = COURSE_EMBLEM, THEME_COLOUR
    if tema is not None:
        path = course.index.temas[f"t{tema}"].emblem_path
        ink = course.get_value(Palette).colours[tema - 1].light.ink
    emblem = (course.root / path).read_text(encoding="utf-8")
    return remember_file(_draw, words, emblem, ink)


def _draw(words: CoverWords, emblem: str, ink: str) -> bytes:
    size, lines = set_title(words.title)
    small = 44
    drawing = (
        make_drawing_environment(Path(__file__).parent)
        .get_template("cover.svg.jinja")
        .render(
            words=words,
            width=WIDTH,
            height=HEIGHT,
            margin=_MARGIN,
            ink=ink,
            size=size,
            lines=lines,
            small=small,
            over_y=lines[0].y - size * 1.1,
            under=[
                _Line(text, HEIGHT - _MARGIN - small * 1.3 * behind)
                for behind, text in enumerate(reversed(textwrap.wrap(words.under, _count_characters(small))))
            ],
            emblem=place_emblem(emblem, _MARGIN - _EMBLEM / 12, _MARGIN * 1.2, _EMBLEM),
        )
    )
    return bytes(resvg_py.svg_to_bytes(svg_string=drawing, skip_system_fonts=True, font_files=[str(TYPEFACE)]))


def set_title(title: str) -> tuple[float, list[_Line]]:
    """The largest letters with which the title fits, and its lines, whose last one is at a fixed height."""
    size = float(_LARGEST)
    while True:
        texts = textwrap.wrap(title, _count_characters(size), break_long_words=size <= _SMALLEST)
        fits = len(texts) * size * _LINE <= _ROOM and all(len(text) <= _count_characters(size) for text in texts)
        if fits or size <= _SMALLEST:
            break
        size -= 4
    last = HEIGHT - 420
    return size, [_Line(text, last - size * _LINE * behind) for behind, text in enumerate(reversed(texts))][::-1]


def _count_characters(size: float) -> int:
    return int((WIDTH - 2 * _MARGIN) / (size * _CHARACTER))
