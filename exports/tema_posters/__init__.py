"""A poster for each tema: a sheet of A4 as SVG, to print and hang, and the picture that a shared link shows, as PNG.

Social networks take no SVG, so the picture is drawn here: by resvg, with the typeface beside this module, and without a
system library, a browser or a font of the machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import resvg_py

from course.derived.reading import list_lessons
from course.derived.study_time import compute_tema_time
from course.language.durations import format_estimate
from course.loaded.whole import Course
from course.model import Palette
from course.model.course_facts import COURSE_EMBLEM
from course.model.programme import Tema
from course.pages.places import get_tema_cover
from exports.place import Place
from exports.remembered import remember_file
from exports.tema_posters.drawing import draw_card, draw_sheet
from exports.tema_posters.layout import CARD_HEIGHT, CARD_WIDTH, PosterWords

CARD_SIZE = (CARD_WIDTH, CARD_HEIGHT)
TYPEFACE = Path(__file__).parent / "typeface/SourceSerif4_600SemiBold.ttf"


def get_sheet_name(tema: Tema) -> str:
    """The file name of the sheet to print."""
    return f"cartel-tema-{tema.number}.svg"


def get_card_name(tema: Tema) -> str:
    """The file name of the picture of a shared link."""
    return f"cartel-tema-{tema.number}.png"


def describe_card(tema: Tema) -> str:
    """What the picture of a shared link says, for who can't see it."""
    return f"Tema {tema.number}. {tema.short}" + (f". {tema.promise.question}" if tema.promise else "")


def build_tema_posters(course: Course, place: Place) -> Mapping[str, bytes]:
    """The two files of each tema, by file name."""
    emblems = {path: (course.root / path).read_text(encoding="utf-8") for path in _list_emblems(course)}
    colours = course.get_value(Palette).colours
    files: dict[str, bytes] = {}
    for tema in course.index.temas.values():
        words = make_words(course, tema, place)
        colour = colours[tema.number - 1].light
        arguments = (words, emblems[COURSE_EMBLEM], emblems[tema.emblem_path], colour.ink, colour.tint)
        files[get_sheet_name(tema)] = remember_file(_build_sheet, *arguments)
        files[get_card_name(tema)] = remember_file(_build_card, *arguments)
    return files


def make_words(course: Course, tema: Tema, place: Place) -> PosterWords:
    """What the poster of a tema says."""
    lessons = sum(lesson.tema == tema.number for lesson in list_lessons(course))
    pages = "1 página" if lessons == 1 else f"{lessons} páginas"
    time = format_estimate(compute_tema_time(course, tema.number).essential)
    return PosterWords(
        course=course.facts.title,
        tema=f"Tema {tema.number}",
        title=tema.short,
        question=tema.promise.question if tema.promise else "",
        abilities=tuple(tema.promise.abilities) if tema.promise else (),
        amount=f"{pages}. Lo imprescindible, en {time}." if lessons else "",
        address=place.get_page_url(get_tema_cover(tema.number)).partition("://")[2],
    )


def _list_emblems(course: Course) -> list[str]:
    return [COURSE_EMBLEM, *(tema.emblem_path for tema in course.index.temas.values())]


def _build_sheet(words: PosterWords, course_emblem: str, emblem: str, ink: str, tint: str) -> bytes:
    return draw_sheet(words, course_emblem, emblem, ink, tint).encode("utf-8")


def _build_card(words: PosterWords, course_emblem: str, emblem: str, ink: str, tint: str) -> bytes:
    drawing = draw_card(words, course_emblem, emblem, ink, tint)
    return bytes(resvg_py.svg_to_bytes(svg_string=drawing, skip_system_fonts=True, font_files=[str(TYPEFACE)]))
