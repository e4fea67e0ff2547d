"""The SCORM packages: the finished site's offline copy, the page that the LMS launches, and the manifest of all.

A package of a tema also has the whole course: its pages link to the glossary, the cases and other temas, and without
them they would have dead links. It opens at the tema's cover, and what the LMS is told is about the tema.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from course.findings import Finding
from exports.fixed_zip import pack
from exports.offline_readme import README_NAME
from exports.request import ExportError, ExportRequest
from exports.scorm import launch_page, manifest
from exports.scorm.manifest import Version
from exports.scorm.order import ORDER_PATH, find_unordered, read_order

# SCORM 1.2 gives what is kept of a student 4,096 characters (`adapter/packing.js`): three a question, one for three
# lessons, the best final test with the score of each question, and 100 for the rest.
_LONGEST = 4096
_QUESTION, _TEST, _REST = 3, 21, 100
_LESSONS_IN_CHARACTER = 3


def plan_scorm_files(request: ExportRequest) -> Mapping[str, Callable[[], bytes]]:
    """How the package of each version of SCORM is made, by name: it raises ExportError."""
    return {
        request.name_file(f"-scorm-{version}.zip"): partial(_build_package, request, version) for version in Version
    }


def find_unpacked(request: ExportRequest) -> Sequence[Finding]:
    """What keeps the answers of a student from being kept by an LMS."""
    findings = find_unordered(request.course)
    if findings:
        return findings
    order, _ = read_order(request.course.root)
    test = request.course.facts.assessment.exam_questions * _QUESTION + _TEST
    length = len(order.questions) * _QUESTION + -(-len(order.lessons) // _LESSONS_IN_CHARACTER) + test + _REST
    if length <= _LONGEST:
        return []
    message = (
        f"las respuestas a {len(order.questions)} preguntas no caben en los {_LONGEST} caracteres que da SCORM 1.2"
    )
    return [Finding(ORDER_PATH, None, None, message, "haz el paquete con menos preguntas")]


def _read_site(offline: Path) -> dict[str, bytes]:
    if not (offline / "index.html").is_file():
        raise ExportError(f"{offline}: falta la copia sin conexión; ¿está construida la web?")
    paths = sorted(path.relative_to(offline).as_posix() for path in offline.rglob("*") if path.is_file())
    return {path: (offline / path).read_bytes() for path in paths if path != README_NAME}


def _build_package(request: ExportRequest, version: Version) -> bytes:
    course, tema = request.course, request.tema
    content = _read_site(request.get_site().offline)
    order, _ = read_order(course.root)
    pages = [path for path in content if path.endswith(".html")]
    files = launch_page.build_launch_files(course, version, tema, order, pages)
    files |= {launch_page.FOLDER + path: data for path, data in content.items()}
    identifier = f"{course.facts.slug}-curso" if tema is None else f"{course.facts.slug}-tema-{tema}"
    title = launch_page.make_title(course, tema)
    described = manifest.build_manifest(version, identifier, title, launch_page.NAME, files)
    return pack({manifest.NAME: described, **files})
