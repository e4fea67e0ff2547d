"""Which pages of the site are in an EPUB, in the order of reading, and how they are grouped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from course.derived.reading import list_lessons
from course.loaded.whole import Course
from course.model import Case
from course.pages.places import BIBLIOGRAPHY, BIBLIOGRAPHY_REST, CASES, GLOSSARY, get_case_page, get_tema_cover
from exports.epub.roles import BIBLIOGRAPHY as BIBLIOGRAPHY_ROLE
from exports.epub.roles import CHAPTER, PART, Role
from exports.epub.roles import GLOSSARY as GLOSSARY_ROLE
from exports.request import ExportError

_CASES_COVER = f"{CASES}index.md"


@dataclass(frozen=True)
class BookPage:
    """A page of the site that is in the book, by its path under `docs/`, and what it is there."""

    uri: str
    role: Role


@dataclass(frozen=True)
class Group:
    """Pages under one title, which is that of `cover` if there is one. `tema` is that of the pages, if any."""

    title: str
    cover: BookPage | None
    pages: tuple[BookPage, ...]
    tema: int | None = None

    def list_pages(self) -> Iterator[BookPage]:
        if self.cover is not None:
            yield self.cover
        yield from self.pages


@dataclass(frozen=True)
class Contents:
    """What is in the book: the groups of pages to read, and the appendices."""

    groups: tuple[Group, ...]
    appendices: tuple[BookPage, ...]

    def list_pages(self) -> list[BookPage]:
        """Every page, in order."""
        return [*(page for group in self.groups for page in group.list_pages()), *self.appendices]


def list_contents(course: Course, tema: int | None) -> Contents:
    """The temas with their lessons and the cases that they study, or those of one tema; then the glossary and, in the
    book of the whole course, the bibliography, because the sources of each page are in it.

    Raises ExportError if there are no lessons.
    """
    lessons = [lesson for lesson in list_lessons(course) if tema in (None, lesson.tema)]
    if not lessons:
        raise ExportError("No hay ninguna página de tema que llevar a un libro.")
    groups = []
    for number in dict.fromkeys(lesson.tema for lesson in lessons):
        pages = tuple(BookPage(lesson.uri, CHAPTER) for lesson in lessons if lesson.tema == number)
        label = course.index.temas[f"t{number}"].label
        groups.append(Group(label, BookPage(get_tema_cover(number), PART), pages, number))
    cases = _list_cases(course, tema)
    if cases:
        known = {page.uri for page in course.pages}
        cover = BookPage(_CASES_COVER, PART) if tema is None and _CASES_COVER in known else None
        groups.append(Group("Casos", cover, cases))
    return Contents(tuple(groups), tuple(_list_appendices(course, tema)))


def _list_cases(course: Course, tema: int | None) -> tuple[BookPage, ...]:
    ids = set(course.index.ids) if tema is None else course.index.find_branch(f"t{tema}")
    known = {page.uri for page in course.pages}
    cases: list[Case] = course.find_cases(ids)
    return tuple(BookPage(uri, CHAPTER) for case in cases if (uri := get_case_page(case.id)) in known)


def _list_appendices(course: Course, tema: int | None) -> Iterator[BookPage]:
    known = {page.uri for page in course.pages}
    if GLOSSARY in known:
        yield BookPage(GLOSSARY, GLOSSARY_ROLE)
    for uri in (BIBLIOGRAPHY, BIBLIOGRAPHY_REST):
        if tema is None and uri in known:
            yield BookPage(uri, BIBLIOGRAPHY_ROLE)
