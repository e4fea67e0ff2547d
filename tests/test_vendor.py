"""The browser libraries in the repository are those recorded in tooling/vendor.toml, with their licences."""

from __future__ import annotations

import io
import tarfile

import pytest

from tooling import libraries, vendor

PACKAGES = vendor.load_packages()


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
def test_files_match_the_manifest(package):
    assert vendor.find_faults(package) == []


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
def test_licence_lies_beside_the_code(package):
    for folder in {file.path.parent for file in package.files}:
        assert any(file.path.parent == folder and file.path.name.startswith("LICENSE") for file in package.files)


def test_nothing_is_vendored_that_the_manifest_does_not_know():
    known = {file.path for package in PACKAGES for file in package.files} | {vendor.ROOT / libraries.PATH}
    vendor_folder = vendor.ROOT / "docs" / "assets" / "vendor"
    assert {path for path in vendor_folder.rglob("*") if path.is_file()} <= known


def build_archive(folder, name, content):
    path = folder / "tiny-1.0.0.tgz"
    with tarfile.open(path, "w:gz") as tar:
        member = tarfile.TarInfo(f"package/{name}")
        member.size = len(content)
        tar.addfile(member, io.BytesIO(content))
    return path


def build_package(folder, archive, exports=()):
    file = vendor.VendoredFile(folder / "out" / "tiny.js", "dist/tiny.cjs", "", exports=exports)
    return vendor.Package("tiny", "1.0.0", "MIT", vendor.compute_integrity(archive.read_bytes()), (file,))


def test_a_commonjs_file_becomes_a_module(tmp_path):
    archive = build_archive(tmp_path, "dist/tiny.cjs", b"exports.answer = {n: 42};\n")
    package = build_package(tmp_path, archive, exports=("answer",))
    (content,) = vendor.read_files(package, archive).values()
    assert b"(function () {\nexports.answer = {n: 42};\n})();\nexport const answer = exports.answer;\n" in content
    assert content.startswith(b"/*! tiny 1.0.0 (MIT), dist/tiny.cjs")


def test_another_archive_than_the_recorded_one_is_refused(tmp_path):
    archive = build_archive(tmp_path, "dist/tiny.cjs", b"1")
    package = build_package(tmp_path, archive)
    build_archive(tmp_path, "dist/tiny.cjs", b"2")
    with pytest.raises(vendor.VendorError, match="no es el que se anotó"):
        vendor.read_files(package, archive)


def test_a_file_that_left_the_package_is_named(tmp_path):
    archive = build_archive(tmp_path, "dist/other.cjs", b"1")
    with pytest.raises(vendor.VendorError, match=r"no contiene dist/tiny\.cjs"):
        vendor.read_files(build_package(tmp_path, archive), archive)


def test_without_npm_one_clear_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(vendor.shutil, "which", lambda name: None)
    with pytest.raises(vendor.VendorError, match="No se encuentra npm"):
        vendor.fetch_archive(PACKAGES[0], tmp_path)


def test_a_bundle_says_what_it_is_made_of_and_is_a_classic_script():
    bundles = [(package, file) for package in PACKAGES for file in package.files if file.bundle]
    assert {package.name for package, _ in bundles} == {"docx", "odf-kit"}
    for package, file in bundles:
        assert file.wrap and package.bundler.startswith("esbuild@")
        first, second = file.path.read_text(encoding="utf-8").splitlines()[:2]
        assert first == vendor.BUNDLE_BANNER.format(
            name=package.name, version=package.version, licence=package.licence, bundler=package.bundler
        )
        assert second.startswith((f"var {file.wrap}=", '"use strict";'))


def test_what_goes_into_a_bundle_is_checked_too(tmp_path, monkeypatch):
    archive = build_archive(tmp_path, "dist/tiny.cjs", b"1")
    other = vendor.Package("other", "1.0.0", "MIT", "sha512-no")
    file = vendor.VendoredFile(tmp_path / "out" / "tiny.js", None, "", "Tiny", "export * from 'tiny';")
    package = vendor.Package(
        "tiny", "1.0.0", "MIT", vendor.compute_integrity(archive.read_bytes()), (file,), (other,), "esbuild@0"
    )
    monkeypatch.setattr(vendor, "fetch_archive", lambda need, folder: archive)
    with pytest.raises(vendor.VendorError, match=r"El paquete other 1\.0\.0 recibido no es el que se anotó"):
        vendor.build_bundles(package, archive, tmp_path / "work")


def test_a_changed_or_missing_file_is_a_fault(tmp_path):
    archive = build_archive(tmp_path, "dist/tiny.cjs", b"1")
    package = build_package(tmp_path, archive)
    assert vendor.find_faults(package) == ["tiny: falta tiny.js."]
    path = package.files[0].path
    path.parent.mkdir()
    path.write_bytes(b"1")
    (fault,) = vendor.find_faults(package)
    assert "no coincide con su sha256" in fault
