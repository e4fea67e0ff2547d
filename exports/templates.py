"""The Jinja templates that an export has beside its modules: one way to open them."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, StrictUndefined

from course.files.template_loader import TemplateLoader


def make_environment(folder: Path, escapes: bool = True, ends_line: bool = False) -> Environment:
    """The templates of `folder`. A line that only has a tag leaves nothing.

    `escapes`: what is put in them is escaped, as HTML and XML ask. `ends_line`: a file keeps the end of its last line.
    """
    return Environment(
        loader=TemplateLoader(folder),
        autoescape=escapes,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=ends_line,
    )
