"""Replaced functions of MkDocs: for a single object, for as long as needed, and only where they exist."""

from __future__ import annotations

from types import ModuleType

import pytest

from macros.replaced_functions import replace_function, restore_method


class Greeter:
    def greet(self, name: str) -> str:
        return f"Hola, {name}"


def test_a_method_is_replaced_in_one_object_until_it_is_restored() -> None:
    greeter, other = Greeter(), Greeter()
    replace_function(greeter, "greet", lambda name: f"Adiós, {name}")
    assert (greeter.greet("Ana"), other.greet("Ana")) == ("Adiós, Ana", "Hola, Ana")
    restore_method(greeter, "greet")
    restore_method(greeter, "greet")
    assert greeter.greet("Ana") == "Hola, Ana"


def test_a_function_is_replaced_in_its_module() -> None:
    module = ModuleType("example")
    exec("def build(): return 1\ndef serve(): return build()", vars(module))
    replace_function(module, "build", lambda: 2)
    assert module.serve() == 2


def test_what_a_new_version_no_longer_has_is_not_replaced_in_silence() -> None:
    with pytest.raises(AttributeError):
        replace_function(Greeter(), "wave", print)
