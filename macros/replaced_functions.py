"""Replaces a function of MkDocs, or a method of an object or a plugin of its, where no setting gives what is needed."""

from __future__ import annotations

from collections.abc import Callable


def replace_function(owner: object, name: str, function: Callable[..., object]) -> None:
    """Have `function` called in place of what a module or an object calls `name`; it is not given the object.

    Raises AttributeError where there is nothing to replace.
    """
    getattr(owner, name)
    vars(owner)[name] = function


def restore_method(owner: object, name: str) -> None:
    """Have an object do again what its class says."""
    vars(owner).pop(name, None)
