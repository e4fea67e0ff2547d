"""The files of an EPUB 3.3 and the archive that holds them (W3C, https://www.w3.org/TR/epub-33/).

The same book always gives the same bytes: no date is the clock's, and the identifier depends on the course.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import Environment

from exports.epub import accessibility
from exports.epub.book import SUFFIX, EpubBook
from exports.epub.cover import HEIGHT, WIDTH
from exports.epub.metadata import EpubMetadata
from exports.fixed_zip import pack
from exports.request import ExportError

FOLDER = "EPUB"
_MIMETYPE = "mimetype"  # the first file, as it is: readers know an EPUB by its first bytes
_COVER_IMAGE, _COVER, _NAVIGATION = "cubierta.png", f"cubierta{SUFFIX}", f"indice{SUFFIX}"
_PACKAGE = "package.opf"
_STYLESHEET = "style.css"
# The core media types of EPUB 3.3 that a course may have.
_MEDIA_TYPES = {
    ".xhtml": "application/xhtml+xml",
    ".css": "text/css",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}


@dataclass(frozen=True)
class _Item:
    """A file in the manifest. `is_read`: it is in the spine."""

    id: str
    href: str
    media_type: str
    properties: str = ""
    is_read: bool = False


def pack_epub(
    book: EpubBook, metadata: EpubMetadata, cover: bytes, cover_words: str, environment: Environment
) -> bytes:
    """The archive. `environment` has the templates. Raises ExportError if an image is of a type that e-readers lack."""
    texts = {
        _COVER: environment.get_template("cover.xhtml.jinja").render(
            metadata=metadata, words=cover_words, width=WIDTH, height=HEIGHT, image=_COVER_IMAGE
        ),
        _NAVIGATION: environment.get_template("navigation.xhtml.jinja").render(
            metadata=metadata, book=book, cover=_COVER, navigation=_NAVIGATION
        ),
    }
    template = environment.get_template("document.xhtml.jinja")
    texts |= {document.name: template.render(metadata=metadata, document=document) for document in book.documents}
    images = {_COVER_IMAGE: cover, **book.images}
    style = environment.get_template("style.css").render()
    package = environment.get_template("package.opf.jinja").render(
        metadata=metadata,
        accessibility=accessibility,
        items=[*_list_read(texts), _make_item("estilo", _STYLESHEET), *_list_images(images)],
    )
    container = environment.get_template("container.xml.jinja").render(path=f"{FOLDER}/{_PACKAGE}")
    named: Mapping[str, bytes] = {
        _PACKAGE: package.encode("utf-8"),
        **{name: text.encode("utf-8") for name, text in texts.items()},
        _STYLESHEET: style.encode("utf-8"),
        **images,
    }
    return pack(
        {
            _MIMETYPE: b"application/epub+zip",
            "META-INF/container.xml": container.encode("utf-8"),
            **{f"{FOLDER}/{name}": content for name, content in named.items()},
        },
        stored={_MIMETYPE},
    )


def _list_read(names: Mapping[str, str]) -> list[_Item]:
    return [
        _make_item(f"d{number}", name, "nav" if name == _NAVIGATION else "", is_read=True)
        for number, name in enumerate(names)
    ]


def _list_images(names: Mapping[str, bytes]) -> list[_Item]:
    return [
        _make_item(f"i{number}", name, "cover-image" if name == _COVER_IMAGE else "")
        for number, name in enumerate(names)
    ]


def _make_item(identifier: str, name: str, properties: str = "", is_read: bool = False) -> _Item:
    suffix = posixpath.splitext(name)[1].lower()
    if suffix not in _MEDIA_TYPES:
        raise ExportError(f"Un libro electrónico no puede llevar la imagen «{name}»: conviértela a PNG, JPEG o SVG.")
    return _Item(identifier, name, _MEDIA_TYPES[suffix], properties, is_read)
