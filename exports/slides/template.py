"""The template of the decks, made in code: four layouts, the colours of a tema, and letters that every computer has.

It is made on the empty file that python-pptx brings, of which only the frame is left.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import Template
from lxml import etree

from exports.office import LANGUAGE
from exports.slides import geometry
from exports.slides.plan import Look
from exports.slides.pptx_names import load_pptx, qn, to_emu
from exports.templates import make_environment

if TYPE_CHECKING:
    from pptx.presentation import Presentation

# It has the widths of Liberation Sans, which LibreOffice has in its place: `measuring.py` counts on it.
FONT = "Arial"
INK, SOFT, PAPER = "22292c", "545d61", "ffffff"
_PLAIN_FONT = re.compile(rb'<a:latin typeface="[^"]*"/>')
# The ends of the types of relationships.
_THEME, _THUMBNAIL, _PRINTER, _FILE = "/theme", "/thumbnail", "/printerSettings", "/extended-properties"
_COLOURS = re.compile(rb"<a:clrScheme .*</a:clrScheme>", re.DOTALL)


class Colours(NamedTuple):
    """Those of a tema, as `#0a5c64`: for titles, and for a soft background."""

    ink: str
    tint: str


def open_template(colours: Colours, footer: str) -> Presentation:
    """An empty deck of 16:9 with the layouts of `Look`, in their order."""
    deck: Presentation = load_pptx().Presentation()
    size: Any = (to_emu(geometry.WIDTH), to_emu(geometry.HEIGHT))  # the library has a type of its own for lengths
    deck.slide_width, deck.slide_height = size
    deck.element.find(qn("p:sldSz")).attrib.pop("type", None)
    for default in deck.element.iter(qn("a:defRPr")):
        default.set("lang", LANGUAGE)
    master = deck.slide_master
    layouts = list(master.slide_layouts)
    for layout in layouts[len(Look) :]:
        master.slide_layouts.remove(layout)
    _replace(master.element, _render("", footer))
    for look, layout in zip(Look, layouts, strict=False):
        _replace(layout.element, _render(look.value, footer))
        layout.element.attrib.pop("type", None)
        if look == Look.COVER:
            layout.element.set("showMasterSp", "0")
            _paint_white(layout.element)
    _set_theme(next(each.target_part for each in _list_related(master.part, _THEME).values()), colours)
    _leave_out(deck)
    return deck


def _render(look: str, footer: str) -> Any:
    text = _load_template("master.xml.jinja").render(
        look=look,
        footer=footer,
        geometry=geometry,
        language=LANGUAGE,
        title_size=geometry.TITLE_SIZE,
        text_size=geometry.SIZE,
    )
    return load_pptx().oxml.parse_xml(re.sub(r">\s+<", "><", text.strip()))


@cache  # each deck takes it several times
def _load_template(name: str) -> Template:
    environment = make_environment(Path(__file__).parent)
    environment.filters["emu"] = to_emu
    return environment.get_template(name)


def _replace(element: Any, rendered: Any) -> None:
    """Put what was rendered in the place of the parts of the same name."""
    for part in list(rendered):
        old = element.find(part.tag)
        element.replace(old, part)


def _paint_white(layout: Any) -> None:
    """White letters, on the cover's colour."""
    for styles in layout.iter(qn("a:lstStyle")):
        level = etree.SubElement(styles, qn("a:lvl1pPr"))
        fill = etree.SubElement(etree.SubElement(level, qn("a:defRPr")), qn("a:solidFill"))
        etree.SubElement(fill, qn("a:schemeClr"), {"val": "bg1"})


def _set_theme(theme: Any, colours: Colours) -> None:
    names = {
        "dk1": INK,
        "lt1": PAPER,
        "dk2": colours.ink.lstrip("#"),
        "lt2": colours.tint.lstrip("#"),
        **{f"accent{number}": colours.ink.lstrip("#") for number in range(1, 6)},
        "accent6": SOFT,
        "hlink": colours.ink.lstrip("#"),
        "folHlink": SOFT,
    }
    scheme = _load_template("theme_colours.xml.jinja").render(colours=names)
    blob = _COLOURS.sub(scheme.encode(), theme.blob)
    theme._blob = _PLAIN_FONT.sub(f'<a:latin typeface="{FONT}"/>'.encode(), blob)


def _leave_out(deck: Presentation) -> None:
    """Leave out what says of the library's own file: its picture, its printer, its shape and how long it was open."""
    for owner, kind in ((deck.part.package, _THUMBNAIL), (deck.part.package, _FILE), (deck.part, _PRINTER)):
        for key in _list_related(owner, kind):
            owner._rels.pop(key)


def _list_related(owner: Any, kind: str) -> dict[str, Any]:
    """The relationships of a part whose type ends so, by their keys."""
    return {key: each for key, each in owner._rels.items() if each.reltype.endswith(kind)}
