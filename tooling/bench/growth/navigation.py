"""The navigation of `mkdocs.yml` with the pages of the copies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tooling.bench.growth.names import Copy

_ENTRY = re.compile(r"(?P<indentation>\s+)- (?P<title>.+): (?P<uri>\S+\.md)")


def grow_navigation(settings: str, copies: Sequence[Copy]) -> str:
    """The text of the settings with the copied pages behind those of their section, copy by copy."""
    grown: list[str] = []
    waiting: list[re.Match[str]] = []
    for line in [*settings.split("\n"), ""]:
        entry = _ENTRY.fullmatch(line)
        if waiting and (entry is None or entry["indentation"] != waiting[0]["indentation"]):
            grown += [_copy_entry(copy, original) for copy in copies for original in waiting]
            waiting = []
        if entry and any(entry["uri"] in copy.pages for copy in copies):
            waiting.append(entry)
        grown.append(line)
    return "\n".join(grown[:-1])


def _copy_entry(copy: Copy, entry: re.Match[str]) -> str:
    title = copy.mark_title(copy.words.swap(entry["title"].strip('"')))
    return f'{entry["indentation"]}- "{title}": {copy.rename_page(entry["uri"])}'
