"""A deck as Anki itself imports it, into a collection of its own; and a course with dated cards, to make decks of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from loaded_courses import copy_loaded

from course.loaded.located import Located
from course.loaded.whole import Course
from course.model import Question, Quiz
from course.model.question import QuestionBase
from exports.anki.dates import DATES_PATH, list_digests, read_dates, render_dates, update_dates
from exports.file_exports import find_export
from exports.request import BuiltSite, ExportRequest

SITE_URL = "https://example.org/curso/"
FIRST_DAY = datetime(2026, 3, 1, 9, tzinfo=UTC)
LATER = datetime(2026, 4, 1, 9, tzinfo=UTC)


class Imported(NamedTuple):
    """How many notes Anki took as new, as later than those that it had, as the same ones, or refused otherwise."""

    new: int
    updated: int
    duplicate: int
    conflicting: int = 0


@contextmanager
def open_collection(folder: Path) -> Iterator[Collection]:
    collection = Collection(str(folder / "collection.anki2"))
    yield collection
    collection.close()


def import_deck(collection: Collection, path: Path) -> Imported:
    """As Anki's own dialogue does by default: a note is updated if the one in the file is later."""
    request = ImportAnkiPackageRequest(package_path=str(path), options=ImportAnkiPackageOptions())
    log = collection.import_anki_package(request).log
    return Imported(
        len(log.new), len(log.updated), len(log.duplicate), len(log.conflicting) + len(log.first_field_match)
    )


def find_note(collection: Collection, identifier: str) -> Any:
    (note_id,) = collection.find_notes(f'Identificador:"{identifier}"')
    return collection.get_note(note_id)


def make_dated_course(course: Course, root: Path, questions: list[Question] | None = None) -> Course:
    """A copy of a course in a folder of its own, where dates of cards may be written, with other questions if given."""
    copied = copy_loaded(course)
    copied.root = root
    if questions is not None:
        document = copied.get_located(Quiz).document
        copied.data[QuestionBase] = [Located(each, document, ("questions", 0)) for each in questions]
    return copied


def write_dates(course: Course, now: datetime) -> None:
    path = course.root / DATES_PATH
    path.parent.mkdir(exist_ok=True, parents=True)
    dates = update_dates(read_dates(course.root)[0], list_digests(course), now)
    path.write_text(render_dates(dates), encoding="utf-8")


def make_deck(course: Course, site: Path, folder: Path, **settings: Any) -> Path:
    """The file of the deck, in `folder`."""
    ((name, content),) = build(course, site, **settings).items()
    path = folder / name
    path.write_bytes(content)
    return path


def lay_out_site(course: Course, folder: Path, site_url: str = SITE_URL) -> Path:
    """A site with no more of each page than where it is published, if it is."""
    for page in course.pages:
        name = page.uri.removesuffix(".md").removesuffix("index").rstrip("/")
        path = folder / name / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        address = f"{site_url}{name}/" if name else site_url
        link = f'<link rel="canonical" href="{address}">' if site_url else ""
        path.write_text(f"<!doctype html><html><head>{link}</head><body></body></html>", encoding="utf-8")
    return folder


def build(course: Course, site: Path, **settings: Any) -> Mapping[str, bytes]:
    request = ExportRequest(course, site=BuiltSite(site, site), **settings)
    return {name: make() for name, make in find_export("anki").plan_files(request).items()}
