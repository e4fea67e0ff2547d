"""The icons of who installs the course as an application, drawn from the one of the browser's tab, which is an SVG.

Systems don't take SVG everywhere. Some cut the icon with a shape of their own: theirs has the drawing smaller, on the
colour of the page's header.
"""

from __future__ import annotations

from typing import NamedTuple

import resvg_py
from lxml import etree

from course.runtime.memory import remembered

ICON_DRAWING = "assets/images/favicon.svg"
FOLDER = "assets/app-icons"
TOUCH_ICON = f"{FOLDER}/touch.png"
THEME_COLOUR = "#17464b"  # of the page's header in the light scheme (docs/assets/css/tokens.css)

_SVG = "http://www.w3.org/2000/svg"


class _Icon(NamedTuple):
    """`scale` is the part of the side that the drawing takes, if it is put on a square of the header's colour."""

    path: str
    pixels: int
    scale: float | None = None


_ANY = (_Icon(f"{FOLDER}/192.png", 192), _Icon(f"{FOLDER}/512.png", 512))
_MASKABLE = _Icon(f"{FOLDER}/maskable-512.png", 512, 0.72)  # any mask shows a circle of four fifths of the side
_TOUCH = _Icon(TOUCH_ICON, 180, 0.9)  # iOS rounds its corners


def draw_app_icons(drawing: str) -> dict[str, bytes]:
    """The icons as PNG, by path, from the text of the SVG in `ICON_DRAWING`."""
    return {icon.path: _draw(drawing, icon.pixels, icon.scale) for icon in (*_ANY, _MASKABLE, _TOUCH)}


def list_manifest_icons() -> list[dict[str, str]]:
    """What the manifest says of them."""
    about = {"sizes": "any", "type": "image/svg+xml"}
    return [{"src": ICON_DRAWING, **about}, *map(_describe, _ANY), _describe(_MASKABLE) | {"purpose": "maskable"}]


def frame(drawing: str, scale: float) -> str:
    """An SVG with the drawing in the middle of a square of the header's colour; it takes `scale` of the side."""
    picture = etree.fromstring(drawing.encode("utf-8"))
    framed = etree.Element(f"{{{_SVG}}}svg", {"viewBox": "0 0 100 100"}, nsmap={None: _SVG})
    etree.SubElement(framed, f"{{{_SVG}}}rect", {"width": "100", "height": "100", "fill": THEME_COLOUR})
    side, margin = round(100 * scale), round(50 * (1 - scale))
    for name, value in {"x": margin, "y": margin, "width": side, "height": side}.items():
        picture.set(name, str(value))
    framed.append(picture)
    return etree.tostring(framed, encoding="unicode")


def _describe(icon: _Icon) -> dict[str, str]:
    return {"src": icon.path, "sizes": f"{icon.pixels}x{icon.pixels}", "type": "image/png"}


@remembered
def _draw(drawing: str, pixels: int, scale: float | None) -> bytes:
    shown = frame(drawing, scale) if scale else drawing
    return bytes(resvg_py.svg_to_bytes(svg_string=shown, width=pixels, height=pixels, skip_system_fonts=True))
