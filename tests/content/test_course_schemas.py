"""Every file of this course matches the schema of its kind."""

from __future__ import annotations

from pathlib import Path

import pytest
from minimal_course import REPOSITORY
from schema_reader import list_files, load_validator, read_as_editors_do


@pytest.mark.parametrize(("name", "path"), list_files(REPOSITORY), ids=lambda value: getattr(value, "name", value))
def test_real_files_keep_their_schema(name: str, path: Path) -> None:
    data = read_as_editors_do(path.read_text(encoding="utf-8"), path.name)
    assert [error.message for error in load_validator(name).iter_errors(data)] == []
