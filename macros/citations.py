"""Python-Markdown extension: `[@key, p. 12; @other]` becomes a citation with links.

The syntax is in `course/sources/citations.py`. A key that is not in the bibliography is left as written: the checks
report it with its file and line. If there is something to show beside a citation (what an article of a law says), it is
in the page as a tooltip of the link, like the definitions of the glossary: it works without JavaScript and by keyboard.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from course.sources.citations import GROUP_PATTERN, parse_group
from course.sources.references import ReferenceList

# After code spans (190) and escapes (180), before links (170 or less): `[@a][b]` is a citation and then a bracket.
_PRIORITY = 175


class CitationExtension(Extension):
    """The callables are called for each citation, so one extension serves all pages of a build.

    `get_references` returns the course's references. `get_url` returns, for a key, the address that its citation links
    to from the page that is being rendered. `get_tip` returns, for a key and a locator, the text of the tip, or None.
    """

    def __init__(
        self,
        get_references: Callable[[], ReferenceList | None],
        get_url: Callable[[str], str],
        get_tip: Callable[[str, str | None], str | None] = lambda key, locator: None,
    ) -> None:
        super().__init__()
        self.get_references = get_references
        self.get_url = get_url
        self.get_tip = get_tip

    def extendMarkdown(self, md: Markdown) -> None:
        md.inlinePatterns.register(_CitationProcessor(md, self), "citation", _PRIORITY)


class _CitationProcessor(InlineProcessor):
    def __init__(self, md: Markdown, extension: CitationExtension) -> None:
        super().__init__(GROUP_PATTERN, md)
        self._extension = extension
        self._tips = 0  # in this page: each page has its own Markdown object

    def handleMatch(self, m: re.Match[str], data: str = "") -> Any:  # the two kinds of pattern return different types
        return self._render(m)

    def _render(self, match: re.Match[str]) -> tuple[etree.Element | None, int | None, int | None]:
        """The citation, and the start and end of its source; all None if the source is to be left as it is."""
        references = self._extension.get_references()
        works = parse_group(match["works"])
        if references is None or not works or not all(key in references for key, _ in works):
            return None, None, None
        citation = etree.fromstring(references.render_citation(works, self._extension.get_url))
        for link, (key, locator) in zip(citation.findall("a"), references.sort_works(works), strict=True):
            tip = self._extension.get_tip(key, locator)
            if tip is not None:
                self._tips += 1
                _add_tip(citation, link, tip, f"cita-{self._tips}")
        _protect_texts(citation)
        return citation, match.start(), match.end()


def _add_tip(citation: etree.Element, link: etree.Element, text: str, tip_id: str) -> None:
    holder = etree.Element("span", {"class": "term"})
    holder.tail, link.tail = link.tail, None
    citation[list(citation).index(link)] = holder
    holder.append(link)
    link.set("aria-describedby", tip_id)
    tip = etree.SubElement(
        holder, "span", {"class": "term-tip", "role": "tooltip", "id": tip_id, "data-search-exclude": ""}
    )
    tip.text = text


def _protect_texts(element: etree.Element) -> None:
    """Keep Python-Markdown from parsing emphasis and the like in the texts of a citation."""
    for part in element.iter():
        part.text = part.text and AtomicString(part.text)
        part.tail = part.tail and AtomicString(part.tail)
