from citeproc.source import Formatter
from lxml.etree import ElementBase

class CitationStylesElement(ElementBase):
    formatter: Formatter  # of the root alone
    def get_macro(self, name: str) -> CitationStylesElement: ...
    def xpath_search(self, expression: str) -> list[CitationStylesElement]: ...
