"""The macro `section_link`, and its words as part of the page's text."""

from __future__ import annotations

import pytest
from data_kinds import render_macro
from loaded_courses import load_minimal_course

from course.derived.prose import read_page_passages
from course.pages.outline import count_words


def test_in_a_sentence_the_link_is_the_authors_words() -> None:
    link = render_macro(load_minimal_course(), "section_link", "t1/2-1", "el apartado 2.1, «A & B»")
    assert link == '<a href="tema-1/2-modelos/#2-1">el apartado 2.1, «A &amp; B»</a>'


@pytest.mark.parametrize(
    ("heading_id", "shown"), [("t1/2-1", "2.1. La burocracia (tema 1)"), ("t1", "Tema 1. Modelos y marco")]
)
def test_alone_it_says_the_tema(heading_id: str, shown: str) -> None:
    assert f">{shown}</a>" in render_macro(load_minimal_course(), "section_link", heading_id)


def test_what_is_not_published_is_not_linked() -> None:
    course = load_minimal_course()
    assert render_macro(course, "section_link", "t1/3", "las conclusiones") == "las conclusiones (sin publicar)"


@pytest.mark.parametrize(
    "call",
    [
        'section_link("t1/2-1", "el apartado 2.1")',
        "section_link('t1/2-1', 'el apartado 2.1')",
        'section_link(id="t1/2-1", text="el apartado 2.1")',
    ],
)
def test_its_words_are_words_of_the_page(call: str) -> None:
    text = f'Se explica en {{{{ {call} }}}}. Y después, en {{{{ section_link("t1") }}}}.'
    assert read_page_passages(text, "docs/x.md")[0].text == "Se explica en el apartado 2.1. Y después, en."
    assert count_words(text) == 9
