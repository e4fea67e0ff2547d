"""Anchors, between the braces of Markdown or in HTML: no two of a page are the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.checks.markdown_slips.slip import Slip
from course.pages.written import Written

_ANCHOR = re.compile(
    r"""(?<!\{)\{:?[^{}\n]*?(?:#|(?<!\w)id\s*=\s*["']?)(?P<braced>[^\s{}"'#]+)[^{}\n]*\}(?!\})"""
    r"""|<[a-zA-Z][^<>]*\sid\s*=\s*["']?(?P<tagged>[^\s"'>]+)"""
)


def find_anchor_slips(written: Written) -> Iterator[Slip]:
    lines: dict[str, int] = {}
    for match in _ANCHOR.finditer(written.prose):
        name = match["braced"] or match["tagged"]
        line = written.prose.count("\n", 0, match.start()) + 1
        if name in lines:
            start = written.prose.rfind("\n", 0, match.start()) + 1
            offset = start if match["braced"] else match.start()
            yield Slip(offset, f"el ancla `{name}` ya se usa en la línea {lines[name]}")
        lines.setdefault(name, line)
