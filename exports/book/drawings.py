"""The drawings inside a page as files of their own.

On the site a drawing is part of the page: it takes its colours from the stylesheet, and is there twice, for wide and
for narrow screens. In a book it is a file, with the colours of the light scheme, and an image that says in words what
it shows. Drawings that only decorate are left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import tinycss2
from lxml import etree

from course.files.drawing_templates import format_hundredths

_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*([^()]*))?\)")
_SPACES = re.compile(r"\s+")
_SVG = "http://www.w3.org/2000/svg"
# What the stylesheet says of the parts of a chart (docs/assets/css/components.css), as attributes.
_STYLES = {
    "chart-heading": {"font-weight": "600"},
    "chart-value": {"font-weight": "700"},
}
_CHART = "chart"
# Around the words of a chart, so that lines behind them don't blur them.
_HALO = {"paint-order": "stroke", "stroke-width": "3", "stroke-linejoin": "round"}
_FONTS = "system-ui, 'Segoe UI', Roboto, Arial, sans-serif"
_MARGIN = 8  # units: on the site marks at the edge may spill over it
_OF_THE_PAGE = ("class", "role", "aria-labelledby", "aria-describedby")

# The attribute of an `<img>` that stands for a drawing until it has a file: its position in the list.
PLACE = "data-drawing"


@dataclass(frozen=True)
class Drawing:
    """A drawing of a page: a name without extension, its title and what it shows in words, and the file."""

    name: str
    title: str
    details: str
    file: bytes

    @property
    def description(self) -> str:
        """All that it says in words."""
        return " ".join(filter(None, (self.title, self.details)))


def read_colours(stylesheet: str) -> dict[str, str]:
    """The custom properties of the light scheme: those that the rules for `:root` set, outside any `@media`."""
    colours: dict[str, str] = {}
    for rule in tinycss2.parse_stylesheet(stylesheet, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule" and tinycss2.serialize(rule.prelude).strip() == ":root":
            for declaration in tinycss2.parse_blocks_contents(rule.content):
                if declaration.type == "declaration" and declaration.name.startswith("--"):
                    colours[declaration.name] = tinycss2.serialize(declaration.value).strip()
    return colours


def cut_drawings(html: str, colours: Mapping[str, str]) -> tuple[str, list[Drawing]]:
    """Take the drawings out of a page. An `<img>` with the attribute `PLACE` stands for each one that says something.

    `colours` are the values of the custom properties that drawings are painted with, by name.
    """
    drawings: list[Drawing] = []

    def cut(match: re.Match[str]) -> str:
        root = etree.fromstring(match[0])
        if root.get("role") != "img":
            return ""
        drawings.append(_make_drawing(root, colours))
        return f'<img {PLACE}="{len(drawings) - 1}">'

    return _DRAWING.sub(cut, html), drawings


def _make_drawing(root: etree._Element, colours: Mapping[str, str]) -> Drawing:
    title, details = (_read_words(root, tag) for tag in ("title", "desc"))
    name = root.get("aria-labelledby", "").split()[0].removesuffix("-title")
    _make_independent(root, colours)
    return Drawing(name, title, details, etree.tostring(root, encoding="utf-8", xml_declaration=True))


def _read_words(root: etree._Element, tag: str) -> str:
    """The text of the title or of the description, as a sentence."""
    text = _SPACES.sub(" ", root.findtext(f"{{{_SVG}}}{tag}") or "").strip()
    return f"{text}." if text and text[-1] not in ".?!…" else text


def _make_independent(root: etree._Element, colours: Mapping[str, str]) -> None:
    """Give a drawing all that it takes from the page: colours, fonts, size and paper."""
    paper = resolve_colour("var(--paper, #fff)", colours)
    is_chart = _CHART in root.get("class", "").split()
    for element in root.iter(f"{{{_SVG}}}*"):
        for name in element.get("class", "").split():
            element.attrib.update(_STYLES.get(name, {}))
        if is_chart and element.tag == f"{{{_SVG}}}text":
            element.attrib.update(_HALO | {"stroke": paper})
        for name in _OF_THE_PAGE:
            element.attrib.pop(name, None)
        for name, value in element.items():
            if value == "inherit":
                del element.attrib[name]
            elif "var(" in value:
                element.set(name, resolve_colour(value, colours))
    left, top, width, height = map(float, root.get("viewBox", "").split())
    start = {"x": left - _MARGIN, "y": top - _MARGIN}
    size = {"width": width + 2 * _MARGIN, "height": height + 2 * _MARGIN}
    box = {name: format_hundredths(value) for name, value in (start | size).items()}
    root.set("viewBox", " ".join(box.values()))
    root.attrib.update({name: box[name] for name in size} | {"font-family": _FONTS})
    root.set("color", resolve_colour("var(--figure-ink, #000)", colours))
    background = etree.Element(f"{{{_SVG}}}rect", box | {"fill": paper})
    words = [child for child in root if child.tag in (f"{{{_SVG}}}title", f"{{{_SVG}}}desc")]
    root.insert(len(words), background)


def resolve_colour(value: str, colours: Mapping[str, str]) -> str:
    """A value with its custom properties replaced: «var(--figure-ink, currentColor)» → «#22292c»."""

    def replace(match: re.Match[str]) -> str:
        known = colours.get(match[1])
        return resolve_colour(known, colours) if known is not None else (match[2] or "currentColor").strip()

    return _VARIABLE.sub(replace, value)
