"""Macros for whoever gives the course: `session_guide`, how one session is given, and `session_guides`, all of them.

`session_guide` writes Markdown: each section has a heading, in the table of contents. Its texts are slots.
"""

from __future__ import annotations

from dataclasses import dataclass

from course.derived.printing import add_up_copies, describe_total, show_counts
from course.derived.session_guides import LATE_ADVICE, CompleteGuide, get_guide, list_guides, list_ways
from course.derived.session_work import name_work
from course.derived.titles import get_name_with_tema
from course.language.inline_markdown import render_inline
from course.model import Session
from course.model.session import BLOCK_NAMES
from exports.register import get_download_path
from exports.session_guides import get_guide_name
from exports.slides.block_questions import tell_questions
from macros.documents import get_document_path
from macros.sessions import make_plan_slot
from macros.site import Site


@dataclass(frozen=True)
class GuideRow:
    """A session in the table of all of them; without a guide, `guide` is None and `url` is empty."""

    session: Session
    guide: CompleteGuide | None
    url: str


def session_guide(site: Site, number: int) -> str:
    guide = get_guide(site.course, number)
    sections = [(section, _make_section(site, guide, section.name)) for section in guide.sections]
    return site.write_markdown("session_guide.md.jinja", top=_make_section(site, guide, "top"), sections=sections)


def _make_section(site: Site, guide: CompleteGuide, name: str) -> str:
    if name == "morning":
        return make_plan_slot(site, guide.session, tell_questions(site.course, guide.session))
    return site.make_template_slot(
        f"session_guide/{name}.html.jinja",
        guide=guide,
        total=len(site.course.facts.sessions),
        inline=render_inline,
        list_ways=list_ways,
        show_counts=show_counts,
        add_up_copies=add_up_copies,
        describe_total=describe_total,
        document_url=lambda document: site.get_asset_path(get_document_path(document)),
        late_advice=LATE_ADVICE,
        block_names=BLOCK_NAMES,
        name_work=lambda work: name_work(site.course, work),
        name_page=lambda page: get_name_with_tema(site.course, page),
        file_url=_get_file_url(site, guide),
    )


def session_guides(site: Site) -> str:
    guides = {guide.session.number: guide for guide in list_guides(site.course)}
    rows = [
        GuideRow(session, guide, _get_file_url(site, guide) if guide else "")
        for session in site.course.facts.sessions
        for guide in (guides.get(session.number),)
    ]
    return site.make_template_slot("session_guides.html.jinja", rows=rows)


def _get_file_url(site: Site, guide: CompleteGuide) -> str:
    return site.get_asset_path(get_download_path(get_guide_name(site.course, guide.session.number)))
