"""A tema of this course as EPUB: valid, accessible as far as programs can tell, and with all of its text and questions.

The book of the whole course is tried every night, and Ace judges that of the tema (sweep_course_epub.py).
"""

from __future__ import annotations

from pathlib import Path

import pytest
from epub_judges import run_epubcheck
from epub_reader import OpenEpub, list_faults, list_own_letters, list_page_letters, open_epub

from course.loaded.whole import Course
from course.pages.places import GLOSSARY
from exports.book.site_pages import read_page
from exports.book.worksheet import find_unprinted
from exports.epub.contents import list_contents
from exports.epub.epub_file import build_epub
from exports.question_choice import list_questions
from exports.request import BuiltSite, ExportRequest

pytestmark = pytest.mark.site

# The one with most charts, wide tables and calculators.
JUDGED_TEMA = 4


def ask(site: Path, course: Course, tema: int | None, is_essential: bool = False) -> ExportRequest:
    return ExportRequest(course, tema, is_essential, BuiltSite(site, site))


@pytest.fixture(scope="module")
def tema() -> int | None:
    """The tema of the book; None for the whole course."""
    return JUDGED_TEMA


@pytest.fixture(scope="module")
def book(built_site: Path, whole_course: Course, tema: int | None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("epub") / "curso.epub"
    path.write_bytes(build_epub(ask(built_site, whole_course, tema)))
    return path


@pytest.fixture(scope="module")
def epub(book: Path) -> OpenEpub:
    return open_epub(book.read_bytes())


def test_epubcheck_has_nothing_to_say(book: Path) -> None:
    assert run_epubcheck(book) == []


def test_nothing_is_wrong_in_the_book(epub: OpenEpub) -> None:
    assert list_faults(epub) == []


def test_nothing_is_wrong_in_the_book_of_the_essential_route(built_site: Path, whole_course: Course) -> None:
    assert list_faults(open_epub(build_epub(ask(built_site, whole_course, JUDGED_TEMA, is_essential=True)))) == []


def test_no_text_of_a_page_is_lost(epub: OpenEpub, built_site: Path, whole_course: Course, tema: int | None) -> None:
    names = [name for name in epub.spine if name.removeprefix("EPUB/").partition("-")[0].isdigit()]
    different = []
    for page, name in zip(list_contents(whole_course, tema).list_pages(), names, strict=True):
        before = list_page_letters(read_page(built_site, page.uri)[1])
        after = list_own_letters(epub.read_html(name))
        is_whole = before.endswith(after) and bool(after) if page.uri == GLOSSARY else before == after
        different += [] if is_whole else [page.uri]
    assert different == []


def test_every_question_is_once_with_its_key(epub: OpenEpub, whole_course: Course, tema: int | None) -> None:
    ids = [node.id for name in epub.spine for node in epub.read_html(name).css(".question")]
    known = sorted(question.value.id for question in list_questions(whole_course, tema))
    assert known
    for start in ("q-", "k-"):
        assert sorted(each.removeprefix(start) for each in ids if each.startswith(start)) == known
    assert find_unprinted(ExportRequest(whole_course)) == []


def test_the_same_site_gives_the_same_bytes(
    book: Path, built_site: Path, whole_course: Course, tema: int | None
) -> None:
    assert book.read_bytes() == build_epub(ask(built_site, whole_course, tema))
