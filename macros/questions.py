"""Macro `quiz`: the questions of a page, or those with the given ids.

It writes Markdown for mkdocs-quiz, whose blocks are parsed from the page (`macros/quiz.py`).
"""

from __future__ import annotations

from course.model import Tema
from macros.quiz import SectionLink, list_templates, render_quiz
from macros.site import Site


def quiz(site: Site, *ids: str) -> str:
    if ids:
        questions = [site.questions[question_id] for question_id in ids]
    else:
        questions = site.course.find_questions_on_page(site.page.source)
    site.page.reads.update(f"template:{name}" for name in list_templates(questions))
    return render_quiz(questions, site.templates)


def make_section_link(site: Site, section: str) -> SectionLink:
    """The heading of a question's section, and its address from the page being written."""
    heading = site.get_heading(section)
    title = heading.text if isinstance(heading, Tema) or heading.number else None
    return SectionLink(site.describe_place(section), title, site.get_heading_url(section))
