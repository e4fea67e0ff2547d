"""Past editions: each in a file with the name of its year, and before the present one.

That the present one has as many sessions as the course is told as it is loaded (`course/loaded/edition.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from course.findings import Finding
from course.loaded.draft import Draft
from course.model import Edition, PastEdition
from course.model.edition import EDITION_PATH


def check_edition(draft: Draft) -> list[Finding]:
    return list(_check_past(draft))


def _check_past(draft: Draft) -> Iterator[Finding]:
    present = draft.find_value(Edition)
    for past in draft.list_located(PastEdition):
        year, name = past.value.year, PurePosixPath(past.document.path).name
        if name != f"{year}.yml":
            yield past.make_finding(f"la edición de {year} tiene que estar en un archivo llamado `{year}.yml`", "year")
        elif present and year >= present.year:
            message = f"esta edición es de {year}, y la de {EDITION_PATH} es de {present.year}"
            yield past.make_finding(message, "year", suggestion="aquí van las anteriores a esa")
