"""Macros `quiz`, those of the page's questions that no other call names or those with the given ids, and
`before_reading`, a few of earlier pages.

`quiz` writes Markdown for mkdocs-quiz, whose blocks are parsed from the page (`macros/quiz.py`). What `before_reading`
asks was parsed in its own page, so it writes the same markup straight away.
"""

from __future__ import annotations

from course.derived.question_places import find_explanation, find_remaining
from course.language.inline_markdown import render_inline
from course.model import Question, Tema
from macros.quiz import SectionLink, list_templates, render_quiz
from macros.site import Site


def quiz(site: Site, *ids: str) -> str:
    if ids:
        questions = [site.questions[question_id] for question_id in ids]
    else:
        questions = find_remaining(site.course, site.page.source)
    site.page.reads.update(f"template:{name}" for name in list_templates(questions))
    return render_quiz(questions, site.templates)


def before_reading(site: Site, *ids: str) -> str:
    questions = [site.questions[question_id] for question_id in ids]
    site.page.reads.update(f"template:{name}" for name in list_templates(questions))

    def render() -> str:
        views = [{**question.make_view(), "section": make_section_link(site, question)} for question in questions]
        return site.render("before_reading.html.jinja", questions=views)

    return site.make_slot(render)


def make_section_link(site: Site, question: Question) -> SectionLink:
    """Where a question is explained, its section or a part of it, and its address from the page being written."""
    section = question.section
    heading = site.get_heading(section)
    title = heading.text if isinstance(heading, Tema) or heading.number else None
    link = SectionLink(site.describe_place(section), title, site.get_heading_url(section))
    part = find_explanation(site.course, question)
    if part is None:
        return link
    page = site.course.index.get_page(section)
    url = "" if page is site.page.source else site.get_page_url(page.uri)
    return link._replace(part=render_inline(part.text), href=f"{url}#{part.anchor}")
