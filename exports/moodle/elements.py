"""Short ways to write the elements of Moodle's XML. Texts are escaped by the library."""

from __future__ import annotations

from lxml import etree

Element = etree._Element


def add(parent: Element, name: str, text: object = None, **attributes: str) -> Element:
    """Add an element with some text, directly inside it."""
    element = etree.SubElement(parent, name, attributes)
    if text is not None:
        element.text = str(text)
    return element


def add_text(parent: Element, name: str, text: str, **attributes: str) -> Element:
    """Add an element with a text, in a `text` of its own: plain, unless its attributes say otherwise."""
    element = add(parent, name, **attributes)
    add(element, "text", text)
    return element


def add_html(parent: Element, name: str, html: str, **attributes: str) -> Element:
    return add_text(parent, name, html, format="html", **attributes)
