"""The list of macros, the functions behind it and the authors' guide say the same."""

from __future__ import annotations

import inspect

import pytest
from author_examples import list_examples

from course.macro_signatures import MACRO_SIGNATURES
from course.pages.macro_calls import find_macro_calls
from course.pages.outline import PageSource
from macros.registry import MACROS

SHOWN_CALLS = [
    call
    for example in list_examples()
    if example.language == "jinja"
    for call in find_macro_calls(PageSource(example.page, example.text))[0]
]


def test_every_macro_has_a_signature_and_every_signature_a_macro() -> None:
    assert MACROS.keys() == MACRO_SIGNATURES.keys()


@pytest.mark.parametrize("name", MACRO_SIGNATURES)
def test_function_takes_what_the_signature_says(name: str) -> None:
    signature = MACRO_SIGNATURES[name]
    _, *parameters = inspect.signature(MACROS[name]).parameters.values()
    repeated = [parameter for parameter in parameters if parameter.kind is parameter.VAR_POSITIONAL]
    single = [parameter for parameter in parameters if parameter.kind is not parameter.VAR_POSITIONAL]
    assert [(parameter.name, parameter.default is parameter.empty) for parameter in single] == [
        (parameter.name, parameter.required) for parameter in signature.parameters
    ]
    assert len(repeated) == (1 if signature.repeated else 0)


@pytest.mark.content
@pytest.mark.parametrize("name", MACRO_SIGNATURES)
def test_guide_shows_the_macro_with_each_of_its_arguments(name: str) -> None:
    signature = MACRO_SIGNATURES[name]
    calls = [call for call in SHOWN_CALLS if call.name == name]
    assert calls, f"falta un ejemplo de `{name}` en docs/autores/"
    for position, parameter in enumerate(signature.parameters):
        assert any(len(call.arguments) > position or parameter.name in call.keywords for call in calls), parameter.name
    if signature.repeated:
        assert any(len(call.arguments) > 1 for call in calls)
