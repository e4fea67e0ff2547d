"""What `data/search.yml` adds to the sections of the search index: weights of pages, and what readers type for each.

It is added when the index is written, not when a page is made: a change of that file makes no page again.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase

from course.model import SearchGuide
from exports.search_index import Section


def guide_sections(guide: SearchGuide, tools: Collection[str], uri: str, sections: Sequence[Section]) -> list[Section]:
    """The sections of one page, whose source is `uri` under `docs/`, as the index has them.

    `tools` are the sources of the pages that are tools.
    """
    weight = _find_weight(guide, tools, uri)
    queries: dict[str, list[str]] = {}
    for answer in guide.answers:
        if answer.page == uri:
            anchor = answer.anchor or _find_title_anchor(sections)
            queries.setdefault(anchor, []).extend(answer.queries)
    return [
        replace(section, weight=section.weight * weight, queries=tuple(queries.get(section.anchor, ())))
        for section in sections
    ]


def _find_weight(guide: SearchGuide, tools: Collection[str], uri: str) -> float:
    for row in guide.weights:
        if any(fnmatchcase(uri, pattern) for pattern in row.pages):
            return row.weight
    return guide.tool_weight if uri in tools else 1


def _find_title_anchor(sections: Sequence[Section]) -> str:
    """The anchor of a page's title: text before it has none."""
    return next((section.anchor for section in sections if section.level == 1 and section.anchor), "")
