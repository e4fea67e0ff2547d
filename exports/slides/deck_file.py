"""A deck as a PPTX (ISO/IEC 29500), for PowerPoint, Impress and Google's.

Accessible: each slide has a title of its own in its place, the order of reading is title, text and drawing, drawings
say in words what they show, and every text its language. Nothing in a file depends on when or where it was made.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from lxml import etree

from exports.fixed_zip import pack
from exports.office import LANGUAGE, set_properties, unpack
from exports.slides.geometry import (
    COVER_TITLE_SIZE,
    LETTER_SCALE,
    SIZE,
    SOURCE_SIZE,
    SPACE,
    TITLE_SIZE,
    Box,
    get_indent,
)
from exports.slides.picture_place import place_picture
from exports.slides.pictures import draw_png
from exports.slides.plan import Deck, Line, Look, Mark, Picture, Slide
from exports.slides.pptx_names import qn, to_emu
from exports.slides.template import Colours, open_template
from exports.slides.text import Run

if TYPE_CHECKING:
    from pptx.slide import Slide as DrawnSlide

_AUTO_NUMBERS = {Mark.NUMBER: "arabicPeriod", Mark.LETTER: "alphaUcPeriod"}


def write_deck(deck: Deck, author: str, colours: Colours, footer: str, has_notes: bool) -> bytes:
    """The file. Without notes, what is noted for the trainer is left out.

    Raises ExportError if python-pptx isn't installed.
    """
    drawn = open_template(colours, footer)
    layouts = dict(zip(Look, drawn.slide_master.slide_layouts, strict=True))
    for slide in deck.slides:
        placed = drawn.slides.add_slide(layouts[slide.look])
        _draw(placed, slide)
        if has_notes and slide.notes:
            _note(placed, slide.notes)
    set_properties(drawn.core_properties, deck.title, author)
    drawn.core_properties.last_modified_by = ""
    packed = io.BytesIO()
    drawn.save(packed)
    return pack(unpack(packed.getvalue()))


def _draw(placed: DrawnSlide, slide: Slide) -> None:
    title, body = placed.placeholders
    size = slide.title_size if slide.look != Look.COVER and slide.title_size != TITLE_SIZE else None
    _write(title, (Line((Run(slide.title),)),), COVER_TITLE_SIZE if slide.look == Look.COVER else size)
    if slide.picture is not None:
        _place(placed, title, body, slide.picture)
    else:
        _write(body, slide.lines, slide.size if slide.size != SIZE else None)


def _place(placed: DrawnSlide, title: Any, body: Any, picture: Picture) -> None:
    """A drawing, and its source in the place of the text."""
    where = place_picture(picture)
    _move(title, where.title)
    if picture.source:
        _move(body, where.source)
        _write(body, (Line(picture.source),), SOURCE_SIZE)
    else:
        body._element.getparent().remove(body._element)
    image = io.BytesIO(draw_png(picture.file, where.picture.width))
    box: Any = map(to_emu, where.picture)
    shape = placed.shapes.add_picture(image, *box)
    properties = shape._element._nvXxPr.cNvPr
    properties.set("name", picture.title)
    properties.set("descr", " ".join(filter(None, (f"{picture.title}.", picture.description))))


def _move(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = map(to_emu, box)


def _write(shape: Any, lines: tuple[Line, ...], size: int | None) -> None:
    """Put lines in a shape, in letters of `size` points, or of those of its layout."""
    text = shape._element.txBody
    frame = text.find(qn("a:bodyPr"))
    if frame.find(qn("a:noAutofit")) is None:
        etree.SubElement(frame, qn("a:noAutofit"))  # LibreOffice doesn't take it from the layout
    for paragraph in list(text.iter(qn("a:p"))):
        text.remove(paragraph)
    for line in lines:
        paragraph = etree.SubElement(text, qn("a:p"))
        _mark(paragraph, line, size or SIZE, is_last=line is lines[-1])
        for run in line.runs:
            _add_run(paragraph, run, size)


def _mark(paragraph: etree._Element, line: Line, size: int, is_last: bool) -> None:
    properties = etree.SubElement(paragraph, qn("a:pPr"))
    if line.mark != Mark.NONE:
        indent = str(to_emu(get_indent(size)))
        properties.attrib.update({"marL": indent, "indent": f"-{indent}"})
    if not is_last:
        space = etree.SubElement(properties, qn("a:spcAft"))
        etree.SubElement(space, qn("a:spcPts"), {"val": str(int(SPACE * 100))})
    if line.mark == Mark.NONE:
        return
    colour = etree.SubElement(properties, qn("a:buClr"))
    etree.SubElement(colour, qn("a:schemeClr"), {"val": "tx2"})
    if line.mark == Mark.LETTER:
        etree.SubElement(properties, qn("a:buSzPct"), {"val": str(round(LETTER_SCALE * 100_000))})
    etree.SubElement(properties, qn("a:buFont"), {"typeface": "Arial"})
    if line.mark == Mark.BULLET:
        etree.SubElement(properties, qn("a:buChar"), {"char": line.mark.value})
    else:
        etree.SubElement(properties, qn("a:buAutoNum"), {"type": _AUTO_NUMBERS[line.mark], "startAt": str(line.place)})


def _add_run(paragraph: etree._Element, run: Run, size: int | None) -> None:
    element = etree.SubElement(paragraph, qn("a:r"))
    looks = {"lang": LANGUAGE}
    looks |= {"sz": str(size * 100)} if size else {}
    looks |= {"b": "1"} if run.is_bold else {}
    looks |= {"i": "1"} if run.is_italic else {}
    etree.SubElement(element, qn("a:rPr"), looks)
    etree.SubElement(element, qn("a:t")).text = run.text


def _note(placed: DrawnSlide, notes: tuple[str, ...]) -> None:
    frame = placed.notes_slide.notes_text_frame
    if frame is not None:
        _write(frame._parent, tuple(Line((Run(note),)) for note in notes), None)
