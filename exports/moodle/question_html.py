"""The HTML of a question in Moodle: the macros of `question_parts.html.jinja`, as functions."""

from __future__ import annotations

from functools import cache
from typing import Any

from markupsafe import Markup

from exports.moodle.templates import load_template


def render_part(name: str, *arguments: object) -> Markup:
    """The HTML of a part, on one line."""
    return Markup(getattr(_load_parts(), name)(*arguments))


@cache
def _load_parts() -> Any:
    return load_template("question_parts.html.jinja").module
