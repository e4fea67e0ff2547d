"""course/language/lists.py: how a list is said inside a sentence."""

from __future__ import annotations

import pytest

from course.language.lists import join_list


@pytest.mark.parametrize(
    ("items", "said"), [([], ""), ([1], "1"), (["a", "b"], "a y b"), (("a", "b", "c"), "a, b y c")]
)
def test_a_list_is_said_with_its_conjunction_before_the_last(items: list, said: str) -> None:
    assert join_list(items) == said
    assert join_list(iter(items), "o") == said.replace(" y ", " o ")
