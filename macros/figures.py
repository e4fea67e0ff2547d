"""Macro `figure`: an original drawing, embedded in the page so that it takes the theme's colours."""

from __future__ import annotations

from xml.etree import ElementTree

from markupsafe import Markup

from course.checks.drawings import SVG_NAMESPACE
from course.model import Figure
from course.model.figure import get_svg_path
from macros.site import Site

ElementTree.register_namespace("", SVG_NAMESPACE.strip("{}"))


def figure(site: Site, id: str) -> str:
    value = site.course.get_by_id(Figure, id)
    drawing = load_drawing((site.course.root / get_svg_path(id)).read_text(encoding="utf-8"), value)
    return site.make_template_slot("figure.html.jinja", figure=value, drawing=drawing)


def load_drawing(svg: str, value: Figure) -> Markup:
    """The SVG with a role, and with the figure's title and description as its accessible name and description."""
    root = ElementTree.fromstring(svg)
    for name in ("title", "desc"):
        for element in root.findall(f"{SVG_NAMESPACE}{name}"):
            root.remove(element)
    title = ElementTree.Element(f"{SVG_NAMESPACE}title", {"id": f"{value.id}-title"})
    title.text = value.title
    description = ElementTree.Element(f"{SVG_NAMESPACE}desc", {"id": f"{value.id}-desc"})
    description.text = value.description
    root.insert(0, title)
    root.insert(1, description)
    root.set("role", "img")
    root.set("aria-labelledby", f"{value.id}-title")
    root.set("aria-describedby", f"{value.id}-desc")
    return Markup(ElementTree.tostring(root, encoding="unicode"))
