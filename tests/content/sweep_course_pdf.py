"""The PDF of the whole course: the tests of that of a tema, every night (`python3 tasks.py sweep`)."""

from __future__ import annotations

import pytest
from test_course_pdf import (  # noqa: F401
    pages,
    pdf_file,
    test_both_judges_find_nothing,
    test_every_drawing_has_its_words_and_every_link_a_place,
    test_the_bookmarks_are_every_page_in_order,
    test_the_text_of_every_section_is_there,
)

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def tema() -> int | None:
    return None
