"""The text that tells whoever unpacks the ZIP for reading without network how to open it."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from course.model import CourseFacts

README_NAME = "LEEME.txt"


def render_offline_readme(course: CourseFacts, has_plan: bool) -> bytes:
    """The file's bytes, with Notepad's line ends. `has_plan`: whether the reader writes a plan in the course."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
        newline_sequence="\r\n",
    )
    template = environment.get_template("offline_readme.txt.jinja")
    return template.render(course=course, has_plan=has_plan).encode("utf-8")
