"""The files that readers download, one row per export.

The build of the site, the offline copy and the macros that link to the files follow these rows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from course.loaded.whole import Course
from exports.calendar import build_calendars
from exports.coding_spreadsheet import build_coding_spreadsheets
from exports.course_documents import build_course_documents
from exports.place import FOLDER, Place
from exports.plan_files import build_plan_files
from exports.session_guides import build_session_guides
from exports.tema_posters import build_tema_posters
from exports.triage_poster import build_triage_posters


@dataclass(frozen=True)
class Export:
    """One export.

    `build` returns the contents of its files by file name; the same course and place always give the same bytes. An
    export that `holds_addresses` is built again for the copy to be read from disk.
    """

    name: str
    build: Callable[[Course, Place], Mapping[str, bytes]]
    holds_addresses: bool = False


EXPORTS: tuple[Export, ...] = (
    Export("documents", build_course_documents),
    Export("example plans", build_plan_files),
    Export("coding spreadsheet", build_coding_spreadsheets),
    Export("triage poster", build_triage_posters),
    Export("tema posters", build_tema_posters, holds_addresses=True),
    Export("session guides", build_session_guides, holds_addresses=True),
    Export("calendar", build_calendars, holds_addresses=True),
)


def get_download_path(name: str) -> str:
    """The path of a downloadable file, relative to the site's root."""
    return f"{FOLDER}/{name}"


def build_downloads(course: Course, place: Place, only_with_addresses: bool = False) -> dict[str, bytes]:
    """Every downloadable file, or only those with addresses, by path relative to the site's root."""
    return {
        get_download_path(name): content
        for export in EXPORTS
        if export.holds_addresses or not only_with_addresses
        for name, content in export.build(course, place).items()
    }
