"""Links and images in Markdown: each has a text and an address, and every image is a file of the site.

Whether a linked page exists is checked in `__init__.py`, which has the course.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.checks.markdown_slips.slip import Slip
from course.pages.links import SCHEME, SHORTCUT_IMAGE, find_definition, find_matches, get_address, read_definitions
from course.pages.written import Written

_FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?|pdf)", re.IGNORECASE)
_LOOKS_LIKE_ADDRESS = re.compile(r"\S*(?:/|\.md|#|www\.)\S*")
_REVERSED = re.compile(r"\([^()\n]+\)\[(?P<inside>[^\[\]\n]+)\]")
_UNCLOSED = re.compile(r"\]\((?![^()]*(?:\([^()]*\)[^()]*)*\))")
_BARE = re.compile(r"(?<![\w(<\"'=/\[])(?<!\]: )(?:https?://|www\.)\w[^\s<>)\]]*")
_MAILBOX = re.compile(r"[^\s/@:]+@[^\s/@:]+\.\w+")
_ADMITTED_SCHEMES = ("http", "https", "mailto", "tel")


def find_link_slips(written: Written) -> Iterator[Slip]:
    yield from _find_loose_addresses(written)
    if "[" not in written.prose:
        return
    definitions = read_definitions(written)
    for match in find_matches(written):
        is_image, offset = bool(match["image"]), match.start()
        if match["inside"] is not None and match["gap"]:
            if _LOOKS_LIKE_ADDRESS.fullmatch(match["inside"].strip()):
                yield Slip(offset, "entre el corchete y el paréntesis de este enlace hay un espacio", "júntalos")
            continue
        address = get_address(match, definitions)
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


def _check_link(words: str, address: str, offset: int) -> Iterator[Slip]:
    if not words:
        yield Slip(offset, "este enlace no tiene texto", "escribe entre los corchetes a dónde lleva")
    if not address:
        yield Slip(offset, "este enlace no lleva a ninguna parte", "pon la dirección entre los paréntesis")
    scheme = SCHEME.match(address)
    if scheme and scheme["scheme"] and scheme["scheme"].lower() not in _ADMITTED_SCHEMES:
        message = f"un enlace no puede empezar por `{scheme['scheme']}:`"
        yield Slip(offset, message, "usa `https:`, `mailto:` o la ruta de una página")
    elif address.startswith("www."):
        yield Slip(offset, f"a la dirección `{address}` le falta el principio", f"`https://{address}`")
    elif _MAILBOX.fullmatch(address):
        yield Slip(offset, f"a la dirección `{address}` le falta el principio", f"`mailto:{address}`")


def _check_image(words: str, address: str, offset: int) -> Iterator[Slip]:
    if not words:
        yield Slip(offset, "esta imagen no dice qué se ve en ella", "escríbelo entre los corchetes")
    elif _FILE_NAME.fullmatch(words):
        message = f"«{words}» es el nombre de un archivo, y quien no ve la imagen no sabría qué muestra"
        yield Slip(offset, message, "di entre los corchetes qué se ve en ella")
    if not address:
        yield Slip(offset, "esta imagen no tiene archivo", "pon su ruta entre los paréntesis")
    elif address.lower().startswith("data:"):
        message = "esta imagen va escrita dentro de la página, y cada imagen del sitio es un archivo"
        yield Slip(offset, message, "guárdala en docs/assets/images/ y pon su ruta")
    elif SCHEME.match(address):
        message = "esta imagen es de otra web, y el sitio no pide nada a nadie"
        yield Slip(offset, message, "guárdala en docs/assets/images/, con permiso, y pon su ruta")
    elif address.startswith("/"):
        path = address.lstrip("/")
        message = f"la ruta de esta imagen, `{address}`, empieza por `/`, y tiene que partir de la página"
        yield Slip(offset, message, f"en docs/ se escribe `{path}`, y en la carpeta de un tema, `../{path}`")


def _check_shortcuts(written: Written, definitions: dict[str, str]) -> Iterator[Slip]:
    """Images written as `![label]`, whose address is apart."""
    for match in SHORTCUT_IMAGE.finditer(written.prose):
        address = find_definition(match["text"], definitions)
        if address is not None:
            yield from _check_image(" ".join(match["text"].split()), address, match.start())
