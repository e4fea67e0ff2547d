"""The guide for authors shows every macro."""

from __future__ import annotations

import pytest
from author_examples import list_examples

from course.macro_register import MACROS
from course.pages.macro_calls import find_macro_calls
from course.pages.outline import PageSource

SHOWN_CALLS = [
    call
    for example in list_examples()
    if example.language == "jinja"
    for call in find_macro_calls(PageSource(example.page, example.text))[0]
]


@pytest.mark.parametrize("name", MACROS)
def test_guide_shows_the_macro_with_each_of_its_arguments(name: str) -> None:
    macro = MACROS[name]
    calls = [call for call in SHOWN_CALLS if call.name == name]
    assert calls, f"falta un ejemplo de `{name}` en docs/autores/"
    for position, parameter in enumerate(macro.parameters):
        assert any(len(call.arguments) > position or parameter.name in call.keywords for call in calls), parameter.name
    if macro.repeated:
        assert any(len(call.arguments) > 1 for call in calls)
