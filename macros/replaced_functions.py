"""Replaces functions and methods of MkDocs and its plugins for which there is no setting."""

from __future__ import annotations

from collections.abc import Callable


def replace_function(owner: object, name: str, function: Callable[..., object]) -> None:
    """Replace the function `name` of a module, or the method `name` of an object, which is not passed to `function`.

    Raises AttributeError if there is no such function.
    """
    getattr(owner, name)
    vars(owner)[name] = function


def restore_method(owner: object, name: str) -> None:
    """Undo the replacement of an object's method."""
    vars(owner).pop(name, None)
