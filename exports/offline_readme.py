"""The text file in the offline ZIP that explains how to open it."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from course.model import CourseFacts

README_NAME = "LEEME.txt"


def render_offline_readme(course: CourseFacts, has_plan: bool) -> bytes:
    """The bytes of the file, with CRLF line ends for Notepad. `has_plan`: whether readers write a plan."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
        newline_sequence="\r\n",
    )
    template = environment.get_template("offline_readme.txt.jinja")
    return template.render(course=course, has_plan=has_plan).encode("utf-8")
