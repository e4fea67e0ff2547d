"""Plain texts in Markdown: shown as they are, whatever sign they have."""

from __future__ import annotations

import pytest
from loaded_courses import load_minimal_course
from markdown import Markdown

from macros.plain_text import escape_signs
from macros.shown_facts import ShownFacts


@pytest.mark.parametrize(
    "text",
    [
        "@ayto_ejemplo_es",
        "5*3*2 y a_b_c",
        "# 1 en atención",
        "1. Uno",
        "2) Dos",
        "- Un guion",
        "+ Más",
        "> Mayor",
        r"\\*",
    ],
)
def test_a_plain_text_is_shown_as_it_is(text: str) -> None:
    html = Markdown().convert(escape_signs(text))
    assert html == f"<p>{text.replace('>', '&gt;')}</p>"


def test_a_fact_in_a_page_is_shown_as_it_is_at_any_depth() -> None:
    facts = load_minimal_course().facts
    changed = facts.model_copy(
        update={
            "title": "A*b*c",
            "search_suggestions": ["a_b_"],
            "audience": facts.audience.model_copy(update={"explained": "# Uno"}),
        }
    )
    shown = ShownFacts(changed)
    assert (shown.title, shown.search_suggestions, shown.edition) == (r"A\*b\*c", [r"a\_b\_"], facts.edition)
    assert shown.audience.explained == r"\# Uno"
    assert not hasattr(shown, "nothing")
