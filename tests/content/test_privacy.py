"""The page on privacy tells of all that the course keeps in the browser."""

from __future__ import annotations

import re

from minimal_course import REPOSITORY

from course.loaded.whole import Course

FORGOTTEN = "buscado"  # in sessionStorage until the next page; the page tells it in words


def test_everything_that_is_kept_has_its_row(whole_course: Course) -> None:
    keys = (REPOSITORY / "docs/assets/js/page/keys.js").read_text(encoding="utf-8")
    page = (REPOSITORY / "docs/privacidad.md").read_text(encoding="utf-8")
    names = set(re.findall(r'nameKey\("([\w-]+)"\)', keys)) - {FORGOTTEN}
    rows = {f"{{{{ course.storage_name }}}}:{name}" for name in names}
    assert whole_course.facts.storage_name == "curso" and len(rows) >= 5
    assert [row for row in sorted(rows) if f"| `{row}`" not in page] == []
