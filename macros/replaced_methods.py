"""Replaces a method of one object of MkDocs or of a plugin of its, where they offer no setting for what is needed."""

from __future__ import annotations

from collections.abc import Callable


def replace_method(owner: object, name: str, method: Callable[..., object]) -> None:
    """Have `owner` call `method`, which is not given `owner`. Raises AttributeError where there is none to replace."""
    getattr(owner, name)
    vars(owner)[name] = method


def restore_method(owner: object, name: str) -> None:
    """Have `owner` do again what its class says."""
    vars(owner).pop(name, None)
