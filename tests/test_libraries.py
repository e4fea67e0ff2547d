"""The published list of what others made and the browser gets is current, and names what it should."""

from __future__ import annotations

import hashlib
import json

from minimal_course import REPOSITORY

from tooling.libraries import PATH, THEME, render_libraries
from tooling.vendor import load_packages


def load_components() -> dict[str, dict]:
    document = json.loads((REPOSITORY / PATH).read_text(encoding="utf-8"))
    return {component["name"]: component for component in document["components"]}


def test_the_list_is_current() -> None:
    written = (REPOSITORY / PATH).read_text(encoding="utf-8")
    assert written == render_libraries(REPOSITORY), "ejecuta `python3 tasks.py schemas`"


def test_each_library_in_the_site_is_listed_with_its_version_and_licence() -> None:
    published = [
        package
        for package in load_packages()
        if any(file.path.is_relative_to(REPOSITORY / "docs") for file in package.files)
    ]
    components = load_components()
    assert components.keys() == {package.name for package in published} | {THEME, "Material Design Icons"}
    for package in published:
        component = components[package.name]
        assert component["version"] == package.version
        assert component["licenses"] == [{"license": {"id": package.licence}}]


def test_what_only_tests_and_checks_use_is_not_listed() -> None:
    assert not load_components().keys() & {"minisearch", "dictionary-es"}


def test_each_vendored_file_has_its_hash() -> None:
    listed = {
        part["name"]: part["hashes"][0]["content"]
        for component in load_components().values()
        for part in component["components"]
        if part["type"] == "file" and part["name"].startswith("assets/vendor/")
    }
    scripts = (REPOSITORY / "docs/assets/vendor").rglob("*.js")
    assert listed == {
        path.relative_to(REPOSITORY / "docs").as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in scripts
    }
