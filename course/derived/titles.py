"""The titles of pages, and the names of pages and temas in the menu."""

from __future__ import annotations

from course.loaded.parts import CourseParts
from course.model import CourseFacts, Tema
from course.pages.outline import PageSource
from course.pages.places import COVER


def get_title(course: CourseParts, page: PageSource) -> str:
    """The title of a page; the cover has the title of the course."""
    facts = course.find_value(CourseFacts)
    return facts.title if facts and page.uri == COVER else page.title


def get_menu_name(course: CourseParts, page: PageSource) -> str:
    """The name of a page in the menu: `menu` in its front matter or, failing that, its title."""
    given = page.find_meta_text("menu")
    if given is not None:
        return given
    return f"Tema {page.tema}: portada" if page.is_tema_cover else get_title(course, page)


def get_tema_menu_name(tema: Tema) -> str:
    """The name in the menu of the part with a tema's pages."""
    return f"Tema {tema.number}. {tema.short}"
