"""The HTML of books: the elements and attributes that every reader of books knows and that need no script or style."""

from __future__ import annotations

HEADINGS = tuple(f"h{level}" for level in range(1, 7))
VOID_ELEMENTS = frozenset(["br", "hr", "img"])
TABLE_PARTS = frozenset(["caption", "tbody", "td", "tfoot", "th", "thead", "tr"])
BLOCKS = frozenset(["blockquote", "dl", "div", "figure", "ol", "p", "pre", "section", "table", "ul", *HEADINGS])
_BLOCK_PARTS = frozenset(["dd", "dt", "figcaption", "li"])
_SPANS = frozenset(
    [
        *("a", "abbr", "b", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp", "small"),
        *("span", "strong", "sub", "sup", "time", "u"),
    ]
)
ELEMENTS = BLOCKS | _BLOCK_PARTS | TABLE_PARTS | _SPANS | VOID_ELEMENTS
ATTRIBUTES = frozenset(
    [
        *("alt", "colspan", "datetime", "height", "href", "id", "lang"),
        *("reversed", "rowspan", "scope", "src", "start", "type", "width"),
    ]
)
# Elements that are left out with all that they hold.
CONTROLS = frozenset(
    [
        *(
            "audio",
            "button",
            "canvas",
            "datalist",
            "dialog",
            "embed",
            "form",
            "iframe",
            "input",
            "link",
            "meter",
            "nav",
        ),
        *("noscript", "object", "optgroup", "option", "output", "progress", "script", "select", "style", "svg"),
        *("template", "textarea", "video"),
    ]
)
