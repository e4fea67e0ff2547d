"""Templates that write the marks of drawings: their environment, and how a length is written in an SVG."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from course.files.template_loader import TemplateLoader


@cache
def make_drawing_environment(folder: Path) -> Environment:
    """The templates of a folder, for SVG: everything is escaped, and the filter `number` writes a length."""
    templates = Environment(loader=TemplateLoader(folder), autoescape=True, undefined=StrictUndefined)
    templates.filters["number"] = format_hundredths
    return templates


def format_hundredths(value: float) -> str:
    """Round to hundredths, too small to be seen on any screen: `34.000000000000014` → `34`."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if round(value, 2) else "0"
