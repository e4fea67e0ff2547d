"""exports/moodle/book_zip.py: the ZIPs that Moodle's book imports, made from the practice course's site."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from book_reader import find_page_address, list_faults
from loaded_courses import load_minimal_course
from lxml import etree
from practice_course import ADDRESS
from selectolax.lexbor import LexborHTMLParser

from course.derived.reading import list_lessons
from course.loaded.whole import Course
from exports.book.chapters import BookForm, make_book
from exports.book.drawings import read_colours
from exports.book.site_pages import STYLESHEET, UnbuiltSiteError
from exports.moodle.book_zip import get_book_name, pack_book
from exports.moodle.tema_books import QUESTION_NOTE, make_tema_books

# As `toolbook_importhtml_import_chapters` of Moodle reads a file.
TITLE = re.compile(r"<title>([^<]+)</title>", re.IGNORECASE)
BODY = re.compile(r"<body[^>]*>(.+)</body>", re.IGNORECASE | re.DOTALL)
ADDRESSES = re.compile(r'(src|codebase|name|href)\s*=\s*"([^"]+)"', re.IGNORECASE)


def unpack(packed: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def build_books(site: Path, course: Course) -> dict[str, bytes]:
    """The ZIP of each tema, by file name."""
    books = make_tema_books(site, course)
    return {get_book_name(book.tema): pack_book(book, course.facts.language) for book in books}


@pytest.fixture(scope="module")
def books(practice_folder: Path, practice_course: Course) -> dict[str, dict[str, bytes]]:
    """The files of each book."""
    return {name: unpack(content) for name, content in build_books(practice_folder / "web", practice_course).items()}


def test_a_tema_is_a_book_of_its_cover_and_its_lessons_in_order(
    books: dict[str, dict[str, bytes]], practice_course: Course
) -> None:
    lessons = list_lessons(practice_course)
    temas = sorted({lesson.tema for lesson in lessons})
    assert list(books) == [f"libro-tema-{tema}.zip" for tema in temas]
    for tema, files in zip(temas, books.values(), strict=True):
        names = [name for name in files if name.endswith(".html")]
        slugs = [f"tema-{tema}", *(Path(lesson.uri).stem for lesson in lessons if lesson.tema == tema)]
        assert names == [f"{number:02}-{slug}.html" for number, slug in enumerate(slugs, 1)] == sorted(names)


def test_moodle_finds_the_title_and_the_body_of_every_chapter(books: dict[str, dict[str, bytes]]) -> None:
    for files in books.values():
        for name, content in files.items():
            if name.endswith(".html"):
                text = content.decode("utf-8")
                assert 0 < len(TITLE.findall(text)[0]) <= 255
                body = LexborHTMLParser(BODY.findall(text)[0])
                assert body.css("h1, h2, h3") == [], "el título lo pone Moodle"
                assert LexborHTMLParser(text).css_first("html").attributes["lang"] == "es"


def test_moodle_finds_every_file_and_chapter_that_a_chapter_names(books: dict[str, dict[str, bytes]]) -> None:
    """It compares whole addresses, so one with an anchor would be no chapter of its own."""
    kinds = set()
    for files in books.values():
        assert all("/" not in name and "_sub" not in name for name in files)
        for name in filter(lambda name: name.endswith(".html"), files):
            for attribute, address in ADDRESSES.findall(BODY.findall(files[name].decode("utf-8"))[0]):
                if address.startswith("#"):
                    assert f'id="{address[1:]}"' in files[name].decode("utf-8")
                elif not address.startswith(("http:", "https:", "mailto:")):
                    assert address in files, (name, address)
                    kinds.add((attribute, Path(address).suffix))
    assert {("href", ".html"), ("src", ".svg")} <= kinds


def test_questions_are_left_out_and_a_line_says_where_they_are(books: dict[str, dict[str, bytes]]) -> None:
    chapter = books["libro-tema-1.zip"]["03-2-modelos.html"].decode("utf-8")
    assert f"<p>{QUESTION_NOTE}</p>" in chapter
    assert "¿Dónde se presenta un escrito en papel?" not in chapter
    assert QUESTION_NOTE not in books["libro-tema-1.zip"]["01-tema-1.html"].decode("utf-8")


def test_links_to_the_rest_of_the_site_lead_to_where_it_is_published(books: dict[str, dict[str, bytes]]) -> None:
    cover = LexborHTMLParser(books["libro-tema-1.zip"]["01-tema-1.html"].decode("utf-8"))
    assert any((link.attributes["href"] or "").startswith(f"{ADDRESS}objetivos/#") for link in cover.css("a"))


def test_images_are_drawings_in_the_colours_of_the_course(books: dict[str, dict[str, bytes]]) -> None:
    drawings = {
        name: etree.fromstring(content) for name, content in books["libro-tema-1.zip"].items() if ".svg" in name
    }
    assert "cartel-tema-1.svg" in drawings
    assert any(root.get("color") == "#22292c" for root in drawings.values())


def test_a_book_of_every_page_of_the_course_is_clean(practice_folder: Path) -> None:
    site = practice_folder / "web"
    colours = read_colours((site / STYLESHEET).read_text(encoding="utf-8"))
    paths = sorted(site.rglob("index.html"))
    pages = {find_page_address(path.relative_to(site).as_posix()): path.read_text(encoding="utf-8") for path in paths}
    form = BookForm(ADDRESS, QUESTION_NOTE)
    assert list_faults(make_book(pages, colours, form), pages, QUESTION_NOTE) == []


def test_the_same_site_gives_the_same_bytes(practice_folder: Path, practice_course: Course) -> None:
    site = practice_folder / "web"
    first, second = build_books(site, practice_course), build_books(site, practice_course)
    assert first == second
    with ZipFile(io.BytesIO(first["libro-tema-1.zip"])) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_site_to_read_from_disk_serves_too(practice_folder: Path, practice_course: Course) -> None:
    """Its pages are files, and nothing of it is published, so that links to the rest of it are words."""
    books = build_books(practice_folder / "offline", practice_course)
    files = unpack(books["libro-tema-1.zip"])
    assert "03-2-modelos.html" in files
    assert ADDRESS.encode() not in files["01-tema-1.html"]


def test_a_site_without_a_page_is_refused_in_spanish(tmp_path: Path) -> None:
    with pytest.raises(UnbuiltSiteError, match=r"falta la página de `docs/tema-1/index\.md`"):
        build_books(tmp_path, load_minimal_course())


def test_a_site_that_is_not_ours_to_style_serves_too(
    practice_folder: Path, practice_course: Course, tmp_path: Path
) -> None:
    """Without the stylesheet, drawings take the colours that they name themselves."""
    site = Path(shutil.copytree(practice_folder / "web", tmp_path / "web"))
    (site / STYLESHEET).unlink()
    files = unpack(build_books(site, practice_course)["libro-tema-1.zip"])
    assert all(b"var(" not in content for name, content in files.items() if name.endswith(".svg"))
