"""exports/fixed_zip.py: ZIPs that depend on their contents alone."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from exports.fixed_zip import pack


def test_a_zip_has_its_files_in_order_all_of_one_date() -> None:
    files = {"b.txt": b"dos" * 100, "a/ñ.txt": b"uno"}
    with ZipFile(io.BytesIO(pack(files))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == files
        assert archive.namelist() == list(files)
        for entry in archive.infolist():
            assert (entry.date_time, entry.compress_type) == ((1980, 1, 1, 0, 0, 0), ZIP_DEFLATED)
            assert (entry.create_system, entry.external_attr >> 16) == (3, 0o644)


def test_some_files_are_not_compressed() -> None:
    files = {"mimetype": b"a" * 100, "b.txt": b"b" * 100}
    with ZipFile(io.BytesIO(pack(files, stored={"mimetype"}))) as archive:
        assert [entry.compress_type for entry in archive.infolist()] == [ZIP_STORED, ZIP_DEFLATED]
        assert {name: archive.read(name) for name in files} == files


def test_a_name_is_the_same_from_any_system() -> None:
    assert pack({"ñ.txt": b""}) == pack({"n\u0303.txt": b""})
