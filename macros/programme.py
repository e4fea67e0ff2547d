"""Macros of the programme: its outline, the temas, a link to a heading."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from course.derived.coverage import HeadingCoverage
from course.derived.reading import list_lessons
from course.derived.study_time import StudyTime, compute_page_time, compute_tema_time
from course.model import Tema
from macros.emblems import load_emblem
from macros.site import Site


@dataclass
class OutlineNode:
    """A heading with its subheadings; `time` only for the heading that opens a page."""

    row: HeadingCoverage
    time: StudyTime | None = None
    children: list[OutlineNode] = field(default_factory=list)


def programme(site: Site, tema: int | None = None) -> str:
    """The outline of a tema; the whole programme is Markdown, with one heading per tema."""
    if tema is not None:
        return _make_outline_slot(site, site.course.index.temas[f"t{tema}"], is_whole=False)
    parts = [(value, _make_outline_slot(site, value, is_whole=True)) for value in site.course.index.temas.values()]
    return site.write_markdown("programme_whole.md.jinja", parts=parts)


def temas(site: Site) -> str:
    totals = Counter(lesson.tema for lesson in list_lessons(site.course))
    rows = [
        (
            tema,
            compute_tema_time(site.course, tema.number),
            load_emblem(site.course.root, tema.emblem_path),
            _is_published(site, tema),
            totals[tema.number],
        )
        for tema in site.course.index.temas.values()
    ]
    return site.make_template_slot("temas.html.jinja", rows=rows)


def section_link(site: Site, id: str, text: str | None = None) -> str:
    """A link to a heading: `text`, in a sentence; without it, the heading's number and title and its tema."""
    if text is None:
        return site.make_inline_slot("section_link.html.jinja", heading_id=id)
    return site.make_inline_slot("section_words.html.jinja", heading_id=id, words=text)


def build_outline(site: Site, tema: Tema) -> list[OutlineNode]:
    """The tema's headings as a tree."""
    roots: list[OutlineNode] = []
    nodes: dict[str, OutlineNode] = {}
    for heading in tema.headings:
        row = site.coverage[tema.get_id(heading)]
        node = OutlineNode(row)
        if row.page and row.page.headings[0].anchor == heading.anchor:
            node.time = compute_page_time(site.course, row.page)
        nodes[row.indexed.id] = node
        (nodes[row.indexed.parent_id].children if row.indexed.parent_id in nodes else roots).append(node)
    return roots


def _make_outline_slot(site: Site, tema: Tema, is_whole: bool) -> str:
    return site.make_template_slot(
        "programme.html.jinja",
        tema=tema,
        nodes=build_outline(site, tema),
        pending=not _is_published(site, tema),
        is_whole=is_whole,
    )


def _is_published(site: Site, tema: Tema) -> bool:
    return any(site.coverage[tema.get_id(heading)].page for heading in tema.headings)
