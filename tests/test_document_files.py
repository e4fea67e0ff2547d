"""A rebuild writes the documents that changed and deletes those that are gone; the others stay as they are."""

from __future__ import annotations

from pathlib import Path

from loaded_courses import copy_loaded

from course.loaded.located import Located
from course.loaded.whole import Course
from course.model import Document
from exports.place import Place
from macros.documents import get_document_path
from macros.downloads import write_downloads


def test_a_rebuild_writes_what_changed_and_deletes_what_is_gone(practice_course: Course, tmp_path: Path) -> None:
    loaded = copy_loaded(practice_course)
    (document,) = loaded.list_located(Document)
    other = document.value.model_copy(update={"id": "otra"})
    loaded.list_located(Document).append(Located(other, document.document))
    (tmp_path / "descargas").mkdir()
    paths = [tmp_path / get_document_path(located.value) for located in loaded.list_located(Document)]
    written: dict[Path, bytes] = {}
    write_downloads(loaded, Place(), tmp_path, written)
    assert all(path.exists() for path in paths)
    for path in paths:
        path.write_bytes(b"as it was")
    changed = loaded.list_located(Document)[0].value.model_copy(update={"title": "Otro título"})
    loaded.list_located(Document)[0] = Located(changed, loaded.list_located(Document)[0].document)
    write_downloads(loaded, Place(), tmp_path, written)
    assert [path.read_bytes() == b"as it was" for path in paths] == [False, *[True] * (len(paths) - 1)]
    del loaded.list_located(Document)[0]
    write_downloads(loaded, Place(), tmp_path, written)
    assert [path.exists() for path in paths] == [False, *[True] * (len(paths) - 1)]
