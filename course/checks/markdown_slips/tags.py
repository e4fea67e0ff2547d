"""HTML in Markdown: only a few elements and attributes, each of them closed.

What is not in the lists is refused: it would run code, request something from another site, change the look of the
page or hide what follows; or it is no HTML at all, and the reader would not see it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from course.checks.markdown_slips.slip import Slip
from course.files.offsets import blank
from course.findings import suggest_close_match
from course.pages.written import PARAGRAPH_GAP, Written

# The attributes of each element, besides those of every element.
_INLINE_NAMES = "abbr b cite del dfn em i ins kbd mark q s samp small span strong sub sup var"
_INLINE = dict.fromkeys(_INLINE_NAMES.split(), frozenset[str]())
_BLOCK = {
    "details": frozenset({"open", "markdown"}),
    "summary": frozenset({"markdown"}),
    "div": frozenset({"markdown"}),
}
_VOID = {"br": frozenset[str](), "wbr": frozenset[str]()}
ELEMENTS = {**_INLINE, **_BLOCK, **_VOID, "time": frozenset({"datetime"})}
_ATTRIBUTES = frozenset({"dir", "id", "lang", "title"})

_ACTIVE_NAMES = """
    applet audio base button embed form frame frameset iframe input link math meta noscript object script select source
    style svg template textarea video
"""
_ACTIVE = frozenset(_ACTIVE_NAMES.split())
# Elements that Markdown, or a macro, writes.
_WRITTEN_OTHERWISE = {
    "a": "un enlace se escribe `[texto](página.md)`",
    "img": "una imagen se escribe `![qué se ve en ella](archivo)`",
    "figure": "una figura se pone con la macro `figure`",
    "table": "una tabla se escribe con barras: `| Antes | Ahora |`",
    "ul": "una lista se escribe con guiones",
    "ol": "una lista con números se escribe `1. Texto`",
    "li": "una lista se escribe con guiones",
    "p": "un párrafo se separa del otro con una línea vacía",
    "hr": "una raya se escribe `---`, entre líneas vacías",
    "blockquote": "una cita literal empieza por `> `",
    "pre": "el código va entre líneas de tres acentos graves",
    "code": "el código va entre acentos graves",
    "center": "el aspecto lo pone el sitio",
    "font": "el aspecto lo pone el sitio",
    "u": "para destacar, escribe `**texto**`",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "un epígrafe se escribe `## Texto { #ancla }`"),
    **dict.fromkeys(("tr", "td", "th", "thead", "tbody"), "una tabla se escribe con barras: `| Antes | Ahora |`"),
}
# Parts of an element that is refused as a whole.
_PARTS = frozenset({"tr", "td", "th", "thead", "tbody", "li", "input", "button", "select", "textarea", "source"})
_KNOWN = {*ELEMENTS, *_ACTIVE, *_WRITTEN_OTHERWISE}

# The address of a link, which Markdown lets be written in angle brackets.
_DESTINATION = re.compile(r"\]\([ ]*<[^<>\n]*>")
_START = re.compile(r"<[/!?a-zA-Z]")
_ADDRESS = re.compile(r"<(?:(?:https?|ftp):|[^<> ]+@)", re.IGNORECASE)
_NAME = re.compile(r"</?([a-zA-Z][\w-]*)")
_CUT = re.compile(r"(?<!\w)</?([a-zA-Z][\w-]*)(?:\s[^<>]*)?(?=<|\Z)")


def find_tag_slips(written: Written) -> Iterator[Slip]:
    text = blank(_DESTINATION, written.uncoded)
    if not _START.search(text):
        return
    reader = _TagReader(text)
    yield from reader.slips
    for match in _CUT.finditer(text):
        if match[1].lower() in _KNOWN:
            yield Slip(match.start(), f"a la etiqueta `<{match[1]}` le falta el `>` que la acaba")


class _TagReader(HTMLParser):
    """Reads the tags of a text, and notes what is wrong in each."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.slips: list[Slip] = []
        self._text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._open: list[tuple[str, int]] = []
        self._unclosed: set[str] = set()  # their end tags, if they come too late, say nothing new
        self._refused = False
        self.feed(text)
        self.close()
        for tag, offset in self._open:
            self._add_unclosed(tag, offset)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        offset, source = self._get_offset(), self.get_starttag_text() or ""
        if _ADDRESS.match(source):
            return
        if PARAGRAPH_GAP.search(source):
            self.slips.append(Slip(offset, f"a la etiqueta `<{tag}` le falta el `>` que la acaba"))
        elif tag == "quiz":
            return  # course/checks/pages.py reports it, in code too
        elif tag not in ELEMENTS and not (tag in _PARTS and self._refused):
            self._refused = True
            self.slips.append(_refuse_element(source, tag, offset))
        elif tag in ELEMENTS:
            for name, _ in attributes:
                if name not in _ATTRIBUTES | ELEMENTS[tag]:
                    place = re.search(rf"\s({re.escape(name)})", source, re.IGNORECASE)
                    self.slips.append(refuse_attribute(name, offset + (place.start(1) if place else 0)))
            if tag not in _VOID and not source.endswith("/>"):
                self._open.append((tag, offset))
            elif tag not in _VOID:
                self._add_unclosed(tag, offset)

    def handle_endtag(self, tag: str) -> None:
        offset = self._get_offset()
        source = self._text[offset : self._text.find(">", offset) + 1]
        if tag not in ELEMENTS or _ADDRESS.match(source):
            return  # its start tag is refused
        opened = next((number for number in reversed(range(len(self._open))) if self._open[number][0] == tag), None)
        if opened is None and tag in self._unclosed:
            return
        if tag in _VOID or opened is None:
            self.slips.append(Slip(offset, f"`</{tag}>` cierra una etiqueta que no está abierta", "bórrala"))
            return
        for inner, start in self._open[opened + 1 :]:
            self._add_unclosed(inner, start)
        start = self._open[opened][1]
        if tag in _INLINE and PARAGRAPH_GAP.search(self._text, start, offset):
            self._add_unclosed(tag, start, "la etiqueta se cierra en su mismo párrafo")
        del self._open[opened:]

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)

    def handle_comment(self, data: str) -> None:
        if data.startswith((">", "->")) or "--!>" in data:  # a browser ends the comment there
            self._add_odd()

    def handle_decl(self, decl: str) -> None:
        self._add_odd()

    def unknown_decl(self, data: str) -> None:
        self._add_odd()

    def handle_pi(self, data: str) -> None:
        self._add_odd()

    def _add_odd(self) -> None:
        message = "lo que va entre `<` y `>` se lee como HTML y no se vería"
        self.slips.append(Slip(self._get_offset(), message, "ponlo entre acentos graves"))

    def _add_unclosed(self, tag: str, offset: int, suggestion: str | None = None) -> None:
        self._unclosed.add(tag)
        advice = suggestion or f"ciérrala con `</{tag}>`"
        effect = " y se llevaría el resto de la página" if tag in _BLOCK else ""
        self.slips.append(Slip(offset, f"la etiqueta `<{tag}>` no se cierra{effect}", advice))

    def _get_offset(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column


def refuse_attribute(name: str, offset: int) -> Slip:
    """An attribute that is not admitted, in a tag or between the braces of Markdown."""
    if name.startswith("on"):
        return Slip(offset, f"`{name}` ejecuta código en el navegador, y aquí no se admite", "bórralo")
    if name in ("style", "class", "align", "bgcolor", "color", "width", "height", "border"):
        return Slip(offset, f"`{name}` cambia el aspecto, que lo pone el sitio", "bórralo")
    return Slip(offset, f"el atributo `{name}` no se admite", "bórralo")


def _refuse_element(source: str, tag: str, offset: int) -> Slip:
    if tag in _ACTIVE:
        message = f"la etiqueta `<{tag}>` mete código o piezas de otras webs, y aquí no se admite"
        return Slip(offset, message, "bórrala")
    if tag in _WRITTEN_OTHERWISE:
        return Slip(offset, f"la etiqueta `<{tag}>` no se admite", _WRITTEN_OTHERWISE[tag])
    name = _NAME.match(source)
    message = f"`<{name[1] if name else tag}>` se lee como una etiqueta de HTML, y el lector no la vería"
    return Slip(offset, message, suggest_close_match(tag, ELEMENTS) or "ponla entre acentos graves, o sin `<` ni `>`")
