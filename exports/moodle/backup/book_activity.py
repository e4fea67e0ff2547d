"""A tema's book as an activity of the course: `activities/book_N/` (`backup_book_activity_structure_step`).

It is done, for whoever reads it, once its last chapter is opened. Links between chapters are written as Moodle writes
them in a backup, and images are files of their chapter.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lxml import etree

from exports.book.chapters import Chapter
from exports.book.vocabulary import VOID_ELEMENTS
from exports.moodle.backup.file_pool import FilePool
from exports.moodle.backup.question_types import HTML
from exports.moodle.backup.records import (
    NULL,
    Numbers,
    add_fields,
    add_holder,
    add_record,
    build_empty_file,
    make_root,
    write_xml,
)
from exports.moodle.backup.sections import Section
from exports.moodle.backup.versions import BRANCH_VERSION
from exports.moodle.elements import Element, add
from exports.moodle.labels import LONGEST_TITLE
from exports.moodle.tema_books import TemaBook
from exports.question_labels import shorten

_COMPONENT, _AREA = "mod_book", "chapter"
_WITHOUT_NUMBERS, _AS_TITLES = 0, 1  # BOOK_NUM_NONE; the next and previous chapters are named
_ON_CONDITIONS = 2  # COMPLETION_TRACKING_AUTOMATIC


class BookActivity(NamedTuple):
    """A book in the course: its number among the activities, its section, and its files by path in the backup."""

    module: int
    section: Section
    title: str
    folder: str
    files: dict[str, bytes]


def build_book_activity(
    book: TemaBook, section: Section, context: int, numbers: Numbers, pool: FilePool, moment: int
) -> BookActivity:
    """The activity, with its images in the pool. `moment` is when it was made, as seconds since 1970."""
    module = numbers.take("course_modules")
    activity = numbers.take("book")
    places = {chapter.name: numbers.take("book_chapters") for chapter in book.book.chapters}
    root = make_root("activity", id=activity, moduleid=module, modulename="book", contextid=context)
    element = add_record(
        root,
        "book",
        activity,
        name=section.title,
        intro=section.summary,
        introformat=HTML,
        numbering=_WITHOUT_NUMBERS,
        navstyle=_AS_TITLES,
        customtitles=0,
        timecreated=moment,
        timemodified=moment,
    )
    chapters = add_holder(element, "chapters")
    files = []
    for page, chapter in enumerate(book.book.chapters, 1):
        content = _bind(chapter, module, places)
        _add_chapter(chapters, places[chapter.name], page, chapter, content, moment)
        images = dict.fromkeys(content.images)
        files += [
            pool.add(
                name, book.images[name], context=context, component=_COMPONENT, area=_AREA, item=places[chapter.name]
            )
            for name in images
        ]
    folder = f"activities/book_{module}"
    contents = {
        "book.xml": write_xml(root),
        "module.xml": _build_module(module, section, moment),
        "inforef.xml": build_references("file", files),
        "roles.xml": build_roles(),
        "grades.xml": build_empty_file("activity_gradebook", "grade_items", "grade_letters"),
        "grade_history.xml": build_empty_file("grade_history", "grade_grades"),
    }
    named = {f"{folder}/{name}": content for name, content in contents.items()}
    return BookActivity(module, section, section.title, folder, named)


def build_references(table: str, numbers: Iterable[int]) -> bytes:
    """The file that says which records of a table a section, an activity or the course needs."""
    root = make_root("inforef")
    if numbers := list(numbers):
        holder = add_holder(root, f"{table}ref")
        for number in numbers:
            add_fields(add(holder, table), id=number)
    return write_xml(root)


def build_roles() -> bytes:
    """The file that says which roles somebody has, or has with other permissions: nobody."""
    return build_empty_file("roles", "role_overrides", "role_assignments")


class _Content(NamedTuple):
    """The HTML of a chapter, and the names of the images that it shows."""

    html: str
    images: list[str]


def _bind(chapter: Chapter, module: int, places: dict[str, int]) -> _Content:
    """The HTML of a chapter as it is in a backup: `$@BOOKVIEWBYIDCH*…@$` leads to a chapter, and
    `@@PLUGINFILE@@` to its files.
    """
    root = etree.fromstring(f"<div>{chapter.body}</div>")
    root.set("id", chapter.anchor)
    for link in root.iter("a"):
        place = places.get(link.get("href", ""))
        if place is not None:
            link.set("href", f"$@BOOKVIEWBYIDCH*{module}*{place}@$")
    images = []
    for image in root.iter("img"):
        images.append(image.get("src", ""))
        image.set("src", f"@@PLUGINFILE@@/{images[-1]}")
    for element in root.iter():
        if element.tag not in VOID_ELEMENTS:
            element.text = element.text or ""  # in HTML, `<td/>` doesn't end
    return _Content(etree.tostring(root, encoding="unicode"), images)


def _add_chapter(chapters: Element, number: int, page: int, chapter: Chapter, content: _Content, moment: int) -> None:
    add_record(
        chapters,
        "chapter",
        number,
        pagenum=page,
        subchapter=0,
        title=shorten(chapter.title, LONGEST_TITLE),
        content=content.html,
        contentformat=HTML,
        hidden=0,
        timemcreated=NULL,  # so Moodle spells it, and so it keeps nothing
        timemodified=moment,
        importsrc="",
    )


def _build_module(module: int, section: Section, moment: int) -> bytes:
    root = make_root("module", id=module, version=BRANCH_VERSION)
    add_fields(
        root,
        modulename="book",
        sectionid=section.id,
        sectionnumber=section.place,
        idnumber="",
        added=moment,
        score=0,
        indent=0,
        visible=1,
        visibleoncoursepage=1,
        visibleold=1,
        groupmode=0,
        groupingid=0,
        completion=_ON_CONDITIONS,
        completiongradeitemnumber=None,
        completionpassgrade=0,
        completionview=1,
        completionexpected=0,
        availability=None,
        showdescription=0,
        downloadcontent=1,
    )
    add_holder(root, "tags")
    return write_xml(root)
