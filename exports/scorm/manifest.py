"""`imsmanifest.xml`: what a package is, what the LMS launches, and all of its files.

SCORM 1.2 (ADL, 2001) is on IMS Content Packaging 1.1.2; SCORM 2004 4th edition (ADL, 2009), on 1.1.4 with IMS Simple
Sequencing. There is one SCO. It has no `masteryscore` nor completion threshold: an LMS would judge with them before the
final test is done, and the SCO says itself when it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote

from lxml import etree
from lxml.builder import ElementMaker

NAME = "imsmanifest.xml"

_ORGANIZATION, _ITEM, _RESOURCE = "organization", "item", "resource"


class Version(StrEnum):
    """A version of SCORM, as it is written in the names of files."""

    SCORM_12 = "1.2"
    SCORM_2004 = "2004"


@dataclass(frozen=True)
class _Dialect:
    """What a version of SCORM calls the same things."""

    packaging: str
    adlcp: str
    type_attribute: str
    schema_version: str
    imsss: str | None = None

    @property
    def namespaces(self) -> dict[str | None, str]:
        return {None: self.packaging, "adlcp": self.adlcp, **({"imsss": self.imsss} if self.imsss else {})}


_DIALECTS = {
    Version.SCORM_12: _Dialect(
        "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
        "http://www.adlnet.org/xsd/adlcp_rootv1p2",
        "scormtype",
        "1.2",
    ),
    Version.SCORM_2004: _Dialect(
        "http://www.imsglobal.org/xsd/imscp_v1p1",
        "http://www.adlnet.org/xsd/adlcp_v1p3",
        "scormType",
        "2004 4th Edition",
        "http://www.imsglobal.org/xsd/imsss",
    ),
}


def build_manifest(version: Version, identifier: str, title: str, launch: str, files: Iterable[str]) -> bytes:
    """The manifest. `launch` and `files` are paths in the package; `identifier` is an XML name that never changes."""
    dialect = _DIALECTS[version]
    make = ElementMaker(namespace=dialect.packaging, nsmap=dialect.namespaces)
    item = make.item(make.title(title), identifier=_ITEM, identifierref=_RESOURCE, isvisible="true")
    organization = make.organization(make.title(title), item, identifier=_ORGANIZATION)
    if dialect.imsss:
        sequence = ElementMaker(namespace=dialect.imsss, nsmap=dialect.namespaces)
        controls = sequence.deliveryControls(completionSetByContent="true", objectiveSetByContent="true")
        item.append(sequence.sequencing(controls))
        organization.append(sequence.sequencing(sequence.controlMode(choice="true", flow="true")))
    resource = make.resource(
        *(make.file(href=quote(path)) for path in files),
        {f"{{{dialect.adlcp}}}{dialect.type_attribute}": "sco"},
        identifier=_RESOURCE,
        type="webcontent",
        href=quote(launch),
    )
    manifest = make.manifest(
        make.metadata(make.schema("ADL SCORM"), make.schemaversion(dialect.schema_version)),
        make.organizations(organization, default=_ORGANIZATION),
        make.resources(resource),
        identifier=identifier,
        version="1",
    )
    return etree.tostring(manifest, xml_declaration=True, encoding="UTF-8", pretty_print=True)
