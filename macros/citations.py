"""Python-Markdown extension: `[@key, p. 12; @other]` becomes a citation with links (syntax: `course/citations.py`).

A key that is not in the bibliography is left as it was written: the checks report it with its file and line.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from course.citations import GROUP_PATTERN, parse_group
from course.references import ReferenceList

# After code spans (190) and escapes (180), before links (170 and less): `[@a][b]` is a citation and then a bracket.
_PRIORITY = 175


class CitationExtension(Extension):
    """Both callables are asked at each citation, so one extension serves all pages of a build.

    `get_references` gives the course's references. `get_url` gives, for a key, the address that the citation leads to
    from the page that is being rendered.
    """

    def __init__(self, get_references: Callable[[], ReferenceList | None], get_url: Callable[[str], str]) -> None:
        super().__init__()
        self.get_references = get_references
        self.get_url = get_url

    def extendMarkdown(self, md: Markdown) -> None:
        md.inlinePatterns.register(_CitationProcessor(md, self), "citation", _PRIORITY)


class _CitationProcessor(InlineProcessor):
    def __init__(self, md: Markdown, extension: CitationExtension) -> None:
        super().__init__(GROUP_PATTERN, md)
        self._extension = extension

    def handleMatch(self, match: re.Match[str], data: str) -> tuple[etree.Element | None, int | None, int | None]:
        references = self._extension.get_references()
        works = parse_group(match["works"])
        if references is None or not works or not all(key in references for key, _ in works):
            return None, None, None
        citation = etree.fromstring(references.render_citation(works, self._extension.get_url))
        _protect_texts(citation)
        return citation, match.start(), match.end()


def _protect_texts(element: etree.Element) -> None:
    """Keep Python-Markdown from reading emphasis and the like in the texts of a citation."""
    for part in element.iter():
        part.text = part.text and AtomicString(part.text)
        part.tail = part.tail and AtomicString(part.tail)
