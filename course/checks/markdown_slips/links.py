"""Links and images in Markdown: each has a text and an address, and every image is a file of the site.

Whether a linked page exists is checked in `__init__.py`, which has the course.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from course.checks.markdown_slips.written import Slip, Written

_TEXT = r"\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
_ADDRESS = r"(?P<gap>[ \n]?)\((?P<inside>(?:[^()]|\([^()]*\))*)\)"
_LINK = re.compile(rf"(?P<image>!?){_TEXT}(?:{_ADDRESS}|[ \n]?\[(?P<label>[^\[\]]*)\])")
_SHORTCUT_IMAGE = re.compile(rf"!{_TEXT}(?![\[(])")
_DEFINITION = re.compile(r"^[ ]{0,3}\[(?P<label>[^\[\]]+)\]:[ ]*(?P<address>\S*)", re.MULTILINE)
_TITLE = re.compile(r"""\s+(?:"[^"]*"|'[^']*')\s*\Z""")
_SCHEME = re.compile(r"(?P<scheme>[a-zA-Z][a-zA-Z0-9+.-]*):|//")
_FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?|pdf)", re.IGNORECASE)
_LOOKS_LIKE_ADDRESS = re.compile(r"\S*(?:/|\.md|#|www\.)\S*")
_REVERSED = re.compile(r"\([^()\n]+\)\[(?P<inside>[^\[\]\n]+)\]")
_UNCLOSED = re.compile(r"\]\((?![^()]*(?:\([^()]*\)[^()]*)*\))")
_BARE = re.compile(r"(?<![\w(<\"'=/\[:])(?<!\]: )(?:https?://|www\.)\w[^\s<>)\]]*")
_ADMITTED_SCHEMES = ("http", "https", "mailto", "tel")


class Link(NamedTuple):
    """A link or an image: its address, as written, and where it starts, counted in characters."""

    address: str
    offset: int


def find_link_slips(written: Written) -> Iterator[Slip]:
    yield from _find_loose_addresses(written)
    if "[" not in written.prose:
        return
    definitions = _read_definitions(written)
    for match in _find_matches(written):
        is_image, offset = bool(match["image"]), match.start()
        if match["inside"] is not None and match["gap"]:
            if _LOOKS_LIKE_ADDRESS.fullmatch(match["inside"].strip()):
                yield Slip(offset, "entre el corchete y el paréntesis de este enlace hay un espacio", "júntalos")
            continue
        address = _get_address(match, definitions)
        if address is None:
            label = match["label"].strip() or match["text"]
            if not match["text"].lstrip().startswith("@"):
                message = f"no se dice a dónde lleva `[{label}]`"
                yield Slip(offset, message, "un enlace se escribe `[texto](dirección)`")
            continue
        words = " ".join(written.text[match.start("text") : match.end("text")].split())
        yield from _check_image(words, address, offset) if is_image else _check_link(words, address, offset)
    yield from _check_shortcuts(written, definitions)
    for match in _REVERSED.finditer(written.prose):
        if _LOOKS_LIKE_ADDRESS.fullmatch(match["inside"]):
            yield Slip(match.start(), "este enlace está al revés", "se escribe `[texto](dirección)`")
    for match in _UNCLOSED.finditer(written.prose):
        yield Slip(match.start() + 1, "al paréntesis de este enlace le falta el `)`", "ponlo detrás de la dirección")


def _find_loose_addresses(written: Written) -> Iterator[Slip]:
    for match in _BARE.finditer(written.prose):
        address = match[0].rstrip(".,;:")
        yield Slip(match.start(), f"`{address}` no saldría como enlace", "se escribe `[texto](dirección)`")


def list_links(written: Written) -> Iterator[Link]:
    """Links and images whose address is a path in the site."""
    definitions = _read_definitions(written)
    for match in _find_matches(written):
        address = None if match["gap"] else _get_address(match, definitions)
        if address and not _SCHEME.match(address):
            yield Link(address, match.start())


def _find_matches(written: Written) -> Iterator[re.Match[str]]:
    """Links and images, also the images that are the text of a link."""
    for match in _LINK.finditer(written.prose):
        yield match
        if "](" in match["text"]:
            yield from _LINK.finditer(written.prose, match.start("text"), match.end("text"))


def _read_definitions(written: Written) -> dict[str, str]:
    if "]:" not in written.prose:
        return {}
    found = _DEFINITION.finditer(written.prose)
    return {" ".join(match["label"].casefold().split()): match["address"].strip("<>") for match in found}


def _get_address(match: re.Match[str], definitions: dict[str, str]) -> str | None:
    """The address, empty if nothing is written; None if the label is not defined."""
    if match["inside"] is not None:
        return _TITLE.sub("", match["inside"]).strip().strip("<>")
    label = match["label"] if match["label"].strip() else match["text"]
    return definitions.get(" ".join(label.casefold().split()))


def _check_link(words: str, address: str, offset: int) -> Iterator[Slip]:
    if not words:
        yield Slip(offset, "este enlace no tiene texto", "escribe entre los corchetes a dónde lleva")
    if not address:
        yield Slip(offset, "este enlace no lleva a ninguna parte", "pon la dirección entre los paréntesis")
    scheme = _SCHEME.match(address)
    if scheme and scheme["scheme"] and scheme["scheme"].lower() not in _ADMITTED_SCHEMES:
        message = f"un enlace no puede empezar por `{scheme['scheme']}:`"
        yield Slip(offset, message, "usa `https:`, `mailto:` o la ruta de una página")
    elif address.startswith("www."):
        yield Slip(offset, f"a la dirección `{address}` le falta el principio", f"`https://{address}`")


def _check_image(words: str, address: str, offset: int) -> Iterator[Slip]:
    if not words:
        yield Slip(offset, "esta imagen no dice qué se ve en ella", "escríbelo entre los corchetes")
    elif _FILE_NAME.fullmatch(words):
        message = f"«{words}» es el nombre de un archivo, y quien no ve la imagen no sabría qué muestra"
        yield Slip(offset, message, "di entre los corchetes qué se ve en ella")
    if not address:
        yield Slip(offset, "esta imagen no tiene archivo", "pon su ruta entre los paréntesis")
    elif _SCHEME.match(address):
        message = "esta imagen es de otra web, y el sitio no pide nada a nadie"
        yield Slip(offset, message, "guárdala en docs/assets/images/, con permiso, y pon su ruta")


def _check_shortcuts(written: Written, definitions: dict[str, str]) -> Iterator[Slip]:
    """Images written as `![label]`, whose address is apart."""
    for match in _SHORTCUT_IMAGE.finditer(written.prose):
        address = definitions.get(" ".join(match["text"].casefold().split()))
        if address is not None:
            yield from _check_image(" ".join(match["text"].split()), address, match.start())
