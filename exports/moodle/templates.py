"""The Jinja templates of this folder and of those in it: one environment for all of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template

from course.files.template_loader import TemplateLoader

_ESCAPED = (".html.jinja", ".xml.jinja")


def load_template(name: str) -> Template:
    """A template by its path from this folder. What is put in HTML or XML is escaped; in plain text, it is not."""
    return _make_environment().get_template(name)


@cache
def _make_environment() -> Environment:
    return Environment(
        loader=TemplateLoader(Path(__file__).parent),
        autoescape=lambda name: name is not None and name.endswith(_ESCAPED),
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
