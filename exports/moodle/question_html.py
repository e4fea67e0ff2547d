"""The HTML of a question in Moodle: the macros of `question_parts.html.jinja`, as functions."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup


def render_part(name: str, *arguments: object) -> Markup:
    """The HTML of a part, on one line."""
    return Markup(getattr(_load_parts(), name)(*arguments))


@cache
def _load_parts() -> Any:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), undefined=StrictUndefined, autoescape=True, trim_blocks=True
    )
    return environment.get_template("question_parts.html.jinja").module
