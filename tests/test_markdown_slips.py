"""Slips of Markdown, where a table of faults can't tell: what is none."""

from __future__ import annotations

import pytest
from course_in_memory import make_draft, make_page

from course.checks.markdown_slips import check_markdown_slips, find_swallowed_page

HEADER = "---\ntitle: Uno\ntags:\n- a\n- b\n---\n"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"{HEADER}# Uno {{ #1 }}\n\nTexto.\n", []),  # the front matter is no list glued to a paragraph
        (f"{HEADER}# Uno {{ #1 }}\n\nTexto.\n- a\n", [10]),
        ("Texto.\n- a\n", [2]),
        ("Texto.\n\n```\nTexto.\n- a\n```\n", []),
        ("Texto.\n\n````\n```\n````\n\nTexto.\n", []),  # a fence inside a longer one
        ("Texto.\n\n````\n```\n", [3]),
        ("- a\n  más\n- b\n", []),
    ],
)
def test_what_is_glued_and_what_is_not(text: str, lines: list[int]) -> None:
    assert [finding.line for finding in check_markdown_slips(make_draft(make_page(text)))] == lines


def test_only_a_fence_or_a_comment_without_end_swallows_a_page() -> None:
    whole = make_page("Texto.\n\n```\ncódigo\n```\n")
    assert find_swallowed_page(make_draft(whole)) is None
    for rest in ("```\n", "{# nota\n"):
        assert find_swallowed_page(make_draft(whole, make_page(f"Texto.\n\n{rest}", "docs/x.md"))) == "docs/x.md"
