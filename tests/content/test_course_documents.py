"""The documents that readers of this course download: each holds what its data say."""

from __future__ import annotations

import io

import docx
import pytest
from minimal_course import REPOSITORY

from course.loaded.whole import Course
from course.model import Document
from exports.documents import build_document

DOCUMENTS = sorted(path.stem for path in (REPOSITORY / "data/documents").glob("*.yml"))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_title_of_the_data_is_a_heading_of_the_file(whole_course: Course, name: str) -> None:
    document = whole_course.get_by_id(Document, name)
    word = docx.Document(io.BytesIO(build_document(document, whole_course.facts)))
    headings = [part.text for part in word.paragraphs if part.style.name in ("Title", "Heading 1")]
    assert headings == [
        document.title,
        *(f"{number}. {part.title}" for number, part in enumerate(document.parts, start=1)),
    ]
    assert len(word.tables) == sum(bool(part.fields or part.table) for part in document.parts)
