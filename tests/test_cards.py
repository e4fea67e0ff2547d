"""exports/cards: what a guide has to cut out, a set on each page, whatever its size."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest
from data_kinds.test_session_guides import GUIDE_PATH, lay_out_class
from minimal_course import replace_in_file
from pdf_reader import list_errors, list_failures, read_text

from course.checks import check_folder
from course.derived.printing import describe_copies
from course.loaded.whole import Course, complete
from course.model import SessionGuide
from exports.file_exports import find_export
from exports.request import ExportRequest

_LONG = "Responsable de la oficina de asistencia en materia de datos"
_SETS = f"""\
cards:
  - title: Papeles
    copies_for: table
    copies_note: y otra de reserva
    counts: [3, 4, 6]
    what: Se reparten.
    size: strip
    texts: [Dirige, {_LONG}]
  - title: Doce carteles
    copies_for: room
    what: Va en la pared.
    size: poster
    texts: [Uno & medio, Dos, Tres, Cuatro, Cinco, Seis, Siete, Ocho, Nueve, Diez, Once, {_LONG}]
  - title: Doce tarjetas
    copies_for: trainer
    what: Se levantan.
    size: card
    texts: [Uno, Dos, Tres, Cuatro, Cinco, Seis, Siete, Ocho, Nueve, Diez, Once, "{"o" * 60}"]
"""
_MARGIN = 42  # points, nearly 15 mm, on each side


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    source = lay_out_class(tmp_path_factory.mktemp("tarjetas"))
    replace_in_file(source / GUIDE_PATH, "cards:\n", _SETS)
    draft, findings = check_folder(source)
    assert findings == []
    return complete(draft)


def test_each_set_is_a_page_with_all_its_texts_and_the_file_is_accessible(course: Course, tmp_path: Path) -> None:
    ((name, make),) = find_export("tarjetas").plan_files(ExportRequest(course)).items()
    assert name == f"{course.facts.slug}-sesion-1-tarjetas.pdf"  # the other session has no cards
    path = tmp_path / name
    path.write_bytes(make())
    assert list_failures(path) == [] and list_errors(path) == []
    (guide,) = [each for each in course.list_values(SessionGuide) if each.cards]
    with pymupdf.open(path) as pdf:
        assert len(pdf) == len(guide.cards) == 4
        assert pdf.xref_get_key(pdf.pdf_catalog(), "Lang") == ("string", "es-ES")
        for page, cards in zip(pdf, guide.cards, strict=True):
            read = read_text([page]).replace("\u200b", "")  # where a word may break that is too wide
            for text in (cards.title, f"{describe_copies(cards)}.", cards.what, *cards.texts):
                assert "".join(text.split()) in read, text
            assert ("Recorta" in read) == (cards.size != "poster")
            printed = pymupdf.Rect(_MARGIN, 0, page.rect.width - _MARGIN, page.rect.height)
            assert all(printed.contains(pymupdf.Rect(block[:4])) for block in page.get_text("blocks"))


def test_short_texts_are_larger_than_long_ones(course: Course) -> None:
    (make,) = find_export("tarjetas").plan_files(ExportRequest(course)).values()
    with pymupdf.open(stream=make()) as pdf:
        sizes = [max(size for *_, size in _list_sizes(page)) for page in pdf]
    few, many = sizes[3], sizes[2]
    assert few > 3 * many


def _list_sizes(page: pymupdf.Page) -> list[tuple[str, float]]:
    lines = (line for block in page.get_text("dict")["blocks"] for line in block.get("lines", ()))
    return [(span["text"], span["size"]) for line in lines for span in line["spans"]]
