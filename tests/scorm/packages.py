"""The packages of a small course, made once a run, and what an LMS reads in one when it is uploaded."""

from __future__ import annotations

import dataclasses
import stat
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from lxml import etree

from course.loaded.whole import Course
from exports.request import BuiltSite, ExportRequest
from exports.scorm.manifest import NAME
from exports.scorm.order import extend_order
from exports.scorm.package import plan_scorm_files

_SCHEMA_VERSIONS = {"1.2": "1.2", "2004 3rd Edition": "2004", "2004 4th Edition": "2004"}


def move_course(course: Course, root: Path) -> Course:
    """The course, as if its folder were `root`, where its order is written."""
    (root / "data").mkdir(parents=True, exist_ok=True)
    moved = dataclasses.replace(course, root=root)
    extend_order(moved)
    return moved


def build_packages(course: Course, site: Path, folder: Path) -> Path:
    """Make the packages of the whole course and of its tema 1 in `folder`, from a folder with `web` and `offline`."""
    moved = move_course(course, folder / "source")
    for tema in (None, 1):
        request = ExportRequest(moved, tema, site=BuiltSite(site / "web", site / "offline"))
        for name, make in plan_scorm_files(request).items():
            (folder / name).write_bytes(make())
            with zipfile.ZipFile(folder / name) as archive:
                archive.extractall(folder / name.removesuffix(".zip"))
    return folder


def find_package(folder: Path, version: str, tema: int | None = None) -> Path:
    """The ZIP of one of them; it is also unzipped, in the folder of its name."""
    ending = f"-scorm-{version}{f'-tema-{tema}' if tema else ''}.zip"
    return next(path for path in folder.glob("*.zip") if path.name.endswith(ending))


class PackageError(Exception):
    """What keeps an LMS from taking a package."""


@dataclass(frozen=True)
class Imported:
    """What an LMS knows of a package: its version of SCORM, and the address that each item launches, by title."""

    version: str
    launches: Mapping[str, str]


def import_package(package: Path) -> Imported:
    """Read a package as an LMS does when it is uploaded. Raises PackageError."""
    with zipfile.ZipFile(package) as archive:
        for entry in archive.infolist():
            path = PurePosixPath(entry.filename)
            is_link = stat.S_ISLNK(entry.external_attr >> 16)
            if path.is_absolute() or ".." in path.parts or "\\" in entry.filename or is_link:
                raise PackageError(f"{entry.filename} would be outside the package")
        names = archive.namelist()
        if len({name.casefold() for name in names}) != len(names):
            raise PackageError("two files with one name")
        if NAME not in names:
            raise PackageError(f"no {NAME} at its root")
        return _read_manifest(archive.read(NAME), names)


def _read_manifest(content: bytes, names: list[str]) -> Imported:
    manifest = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    if manifest.getroottree().docinfo.doctype:
        raise PackageError("a document type, which may bring entities")
    schema_version = manifest.findtext("{*}metadata/{*}schemaversion")
    if schema_version not in _SCHEMA_VERSIONS:
        raise PackageError(f"schemaversion {schema_version}")
    default = next((one.get("default") for one in manifest.iterfind("{*}organizations")), None)
    organization = next((one for one in manifest.iter("{*}organization") if one.get("identifier") == default), None)
    if organization is None:
        raise PackageError(f"no organization {default}")
    resources = {resource.get("identifier"): resource for resource in manifest.iter("{*}resource")}
    launches = {}
    for item in organization.iter("{*}item"):
        reference = item.get("identifierref")
        if reference is None:
            continue
        if reference not in resources:
            raise PackageError(f"no resource {reference}")
        launches[item.findtext("{*}title") or ""] = _find_launch(resources[reference], names)
    if not launches:
        raise PackageError("nothing to launch")
    return Imported(_SCHEMA_VERSIONS[schema_version], launches)


def _find_launch(resource: etree._Element, names: list[str]) -> str:
    kinds = [value for name, value in resource.attrib.items() if name.casefold().endswith("}scormtype")]
    if kinds != ["sco"]:
        raise PackageError(f"a resource that talks to no LMS: {kinds}")
    address = resource.get("href", "")
    if unquote(urlsplit(address).path) not in names:
        raise PackageError(f"no file {address}")
    return address
