"""Figures: unique ids, files named after them, an SVG that is safe to set into a page, sources that exist."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from course.checks.identifiers import check_file_names, check_reference_key, check_unique
from course.findings import Finding
from course.loading import LoadedCourse
from course.text_source import load_text

SVG_NAMESPACE = "{http://www.w3.org/2000/svg}"
_OUTSIDE_ADDRESS = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_REFUSED_ELEMENTS = {"script", "foreignObject", "image", "a", "animate", "set"}


def get_svg_path(figure_id: str) -> str:
    """Where a figure's drawing lives, from the repository's root."""
    return f"docs/assets/figures/{figure_id}.svg"


def check_figures(loaded: LoadedCourse) -> list[Finding]:
    findings = check_unique("la figura", loaded.figures) + check_file_names("la figura", loaded.figures)
    for figure in loaded.figures:
        for number, key in enumerate(figure.value.sources):
            findings += check_reference_key(loaded, figure, "sources", number, key=key)
        findings += _check_svg(loaded, figure.value.id)
    return findings


def _check_svg(loaded: LoadedCourse, figure_id: str) -> list[Finding]:
    shown_path = get_svg_path(figure_id)
    text, findings = load_text(loaded.root / shown_path, shown_path)
    if text is None:
        return findings
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        return [Finding(shown_path, 1, 1, "el dibujo no puede llevar DOCTYPE ni entidades", "bórralos")]
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        line, column = error.position
        return [Finding(shown_path, line, column + 1, "el SVG está mal escrito aquí", "revisa que cada etiqueta se cierre")]
    if root.tag != f"{SVG_NAMESPACE}svg" or "viewBox" not in root.attrib:
        return [Finding(shown_path, 1, 1, "el dibujo tiene que ser un `<svg>` con `viewBox`")]
    for element in root.iter():
        name = str(element.tag).removeprefix(SVG_NAMESPACE)
        if name in _REFUSED_ELEMENTS:
            findings.append(Finding(shown_path, None, None, f"el dibujo lleva `<{name}>`, que no se admite"))
        if name == "style" and ("@import" in (element.text or "") or "url(" in (element.text or "")):
            findings.append(Finding(shown_path, None, None, "el `<style>` del dibujo pide algo de fuera"))
        for attribute, value in element.attrib.items():
            if attribute.startswith("on") or _OUTSIDE_ADDRESS.search(value):
                message = f"el atributo `{attribute}` de `<{name}>` ejecuta código o pide algo a otra web"
                findings.append(Finding(shown_path, None, None, message))
    return findings
