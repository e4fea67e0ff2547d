"""exports/slides/: the files, read back as PowerPoint would, and their other form."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import pptx
import pytest
from loaded_courses import load_minimal_course
from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from exports.file_exports import find_export
from exports.fixed_zip import pack
from exports.office import LANGUAGE
from exports.opendocument import settle_opendocument
from exports.request import BuiltSite, ExportError, ExportRequest
from exports.slides.deck_file import write_deck
from exports.slides.plan import Deck, Line, Look, Mark, Picture, Slide
from exports.slides.template import Colours
from exports.slides.text import Run, make_bold
from tooling.export import convert_files

COLOURS = Colours("#0a5c64", "#e2f0f0")
FOOTER = "Curso mínimo · CC BY 4.0"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 300"><rect width="9" height="9"/></svg>'
DECK = Deck(
    "Curso mínimo. Sesión 1",
    1,
    (
        Slide("Sesión 1", (Line((Run("El marco."),)),), look=Look.COVER),
        Slide(
            "Pregunta 1",
            (Line((*make_bold("Ficticio."), Run(" ¿Qué haces?"))), Line((Run("Contestar."),), Mark.LETTER, 3)),
            26,
            notes=("Respuesta correcta: C.", "C. Contestar. → Se ve."),
        ),
        Slide("Respuesta 1", (Line((Run("Contestar."),), Mark.LETTER, 3),), look=Look.ANSWER),
        Slide("Un plano", picture=Picture("plano", "Un plano", "Dos cajas.", SVG, (Run("Dibujo propio."),))),
    ),
)


def write(has_notes: bool = True) -> bytes:
    return write_deck(DECK, "Curso mínimo", COLOURS, FOOTER, has_notes)


def read(packed: bytes) -> Presentation:
    return pptx.Presentation(io.BytesIO(packed))


@pytest.fixture(scope="module")
def deck() -> Presentation:
    return read(write())


def test_each_slide_has_its_title_its_text_and_its_place_in_the_reading_order(deck: Presentation) -> None:
    assert [slide.shapes.title.text for slide in deck.slides] == [slide.title for slide in DECK.slides]
    assert [slide.slide_layout.name for slide in deck.slides] == [slide.look for slide in DECK.slides]
    kinds = [[shape.shape_type.name for shape in slide.shapes] for slide in deck.slides]
    assert kinds == [["PLACEHOLDER"] * 2] * 3 + [["PLACEHOLDER", "PLACEHOLDER", "PICTURE"]]
    assert deck.slides[1].placeholders[1].text == "Ficticio. ¿Qué haces?\nContestar."


def test_the_letter_of_an_option_is_its_own(deck: Presentation) -> None:
    (number,) = deck.slides[1].element.iter(qn("a:buAutoNum"))
    assert (number.get("type"), number.get("startAt")) == ("alphaUcPeriod", "3")


def test_a_drawing_says_what_it_shows_and_is_inside_the_slide(deck: Presentation) -> None:
    picture = deck.slides[3].shapes[-1]
    assert picture._element._nvXxPr.cNvPr.get("descr") == "Un plano. Dos cajas."
    assert picture.image.content_type == "image/png" and picture.image.size[0] > 1000
    assert picture.left > 0 and picture.left + picture.width < deck.slide_width
    assert picture.top > 0 and picture.top + picture.height < deck.slide_height
    assert deck.slides[3].placeholders[1].text == "Dibujo propio."


def list_roots(packed: bytes) -> Iterator[etree._Element]:
    with ZipFile(io.BytesIO(packed)) as parts:
        for name in parts.namelist():
            if re.match(r"ppt/(slides|slideLayouts|slideMasters|notesSlides)/[^/]+\.xml", name):
                yield etree.fromstring(parts.read(name))


def test_every_text_says_its_language() -> None:
    texts = [text for root in list_roots(write()) for text in root.iter(qn("a:t")) if text.text]
    assert len(texts) > 20
    for text in texts:
        assert text.getparent().find(qn("a:rPr")).get("lang") == LANGUAGE, text.text


def test_what_only_decorates_is_marked_and_the_number_is_on_every_slide(deck: Presentation) -> None:
    master = etree.tostring(deck.slide_master.element, encoding="unicode")
    shapes = {shape.name: shape for shape in deck.slide_master.shapes}
    assert "decorative" in etree.tostring(shapes["Franja"]._element, encoding="unicode")
    assert 'type="slidenum"' in master and FOOTER in master
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9)
    kinds = [shape.placeholder_format.type for shape in deck.slide_layouts[1].placeholders]
    assert kinds == [PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.BODY]


def test_notes_are_for_the_trainer_alone(deck: Presentation) -> None:
    assert deck.slides[1].notes_slide.notes_text_frame.text == "\n".join(DECK.slides[1].notes)
    assert not any(slide.has_notes_slide for slide in read(write(has_notes=False)).slides)
    with ZipFile(io.BytesIO(write(has_notes=False))) as parts:
        assert not any("Respuesta correcta" in parts.read(name).decode("utf-8", "ignore") for name in parts.namelist())


def test_it_depends_on_nothing_else() -> None:
    packed = write()
    assert packed == write()
    with ZipFile(io.BytesIO(packed)) as parts:
        assert {entry.date_time[0] for entry in parts.infolist()} == {1980}
        core = parts.read("docProps/core.xml").decode("utf-8")
        assert not {"ppt/printerSettings/printerSettings1.bin", "docProps/thumbnail.jpeg"} & set(parts.namelist())
    assert "Curso mínimo. Sesión 1" in core and "created" not in core and "Canny" not in core


def ask(folder: Path, session: int | None = None) -> ExportRequest:
    site = BuiltSite(folder / "web", folder / "offline")
    return ExportRequest(load_minimal_course(), site=site, session=session)


def test_three_files_a_session_each_with_its_other_form(tmp_path: Path) -> None:
    export = find_export("diapositivas")
    start = "curso-minimo-sesion-2-"
    names = [
        f"{start}{what}{ending}" for what in ("diapositivas", "reparto", "preguntas") for ending in (".pptx", ".odp")
    ]
    assert export.list_names(ask(tmp_path, 2)) == names
    assert len(export.plan_files(ask(tmp_path))) == 3 * len(load_minimal_course().facts.sessions)


def test_the_pages_of_a_built_site_are_in_the_slides(practice_folder: Path) -> None:
    files = {name: make() for name, make in find_export("diapositivas").plan_files(ask(practice_folder, 1)).items()}
    trainer, hand_out, questions = map(read, files.values())
    titles = [slide.shapes.title.text for slide in trainer.slides]
    assert titles == [slide.shapes.title.text for slide in hand_out.slides] and len(set(titles)) == len(titles)
    assert any(slide.has_notes_slide for slide in trainer.slides)
    assert not any(slide.has_notes_slide for slide in hand_out.slides)
    assert any(slide.slide_layout.name == Look.ANSWER for slide in questions.slides)


def test_a_missing_library_is_told(monkeypatch: pytest.MonkeyPatch, practice_folder: Path) -> None:
    monkeypatch.setitem(sys.modules, "pptx", None)
    make, *_ = find_export("diapositivas").plan_files(ask(practice_folder, 1)).values()
    with pytest.raises(ExportError, match="Falta python-pptx"):
        make()


def test_an_opendocument_keeps_what_it_says_and_no_time() -> None:
    about = b"<office:meta><dc:title>Uno</dc:title><dc:date>2026-11-29T01:02:03</dc:date></office:meta>"
    made = []
    for date in ((2026, 11, 29, 1, 2, 4), (2026, 11, 30, 1, 2, 4)):
        packed = io.BytesIO()
        with ZipFile(packed, "w") as parts:
            for name, content in (
                ("mimetype", b"application/x"),
                ("Configurations2/menubar/", b""),
                ("meta.xml", about),
            ):
                parts.writestr(ZipInfo(name, date), content)
        made.append(settle_opendocument(packed.getvalue()))
    assert made[0] == made[1]
    with ZipFile(io.BytesIO(made[0])) as parts:
        assert parts.namelist() == ["mimetype", "meta.xml"]
        assert parts.infolist()[0].compress_type == ZIP_STORED
        assert parts.read("meta.xml") == b"<office:meta><dc:title>Uno</dc:title></office:meta>"


def test_without_libreoffice_the_files_are_made_all_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr("tooling.export.find_office_suite", lambda: None)
    assert convert_files(find_export("diapositivas"), {"a.pptx": b""}) == {}
    told = capsys.readouterr().err
    assert told.startswith("Los archivos de diapositivas se hacen, pero no en ODP: no hay ningún LibreOffice")


@pytest.mark.skipif(os.name == "nt", reason="el LibreOffice de mentira es un guion de shell")
def test_one_run_converts_them_all(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    made, runs = tmp_path / "hecho.odp", tmp_path / "veces"
    made.write_bytes(pack({"mimetype": b"application/x", "meta.xml": b""}))
    office = tmp_path / "soffice"
    # Its arguments: the profile, three options, the format, an option and the folder; and then the files.
    office.write_text(
        f"#!/bin/sh\necho x >> '{runs}'\nfolder=$6\nshift 6\nfor file; do cp '{made}' \"${{file%.pptx}}.odp\"; done\n",
        encoding="utf-8",
    )
    office.chmod(0o755)
    monkeypatch.setattr("tooling.export.find_office_suite", lambda: office)
    converted = convert_files(find_export("diapositivas"), {"a.pptx": b"", "b.pptx": b""})
    assert list(converted) == ["a.odp", "b.odp"] and set(converted.values()) == {settle_opendocument(made.read_bytes())}
    assert runs.read_text(encoding="utf-8").count("x") == 1
