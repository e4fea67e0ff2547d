"""The authors' guide lists the elements of HTML that a page may have."""

from __future__ import annotations

import re

from whole_course import load_whole_course

from course.checks.markdown_slips.tags import ELEMENTS


def test_the_guide_lists_the_elements_that_are_admitted() -> None:
    (page,) = (page for page in load_whole_course().pages if page.uri == "autores/paginas.md")
    section = page.text.partition("{ #que-cabe }")[2].partition("\n## ")[0]
    assert set(re.findall(r"`<(\w+)>`", section)) == ELEMENTS.keys()
