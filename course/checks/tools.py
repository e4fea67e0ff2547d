"""The tools: their pages and anchors exist, their minutes are said once, and no page that is a tool is missing."""

from __future__ import annotations

from collections.abc import Iterator

from course.checks.named_places import report_missing_anchor, report_missing_page
from course.derived.tools import find_known_minutes
from course.derived.visits import read_tool_minutes
from course.files.location import Location
from course.findings import Finding
from course.loaded.draft import Draft
from course.loaded.located import Located
from course.model import Tool, Toolbox


def check_tools(draft: Draft) -> list[Finding]:
    if not draft.is_whole("data/tools.yml", "docs/"):
        return []
    located = draft.find_located(Toolbox)
    return [*_check_each(draft, located), *_check_all(draft, located)] if located else []


def _check_each(draft: Draft, located: Located[Toolbox]) -> Iterator[Finding]:
    pages = {page.uri: page for page in draft.pages}
    for place, tool in _list_tools(located.value):
        page = pages.get(tool.page)
        if page is None:
            yield report_missing_page(pages, located, tool.page, (*place, "page"))
        elif tool.anchor and page.find_heading(tool.anchor) is None:
            yield report_missing_anchor(page, located, tool.anchor, (*place, "anchor"))
        elif tool.minutes and find_known_minutes(draft, tool, page):
            message = "los minutos de esta herramienta ya los dice su página o salen de los datos"
            yield located.make_finding(message, *place, "minutes", suggestion="borra `minutes` de aquí")


def _check_all(draft: Draft, located: Located[Toolbox]) -> Iterator[Finding]:
    named = {tool.page for _, tool in _list_tools(located.value)}
    for page in draft.pages:
        if read_tool_minutes(page) and page.uri not in named:
            message = "esta página dice sus `minutes`, así que es una herramienta, y no está en data/tools.yml"
            line = page.meta_lines.get("minutes")
            yield Finding(page.path, line, 1, message, "añádela allí", lacking="data/tools.yml")


def _list_tools(toolbox: Toolbox) -> Iterator[tuple[Location, Tool]]:
    for number, group in enumerate(toolbox.groups):
        for position, tool in enumerate(group.tools):
            yield ("groups", number, "tools", position), tool
