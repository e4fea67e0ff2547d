"""The list of macros, the functions behind it and the authors' guide say the same."""

from __future__ import annotations

import inspect

import pytest
from author_examples import list_examples

from course.macro_register import MACROS
from course.pages.macro_calls import find_macro_calls
from course.pages.outline import PageSource
from macros.registry import FUNCTIONS

SHOWN_CALLS = [
    call
    for example in list_examples()
    if example.language == "jinja"
    for call in find_macro_calls(PageSource(example.page, example.text))[0]
]


@pytest.mark.parametrize("name", MACROS)
def test_function_takes_what_the_macro_says(name: str) -> None:
    macro = MACROS[name]
    _, *parameters = inspect.signature(FUNCTIONS[name]).parameters.values()
    repeated = [parameter for parameter in parameters if parameter.kind is parameter.VAR_POSITIONAL]
    single = [parameter for parameter in parameters if parameter.kind is not parameter.VAR_POSITIONAL]
    assert [(parameter.name, parameter.default is parameter.empty) for parameter in single] == [
        (parameter.name, parameter.required) for parameter in macro.parameters
    ]
    assert len(repeated) == (1 if macro.repeated else 0)


@pytest.mark.content
@pytest.mark.parametrize("name", MACROS)
def test_guide_shows_the_macro_with_each_of_its_arguments(name: str) -> None:
    macro = MACROS[name]
    calls = [call for call in SHOWN_CALLS if call.name == name]
    assert calls, f"falta un ejemplo de `{name}` en docs/autores/"
    for position, parameter in enumerate(macro.parameters):
        assert any(len(call.arguments) > position or parameter.name in call.keywords for call in calls), parameter.name
    if macro.repeated:
        assert any(len(call.arguments) > 1 for call in calls)
