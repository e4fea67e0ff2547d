"""The APA style in Spanish, as citeproc-py uses it: the official style, mended where its Spanish fails."""

from __future__ import annotations

import warnings
from functools import cache

from citeproc import CitationStylesStyle
from lxml import etree

_CSL = "http://purl.org/net/xbiblio/csl"
_STYLE, _LOCALE = "apa-no-ampersand", "es-ES"


@cache
def load_style(and_term: str) -> CitationStylesStyle:
    """The style with the given conjunction before the last name («y» or «e»)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the schema that citeproc-py ships is older than the style
        style = CitationStylesStyle(_STYLE, locale=_LOCALE, validate=False)

    def make(tag: str, text: str | None = None, **attributes: str) -> etree._Element:
        element = style.parser.makeelement(f"{{{_CSL}}}{tag}", attributes)
        element.text = text
        return element

    terms = style.root.xpath_search('./cs:locale[@xml:lang="es"]/cs:terms')[0]
    terms.append(make("term", "recuperado el", name="retrieved"))
    terms.append(make("term", "n.º", name="number", form="short"))
    terms.append(make("term", and_term, name="and"))
    # «14 de marzo», not «marzo 14».
    date = style.root.get_macro("date-issued-month-day").date
    date[:] = [make("date-part", name="day", suffix=" de "), make("date-part", name="month")]
    # citeproc-py doesn't suppress editors who already stand in the author's place, and would name them twice.
    for names in style.root.get_macro("identifier-contributors-monographic").iter(f"{{{_CSL}}}names"):
        if names.get("variable") == "editor translator":
            names.set("variable", "translator")
    return style
