"""The list of macros, the functions behind it and the authors' guide agree."""

from __future__ import annotations

import inspect

import pytest

from course.macro_register import MACROS
from macros.registry import FUNCTIONS


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
