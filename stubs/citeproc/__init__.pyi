"""Types of what course/sources/csl_style.py uses of citeproc-py 0.11, which has none."""

from collections.abc import Sequence

from citeproc.model import CitationStylesElement
from citeproc.source import BibliographySource, Formatter
from lxml.etree import XMLParser

class CitationStylesStyle:
    parser: XMLParser[CitationStylesElement]
    root: CitationStylesElement
    def __init__(self, style: str, locale: str | None = None, validate: bool = True) -> None: ...

class CitationItem:
    key: str
    def __init__(self, key: str) -> None: ...

class Citation:
    def __init__(self, cites: Sequence[CitationItem]) -> None: ...

class CitationStylesBibliography:
    def __init__(self, style: CitationStylesStyle, source: BibliographySource, formatter: Formatter) -> None: ...
    def register(self, citation: Citation) -> None: ...
    def cite(self, citation: Citation, callback: None) -> object: ...
    def bibliography(self) -> Sequence[object]: ...
