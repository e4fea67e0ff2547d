"""Macro `figure`: an original drawing, embedded in the page so that it takes the theme's colours.

A drawing with a form for narrow boxes is embedded in both, and the style sheet shows one of them. Where it is the
narrow one, a button opens the other (docs/assets/js/figures.js). The name and the
description are in the first, and both refer to them.
"""

from __future__ import annotations

from xml.etree import ElementTree

from markupsafe import Markup

from course.checks.drawings import SVG_NAMESPACE
from course.derived.drawings import Drawing, list_drawings
from course.model import Figure
from macros.site import Site

SCRIPT = "assets/js/figures.js"  # a bundle: see macros/assets.py

ElementTree.register_namespace("", SVG_NAMESPACE.strip("{}"))


def figure(site: Site, id: str) -> str:
    value = site.course.get_by_id(Figure, id)
    drawings = [make_drawing(drawing, value) for drawing in list_drawings(site.course, id)]
    script = site.get_asset_path(SCRIPT)
    return site.make_template_slot("figure.html.jinja", figure=value, drawings=drawings, script=script)


def make_drawing(drawing: Drawing, value: Figure) -> Markup:
    """The SVG with a role, and with the figure's title and description as its accessible name and description."""
    root = ElementTree.fromstring(drawing.svg)
    for name in ("title", "desc"):
        for element in root.findall(f"{SVG_NAMESPACE}{name}"):
            root.remove(element)
    if not drawing.is_narrow:
        title = ElementTree.Element(f"{SVG_NAMESPACE}title", {"id": f"{value.id}-title"})
        title.text = value.title
        description = ElementTree.Element(f"{SVG_NAMESPACE}desc", {"id": f"{value.id}-desc"})
        description.text = value.description
        root.insert(0, title)
        root.insert(1, description)
    root.set("class", "figure-narrow" if drawing.is_narrow else "figure-wide")
    root.set("role", "img")
    root.set("aria-labelledby", f"{value.id}-title")
    root.set("aria-describedby", f"{value.id}-desc")
    return Markup(ElementTree.tostring(root, encoding="unicode"))
