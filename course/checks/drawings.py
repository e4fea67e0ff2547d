"""Drawings that are embedded in pages: SVG that parses, runs no code and asks for nothing outside itself.

Its colours and sizes are attributes: the policy of the pages (exports/content_policy.py) ignores styles in HTML.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from course.files.text_source import load_text
from course.findings import Finding
from course.loaded.draft import Draft
from course.runtime.memory import remembered

SVG_NAMESPACE = "{http://www.w3.org/2000/svg}"
_OUTSIDE_ADDRESS = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_STYLE_ADVICE = 'pon cada propiedad como atributo: `fill="…"`, `stroke-width="2"`, `font-size="16"`'
_VIEW_BOX = re.compile(r'viewBox="[\d.]+ [\d.]+ (\d+)')
# The widest drawing that is read on a telephone as it is, in units; the pixels in which each form is seen at its
# smallest, and the smallest letter then.
NARROW_WIDTH = 340
_WIDE_PIXELS = 640
_SMALLEST_LETTER = 13
_REFUSED_ELEMENTS = {"script", "foreignObject", "image", "a", "animate", "set"}


def read_width(svg: str) -> int | None:
    """The width of a drawing, in units; None if it doesn't say it as it should."""
    found = _VIEW_BOX.search(svg)
    return int(found[1]) if found else None


def check_drawing(draft: Draft, shown_path: str) -> list[Finding]:
    """Check the SVG at a path in the course's folder."""
    text, findings = load_text(draft.root / shown_path, shown_path)
    return findings if text is None else _read_drawing(text, shown_path)


@remembered
def _read_drawing(text: str, shown_path: str) -> list[Finding]:
    return _DrawingReader(shown_path).check(text)


class _DrawingReader:
    """Parses an SVG with Expat, which knows the line of each element, and collects the findings."""

    def __init__(self, shown_path: str) -> None:
        self.shown_path = shown_path
        self.findings: list[Finding] = []
        self.is_first = True
        self.smallest = 0.0  # of the letters, in units of this drawing
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.StartDoctypeDeclHandler = self._refuse_doctype
        self.parser.StartElementHandler = self._check_element

    def check(self, text: str) -> list[Finding]:
        width = read_width(text) or 0
        self.smallest = _SMALLEST_LETTER * (width / _WIDE_PIXELS if width > NARROW_WIDTH else 1)
        try:
            self.parser.Parse(text, True)
        except _RefusedDoctypeError:
            pass
        except expat.ExpatError as error:
            message, suggestion = "el SVG está mal escrito aquí", "revisa que cada etiqueta se cierre"
            self.findings.append(Finding(self.shown_path, error.lineno, error.offset + 1, message, suggestion))
        return self.findings

    def _add(self, message: str, suggestion: str | None = None) -> None:
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        self.findings.append(Finding(self.shown_path, line, column, message, suggestion))

    def _refuse_doctype(self, *_: object) -> None:
        self._add("el dibujo no puede llevar DOCTYPE ni entidades", "bórralos")
        raise _RefusedDoctypeError

    def _check_element(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition("}")[2]
        if self.is_first and (tag != SVG_NAMESPACE.strip("{") + "svg" or "viewBox" not in attributes):
            self._add('el dibujo tiene que ser un `<svg xmlns="http://www.w3.org/2000/svg">` con `viewBox`')
        self.is_first = False
        if name in _REFUSED_ELEMENTS:
            self._add(f"el dibujo lleva `<{name}>`, que no se admite", "bórralo")
        if name == "style":
            self._add("el dibujo lleva `<style>`, que la página no aplica", _STYLE_ADVICE)
        for full_name, value in attributes.items():
            attribute = full_name.rpartition("}")[2]
            if attribute == "font-size" and _is_below(value, self.smallest):
                self._add(f"la letra es de {value}, y en este dibujo no puede bajar de {self.smallest:g}")
            elif attribute.lower().startswith("on"):
                self._add(f"el atributo `{attribute}` de `<{name}>` ejecuta código", "bórralo")
            elif attribute == "style":
                self._add(f"el atributo `style` de `<{name}>` no se aplica en la página", _STYLE_ADVICE)
            elif _OUTSIDE_ADDRESS.search(value) or (attribute == "href" and not value.startswith("#")):
                self._add(f"el atributo `{attribute}` de `<{name}>` pide algo de fuera del dibujo", "bórralo")


def _is_below(size: str, smallest: float) -> bool:
    """Whether a size in units is smaller; other sizes are left to the eye."""
    try:
        return float(size) < smallest
    except ValueError:
        return False


class _RefusedDoctypeError(Exception):
    """Stops the parser before any entity is expanded."""
