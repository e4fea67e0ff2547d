"""course/language/inline_markdown.py: emphasis and code are markup, everything else is text."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from course.language.inline_markdown import _INLINE_MARKDOWN, render_inline, render_paragraphs


def test_paragraphs_are_parted_by_blank_lines() -> None:
    assert render_paragraphs("Uno\nseguido.\n\n  *Dos* <b>.\n") == ["Uno seguido.", "<em>Dos</em> &lt;b&gt;."]


def test_only_emphasis_and_code_are_read() -> None:
    assert render_inline("*a* **b** `c` [d](e) <i>") == "<em>a</em> <strong>b</strong> <code>c</code> [d](e) &lt;i&gt;"


@given(st.text(st.sampled_from("aé «»-[]()!#:.;'") | st.characters(codec="utf-8"), max_size=30))
def test_a_text_without_markdown_is_what_markdown_makes_of_it(text: str) -> None:
    assert render_inline(text) == _INLINE_MARKDOWN.renderInline(re.sub(r"[ \t\r\n]+", " ", text.strip()))
