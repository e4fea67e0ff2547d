"""An EPUB as an e-reader opens it, and what is wrong in it, as its reader would notice.

It is read from the archive alone, by another parser than the one that writes it.
"""

from __future__ import annotations

import io
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urldefrag
from zipfile import ZipFile

from book_reader import CALCULATOR, read_article_text
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

NAMES = {
    "ocf": "urn:oasis:names:tc:opendocument:xmlns:container",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "x": "http://www.w3.org/1999/xhtml",
    "epub": "http://www.idpf.org/2007/ops",
}
_TYPE = f"{{{NAMES['epub']}}}type"


@dataclass(frozen=True)
class OpenEpub:
    """The files of an EPUB by name, in the order of the archive."""

    files: dict[str, bytes]

    @cached_property
    def package_path(self) -> str:
        container = etree.fromstring(self.files["META-INF/container.xml"])
        return str(container.xpath("string(//ocf:rootfile/@full-path)", namespaces=NAMES))

    @cached_property
    def package(self) -> etree._Element:
        return etree.fromstring(self.files[self.package_path])

    @property
    def folder(self) -> str:
        return posixpath.dirname(self.package_path)

    @cached_property
    def items(self) -> dict[str, etree._Element]:
        """The items of the manifest by the names of their files."""
        items = self.package.iterfind(".//opf:item", NAMES)
        return {posixpath.join(self.folder, unquote(item.get("href"))): item for item in items}

    @cached_property
    def spine(self) -> list[str]:
        """The names of the documents, in the order of reading."""
        names = {item.get("id"): name for name, item in self.items.items()}
        return [names[ref.get("idref")] for ref in self.package.iterfind(".//opf:itemref", NAMES)]

    @cached_property
    def documents(self) -> dict[str, etree._Element]:
        return {name: etree.fromstring(self.files[name]) for name in self.spine}

    @property
    def navigation(self) -> str:
        return next(name for name, item in self.items.items() if "nav" in item.get("properties", "").split())

    def list_contents(self) -> list[tuple[int, str, str]]:
        """The entries of the table of contents: the depth, from 1; the title; the address, empty if it has none."""
        (table,) = self.documents[self.navigation].xpath("//x:nav[@epub:type='toc']", namespaces=NAMES)
        return [
            (len(list(entry.iterancestors(f"{{{NAMES['x']}}}li"))), "".join(entry.itertext()), entry.get("href", ""))
            for entry in table.iterfind(".//x:li/*", NAMES)
            if entry.tag in (f"{{{NAMES['x']}}}a", f"{{{NAMES['x']}}}span")
        ]

    def read_html(self, name: str) -> LexborHTMLParser:
        """A document as a browser reads it."""
        return LexborHTMLParser(self.files[name].decode("utf-8"))

    def list_meta(self, name: str) -> list[str]:
        """The values of a property of the metadata."""
        return [meta.text for meta in self.package.iterfind(f".//opf:meta[@property='{name}']", NAMES)]


def open_epub(packed: bytes) -> OpenEpub:
    with ZipFile(io.BytesIO(packed)) as archive:
        return OpenEpub({name: archive.read(name) for name in archive.namelist()})


def list_faults(epub: OpenEpub) -> list[str]:
    """Everything that is wrong, in words: the whole of it, whatever a validator would stop at."""
    return [*_list_package_faults(epub), *_list_document_faults(epub)]


def _list_package_faults(epub: OpenEpub) -> Iterator[str]:
    told = {*epub.items, "mimetype", "META-INF/container.xml", epub.package_path}
    for name in told ^ epub.files.keys():
        yield f"{name} is only in one of the archive and the manifest"
    documents = {name for name, item in epub.items.items() if item.get("media-type") == "application/xhtml+xml"}
    if documents != set(epub.spine) or len(epub.spine) != len(documents):
        yield "a document is not read once"
    reached = {urldefrag(href)[0] for _, _, href in epub.list_contents()}
    for name in epub.spine:
        base = posixpath.basename(name)
        if base not in reached and name != epub.navigation and not base.startswith("cubierta"):
            yield f"{name} is not in the table of contents"


def _list_document_faults(epub: OpenEpub) -> Iterator[str]:
    ids = {name: [str(each) for each in document.xpath("//@id")] for name, document in epub.documents.items()}
    everywhere = Counter(each for own in ids.values() for each in own)
    for repeated in (each for each, times in everywhere.items() if times > 1):
        yield f"the id {repeated} is there twice"
    for name, document in epub.documents.items():
        if "\N{OBJECT REPLACEMENT CHARACTER}" in "".join(document.itertext()):
            yield f"{name}: it has a mark where something was to be put"
        if len(document.findall(".//x:h1", NAMES)) != (0 if name.endswith("cubierta.xhtml") else 1):
            yield f"{name}: it has not one title"
        for href in document.xpath("//x:a/@href", namespaces=NAMES):
            path, anchor = urldefrag(href)
            if re.match(r"[a-z]+:", href):
                continue
            target = posixpath.join(posixpath.dirname(name), unquote(path)) if path else name
            if target not in ids or (anchor and anchor not in ids[target]):
                yield f"{name}: a link leads nowhere: {href}"
        for image in document.iterfind(".//x:img", NAMES):
            if not image.get("alt", "").strip():
                yield f"{name}: an image without words: {image.get('src')}"
            if posixpath.join(posixpath.dirname(name), unquote(image.get("src"))) not in epub.files:
                yield f"{name}: an image without a file: {image.get('src')}"
        for attribute in ("aria-labelledby", "aria-details", "aria-describedby"):
            for value in document.xpath(f"//@{attribute}"):
                if not set(value.split()) <= set(ids[name]):
                    yield f"{name}: {attribute} names no element: {value}"
        yield from (f"{name}: {fault}" for fault in _list_heading_faults(document))


def _list_heading_faults(document: etree._Element) -> Iterator[str]:
    level = 0
    for heading in document.xpath("//x:h1|//x:h2|//x:h3|//x:h4|//x:h5|//x:h6", namespaces=NAMES):
        own = int(heading.tag[-1])
        if own > level + 1:
            yield f"a heading jumps from {level} to {own}: {''.join(heading.itertext())}"
        level = own


def list_letters(text: str) -> str:
    return "".join(re.findall(r"\w", text))


def list_page_letters(page: str) -> str:
    """The letters of the text of a page that belongs in a book."""
    return list_letters(read_article_text(page))


def list_own_letters(tree: LexborHTMLParser) -> str:
    """The letters of a chapter, without its title, its questions and where the calculators are."""
    for node in tree.css("h1, .questions"):
        node.decompose()
    return list_letters(tree.body.text(separator=" ")).replace(list_letters(CALCULATOR), "")
