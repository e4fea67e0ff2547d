"""The cards of the tools: what `data/tools.yml` says of each, with the name and the minutes that its page says.

The minutes are those in the front matter of its page; those of a calculator; for «Mi plan», those of its minimum plan;
for the page of documents, of each of them; and else those in `data/tools.yml`.
"""

from __future__ import annotations

from dataclasses import dataclass

from course.derived.study_rates import CALCULATOR_MINUTES, FIELD_MINUTES
from course.derived.titles import get_menu_name
from course.derived.visits import (
    calls_calculator,
    compute_document_minutes,
    read_tool_minutes,
)
from course.loaded.parts import CourseParts
from course.model import Document, Plan, Tool, Toolbox
from course.pages.outline import PageSource
from course.pages.places import DOCUMENTS, MY_PLAN


@dataclass(frozen=True)
class ToolMinutes:
    """From how many minutes to how many it takes; `is_each`: each of the things that are there."""

    low: int
    high: int
    is_each: bool = False


@dataclass(frozen=True)
class ToolCard:
    """A tool as it is shown; `uri` is the path of its page under `docs/`."""

    uri: str
    anchor: str | None
    name: str
    text: str
    gives: str
    minutes: ToolMinutes | None
    is_featured: bool


@dataclass(frozen=True)
class CardGroup:
    """The cards of the tools for one purpose."""

    id: str
    title: str
    cards: tuple[ToolCard, ...]


def list_card_groups(course: CourseParts) -> tuple[CardGroup, ...]:
    """The tools of the course, without those whose page doesn't exist (`course/checks/tools.py` reports them)."""
    pages = {page.uri: page for page in course.pages}
    return tuple(
        CardGroup(
            group.id,
            group.title,
            tuple(_make_card(course, tool, pages[tool.page]) for tool in group.tools if tool.page in pages),
        )
        for toolbox in course.list_values(Toolbox)
        for group in toolbox.groups
    )


def list_tool_pages(course: CourseParts) -> list[str]:
    """The sources of the pages that are tools whole."""
    toolboxes = course.list_values(Toolbox)
    return [tool.page for box in toolboxes for group in box.groups for tool in group.tools if not tool.anchor]


def find_known_minutes(course: CourseParts, tool: Tool, page: PageSource) -> ToolMinutes | None:
    """The minutes of a tool that its page or other data say, or None."""
    if tool.anchor:
        return ToolMinutes(CALCULATOR_MINUTES, CALCULATOR_MINUTES) if calls_calculator(page, tool.anchor) else None
    said = read_tool_minutes(page)
    if said:
        return ToolMinutes(said, said)
    documents = [compute_document_minutes(document) for document in course.list_values(Document)]
    if page.uri == DOCUMENTS and documents:
        return ToolMinutes(min(documents), max(documents), is_each=True)
    plan = course.find_value(Plan)
    if page.uri == MY_PLAN and plan:
        core = sum(FIELD_MINUTES[field.kind] for field in plan.fields if field.core)
        return ToolMinutes(core, core)
    return None


def _make_card(course: CourseParts, tool: Tool, page: PageSource) -> ToolCard:
    typed = ToolMinutes(tool.minutes, tool.minutes) if tool.minutes else None
    return ToolCard(
        tool.page,
        tool.anchor,
        tool.name or get_menu_name(course, page),
        tool.text,
        tool.gives,
        find_known_minutes(course, tool, page) or typed,
        tool.featured,
    )
