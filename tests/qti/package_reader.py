"""A package of QTI as its file: what the manifest lists, and the items."""

from __future__ import annotations

import io
from typing import NamedTuple
from zipfile import ZipFile

from lxml import etree

from qti.item_reader import ReadItem, read_item

CP = "{http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1}"
LOM = "{http://ltsc.ieee.org/xsd/LOM}"
METADATA = "{http://www.imsglobal.org/xsd/imsqti_metadata_v3p0}"
_ITEM = "imsqti_item_xmlv3p0"


class ReadPackage(NamedTuple):
    """`files` has all the names in the ZIP; `items`, those that the manifest lists as such, in its order."""

    files: list[str]
    manifest: etree._Element
    items: list[ReadItem]


def read_package(content: bytes) -> ReadPackage:
    with ZipFile(io.BytesIO(content)) as archive:
        manifest = etree.fromstring(archive.read("imsmanifest.xml"))
        listed = [each.get("href") for each in manifest.iter(f"{CP}resource") if each.get("type") == _ITEM]
        return ReadPackage(archive.namelist(), manifest, [read_item(archive.read(href)) for href in listed])
