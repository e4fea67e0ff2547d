"""What is wrong, as HTML: in the place of a page or of a part of it, or as a page of its own without the theme."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader

_TEMPLATES = Path(__file__).resolve().parent / "templates"


def render_problem_text(problems: str) -> str:
    """The problems, one per line, to replace a text."""
    return _render("problems.html.jinja", problems)


def render_problem_page(problems: str) -> str:
    """The same as a page in Markdown, in the theme."""
    return _render("problems.html.jinja", problems, as_page=True)


def render_problem_document(problems: str) -> str:
    """The same as a whole page in HTML."""
    return _render("problem_document.html.jinja", problems)


def _render(template: str, problems: str, as_page: bool = False) -> str:
    environment = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True, trim_blocks=True)
    return environment.get_template(template).render(lines=problems.split("\n"), as_page=as_page)
