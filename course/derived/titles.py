"""The titles of pages, the names of pages and temas in the menu, and those of headings away from their tema."""

from __future__ import annotations

from course.loaded.parts import CourseParts
from course.loaded.programme_index import ProgrammeIndex
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


def get_name_with_tema(course: CourseParts, page: PageSource) -> str:
    """As the menu names it, with its tema if it has one: many temas have their own «1. Introducción»."""
    name = get_menu_name(course, page)
    return name if page.tema is None or page.is_tema_cover else f"{name} (tema {page.tema})"


def get_tema_menu_name(tema: Tema) -> str:
    """The name in the menu of the part with a tema's pages."""
    return f"Tema {tema.number}. {tema.short}"


def name_heading(index: ProgrammeIndex, heading_id: str) -> str:
    """The name of a heading in a list or a table: «3.4. Estrategias de uso (tema 3)». A tema's says its number."""
    indexed = index.headings.get(heading_id)
    return f"{indexed.heading.label} (tema {indexed.tema.number})" if indexed else index.temas[heading_id].label


def describe_place(index: ProgrammeIndex, heading_id: str, from_tema: int | None = None) -> str:
    """The place of a heading in a sentence, read in a page of `from_tema`: «el apartado 3.4 del tema 3»."""
    indexed = index.headings.get(heading_id)
    if indexed is None:
        return f"el tema {index.temas[heading_id].number}"
    name = indexed.heading.number.rstrip(".) ") if indexed.heading.number else f"«{indexed.heading.text}»"
    tema = "" if indexed.tema.number == from_tema else f" del tema {indexed.tema.number}"
    return f"el apartado {name}{tema}"
