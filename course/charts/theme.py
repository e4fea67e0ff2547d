"""From the SVG that Vega draws to one that belongs to the page: no colour, font, size or role of its own. Pure.

What is kept is what is seen: the marks, in a group for each layer with its name as class (`chart-bars`,
`chart-value`…), and their geometry. Colours become custom properties of the page, hatches become patterns whose ids
begin with the figure's, and letters take the page's typeface. The outer `<svg>` and its name are the template's.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

from course.charts.palette import CUSTOM_PROPERTIES, HATCHED, HATCHES, PAPER, SERIES

_SVG = "{http://www.w3.org/2000/svg}"
_LAYER = re.compile(r"role-mark ([a-z]+)\w*_marks$")
_TRANSLATION = re.compile(r"translate\((-?[\d.e-]+),(-?[\d.e-]+)\)")
_NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?|-?\d+e-?\d+")
_COLOURED = ("fill", "stroke")
_KEPT = {"fill", "stroke", "stroke-width", "stroke-dasharray", "text-anchor"}
# What is understood without being said.
_DEFAULTS = {("text-anchor", "start"), ("stroke-dasharray", "1,0"), ("stroke-width", "1")}


class UnknownColourError(ValueError):
    """The drawing has a colour that stands for no role: it would stay the same on a dark page."""


def apply_theme(svg: str, figure_id: str) -> str:
    """The inside of an `<svg>`: patterns and groups of marks, in the order in which Vega paints them."""
    layers: dict[str, ElementTree.Element] = {}
    for group in ElementTree.fromstring(svg).iter(f"{_SVG}g"):
        match = _LAYER.search(group.get("class", ""))
        if match:
            layer = layers.setdefault(match[1], ElementTree.Element("g", {"class": f"chart-{match[1]}"}))
            layer.extend(_simplify(mark) for mark in group)
    texts = []
    for layer in layers.values():
        _apply_colours(layer, figure_id)
        _hoist(layer)
        texts.append(_render(layer))
    used = [number for number in range(len(HATCHED)) if any(_name_hatch(figure_id, number) in text for text in texts)]
    patterns = ElementTree.Element("defs")
    patterns.extend(_make_pattern(figure_id, number) for number in used)
    return "".join([_render(patterns) if used else "", *texts])


def _render(element: ElementTree.Element) -> str:
    return ElementTree.tostring(element, encoding="unicode").replace(" />", "/>")


def _simplify(mark: ElementTree.Element) -> ElementTree.Element:
    """A mark with its geometry, rounded, and what it is painted with."""
    kind = mark.tag.removeprefix(_SVG)
    kept = {name: value for name, value in mark.attrib.items() if name in _KEPT and (name, value) not in _DEFAULTS}
    x, y = _read_translation(mark)
    if kind == "text":
        simple = ElementTree.Element(kind, {"x": _round(x), "y": _round(y), **kept})
        simple.text = mark.text
        return simple
    if kind == "line":
        ends = {"x2": _round(x + float(mark.get("x2", 0))), "y2": _round(y + float(mark.get("y2", 0)))}
        return ElementTree.Element(kind, {"x1": _round(x), "y1": _round(y), **ends, **kept})
    place = {"transform": f"translate({_round(x)} {_round(y)})"} if x or y else {}
    path = _NUMBER.sub(lambda number: _round(float(number[0])), mark.attrib["d"])
    return ElementTree.Element(kind, {"d": path, **place, **kept})


def _read_translation(mark: ElementTree.Element) -> tuple[float, float]:
    match = _TRANSLATION.fullmatch(mark.get("transform", "translate(0,0)"))
    return float(match[1]), float(match[2])


def _apply_colours(layer: ElementTree.Element, figure_id: str) -> None:
    for mark in layer:
        for name in _COLOURED:
            colour = mark.get(name)
            if colour in HATCHED:
                number = HATCHED.index(colour)
                is_plain = HATCHES[number] is None
                paint = CUSTOM_PROPERTIES[SERIES[number]] if is_plain else f"url(#{_name_hatch(figure_id, number)})"
                mark.set(name, paint)
            elif colour in CUSTOM_PROPERTIES:
                mark.set(name, CUSTOM_PROPERTIES[colour])
            elif colour not in (None, "none"):
                raise UnknownColourError(colour)


def _hoist(layer: ElementTree.Element) -> None:
    """Say once, on the group, what all its marks say."""
    for name in sorted(_KEPT):
        values = {mark.get(name) for mark in layer}
        if len(values) == 1 and None not in values:
            layer.set(name, values.pop())
            for mark in layer:
                del mark.attrib[name]


def _make_pattern(figure_id: str, number: int) -> ElementTree.Element:
    size = {"width": "8", "height": "8", "patternUnits": "userSpaceOnUse"}
    pattern = ElementTree.Element("pattern", {"id": _name_hatch(figure_id, number), **size})
    colour, paper = CUSTOM_PROPERTIES[SERIES[number]], CUSTOM_PROPERTIES[PAPER]
    ElementTree.SubElement(pattern, "path", {"d": "M0 0h8v8h-8z", "fill": colour})
    ElementTree.SubElement(pattern, "path", {"d": HATCHES[number], "stroke": paper, "stroke-width": "1.6"})
    return pattern


def _name_hatch(figure_id: str, number: int) -> str:
    return f"{figure_id}-hatch-{number + 1}"


def _round(value: float) -> str:
    """Hundredths, which no screen tells apart: `34.000000000000014` → `34`."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if round(value, 2) else "0"
