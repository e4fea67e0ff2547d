"""What a page says of itself in its front matter, where a table of faults can't tell: how long it may be."""

from __future__ import annotations

import pytest
from course_in_memory import make_draft, make_page

from course.checks.pages import check_pages


@pytest.mark.parametrize(("length", "is_told"), [(49, True), (50, False), (200, False), (201, True)])
def test_a_description_is_as_long_as_a_search_engine_shows_well(length: int, is_told: bool) -> None:
    page = make_page(f'---\ntitle: "1. Uno"\ndescription: {"x" * length}\n---\n# 1. Introducción {{ #1 }}\n\nTexto.\n')
    found = [finding for finding in check_pages(make_draft(page)) if finding.path == page.path]
    assert [(finding.line, finding.message.partition(":")[0]) for finding in found] == [
        (3, f"`description` tiene {length} caracteres")
    ] * is_told
