"""The facts of the course that pages print (`{{ course.title }}`): texts that are shown as they are, not Markdown."""

from __future__ import annotations

from pydantic import BaseModel

from macros.plain_text import escape_signs


class ShownFacts:
    """A value of the data whose texts, at any depth, are escaped for Markdown."""

    def __init__(self, value: BaseModel) -> None:
        self._value = value

    def __getattr__(self, name: str) -> object:
        if name.startswith("_"):
            raise AttributeError(name)
        return _show(getattr(self._value, name))


def _show(value: object) -> object:
    if isinstance(value, str):
        return escape_signs(value)
    if isinstance(value, BaseModel):
        return ShownFacts(value)
    return [*map(_show, value)] if isinstance(value, list) else value
