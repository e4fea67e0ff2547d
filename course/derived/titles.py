"""What pages and temas are called: in full, and in the menu."""

from __future__ import annotations

from course.loaded.parts import CourseParts
from course.model import CourseFacts, Tema
from course.pages.outline import PageSource
from course.pages.places import COVER


def get_title(course: CourseParts, page: PageSource) -> str:
    """A page's title. The cover's is the course's."""
    facts = course.find_value(CourseFacts)
    return facts.title if facts and page.uri == COVER else page.title


def get_menu_name(course: CourseParts, page: PageSource) -> str:
    """What the menu calls a page: as its front matter says under `menu`, or by its title."""
    given = page.find_meta_text("menu")
    if given is not None:
        return given
    return f"Tema {page.tema}: portada" if page.is_tema_cover else get_title(course, page)


def get_tema_menu_name(tema: Tema) -> str:
    """What the menu calls the part of a tema."""
    return f"Tema {tema.number}. {tema.short}"
