"""The XML of the package, from the templates of this folder and of `items/`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import etree

_FOLDER = Path(__file__).parent


def render_xml(template: str, **data: object) -> bytes:
    """A file in UTF-8. It is parsed first, so that none leaves that isn't well-formed."""
    text = _get_environment().get_template(template).render(**data)
    lines = "\n".join(line for line in text.splitlines() if line.strip())
    root = etree.fromstring(lines.encode(), etree.XMLParser(resolve_entities=False))
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


@cache
def _get_environment() -> Environment:
    return Environment(
        loader=FileSystemLoader([_FOLDER, _FOLDER / "items"]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
