"""The APA style in Spanish for citeproc-py: the official style, with its Spanish corrected.

citeproc-py keeps a style as XML and searches it again for each macro, term or option. Here each element caches its
answers, which makes rendering six times as fast.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from functools import cache

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.formatter import html
from citeproc.model import CitationStylesElement
from citeproc.source import Reference
from citeproc.source.json import CiteProcJSON

from course.sources.style_file import STYLE

_CSL = "http://purl.org/net/xbiblio/csl"
_LOCALE = "es-ES"

# The methods of an element whose result depends only on the style.
_QUESTIONS = (
    "calls_variable",
    "get_formatter",
    "get_layout",
    "get_locale_option",
    "get_macro",
    "get_option",
    "get_plural_term",
    "get_root",
    "get_single_term",
    "get_term",
    "xpath_search",
)


def render_citation(item: Mapping[str, object], and_term: str) -> str:
    """The CSL-JSON item as cited in a text, in HTML. `and_term` is the word before the last name («y» or «e»)."""
    bibliography, citation = _prepare(item, and_term)
    return str(bibliography.cite(citation, None))


def render_entry(item: Mapping[str, object], and_term: str) -> str:
    """The item as listed in the bibliography, in HTML. The arguments are those of `render_citation`."""
    bibliography, _ = _prepare(item, and_term)
    return str(bibliography.bibliography()[0])


def _prepare(item: Mapping[str, object], and_term: str) -> tuple[CitationStylesBibliography, Citation]:
    source = CiteProcJSON([item])
    bibliography = CitationStylesBibliography(_load_style(and_term), source, html)
    citation = Citation([_FoundItem(*source.values())])
    bibliography.register(citation)
    return bibliography, citation


class _FoundItem(CitationItem):
    """A cited item with its reference: citeproc-py would look it up, and its type, for each condition of the style."""

    reference: Reference | None = None

    def __init__(self, reference: Reference) -> None:
        super().__init__(reference.key)
        # Bypass citeproc-py's `__setattr__`, which stores attributes in a dictionary.
        object.__setattr__(self, "reference", reference)
        object.__setattr__(reference, "type", reference["type"])


class _Style(CitationStylesStyle):
    """A style that keeps references to its elements: lxml loses the attributes of an element without references."""

    elements: list[CitationStylesElement]


@cache
def _load_style(and_term: str) -> _Style:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the schema that citeproc-py ships is older than the style
        style = _Style(str(STYLE), locale=_LOCALE, validate=False)

    def make(tag: str, text: str | None = None, **attributes: str) -> CitationStylesElement:
        element = style.parser.makeelement(f"{{{_CSL}}}{tag}", attributes)
        element.text = text
        return element

    terms = style.root.xpath_search('./cs:locale[@xml:lang="es"]/cs:terms')[0]
    terms.append(make("term", "recuperado el", name="retrieved"))
    terms.append(make("term", "n.º", name="number", form="short"))
    terms.append(make("term", and_term, name="and"))
    # «14 de marzo», not «marzo 14».
    date = style.root.get_macro("date-issued-month-day").xpath_search("cs:date")[0]
    date[:] = [make("date-part", name="day", suffix=" de "), make("date-part", name="month")]
    # citeproc-py doesn't suppress editors that already replace the author, and would name them twice.
    for names in style.root.get_macro("identifier-contributors-monographic").iter(f"{{{_CSL}}}names"):
        if names.get("variable") == "editor translator":
            names.set("variable", "translator")
    # Citations are already sorted by `course/sources/references.py`.
    for parent in list(style.root.iter()):
        for sort in parent.findall(f"{{{_CSL}}}sort"):
            parent.remove(sort)
    style.root.formatter = html
    _remember_answers(style)
    return style


def _remember_answers(style: _Style) -> None:
    style.elements = [element for element in style.root.iter() if isinstance(element, CitationStylesElement)]
    for element in style.elements:
        for question in _QUESTIONS:
            if answer := getattr(type(element), question, None):
                setattr(element, question, cache(answer.__get__(element)))
