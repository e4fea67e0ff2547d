"""The EPUB of the whole course: the tests of that of a tema, every night (`python3 tasks.py sweep`).

Ace, which would take many minutes for the whole, judges that of the tema.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from epub_judges import run_ace
from test_course_epub import (  # noqa: F401
    JUDGED_TEMA,
    ask,
    book,
    epub,
    test_epubcheck_has_nothing_to_say,
    test_every_question_is_once_with_its_key,
    test_no_text_of_a_page_is_lost,
    test_nothing_is_wrong_in_the_book,
)

from course.loaded.whole import Course
from exports.epub.epub_file import build_epub
from tooling.browser import Browser

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def tema() -> int | None:
    return None


def test_ace_has_nothing_to_say_of_a_tema(
    built_site: Path, whole_course: Course, tmp_path: Path, found_browser: Browser | None
) -> None:
    path = tmp_path / "tema.epub"
    path.write_bytes(build_epub(ask(built_site, whole_course, JUDGED_TEMA)))
    assert run_ace(path, tmp_path / "report", found_browser) == []
