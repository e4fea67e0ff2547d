"""All the sources of a book in one list, as HTML for its last chapter. Citations lead to them (`BookForm.sources`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from course.language.dates import format_day
from course.loaded.whole import Course
from course.model.norm import NORM_STATUS_NAMES
from exports.book.route import SOURCE_ID
from exports.templates import make_environment

_LINK = re.compile(rf'#{SOURCE_ID}([^"]+)"')


def list_cited_keys(htmls: Iterable[str]) -> set[str]:
    """The keys of the sources that links in these pieces of HTML lead to."""
    return {key for text in htmls for key in _LINK.findall(text)}


def render_source_list(course: Course, keys: Iterable[str], level: int) -> str:
    """The regulations, with the day their state was checked, and the other works, each in Spanish alphabetical order.

    `level` is that of the headings. Each has the id `ref-` and its key. Raises KeyError for a key that is no source's.
    """
    environment = make_environment(Path(__file__).parent)
    entries = course.references.render_bibliography(keys)
    norms = [(entry, norm) for entry in entries if (norm := course.find_norm(entry.key)) is not None]
    return environment.get_template("source_list.html.jinja").render(
        norms=norms,
        others=[entry for entry in entries if course.find_norm(entry.key) is None],
        level=level,
        source_id=SOURCE_ID,
        statuses=NORM_STATUS_NAMES,
        format_day=format_day,
    )
