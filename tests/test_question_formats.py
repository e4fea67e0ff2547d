"""exports/question_formats.py."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from course.model.question_kinds import KIND_NAMES
from exports.question_formats import GIFT, MOODLE_XML, QUESTION_FORMATS, Extent, QuestionFormat, list_extents
from macros.site import make_template_environment


def test_what_a_format_says_of_a_kind_is_computed() -> None:
    made_up = QuestionFormat("De prueba", {"single": (), "multiple": ("sin pistas", "sin colores")})
    assert [made_up.get_extent(kind) for kind in ("single", "multiple", "open")] == list(Extent)
    assert made_up.describe("single") == "entero"
    assert made_up.describe("multiple") == "parcial: sin pistas; sin colores"
    assert made_up.describe("open") == "no"


def test_the_table_has_every_kind_and_every_format() -> None:
    table = list_extents()
    assert tuple(kind for kind, _ in table) == KIND_NAMES
    assert all(len(told) == len(QUESTION_FORMATS) for _, told in table)


def test_gift_never_carries_more_than_the_xml() -> None:
    for kind, losses in GIFT.losses.items():
        assert set(MOODLE_XML.losses[kind]) <= set(losses)
    assert GIFT.get_extent("ordering") is Extent.NONE
    assert MOODLE_XML.get_extent("single") is Extent.WHOLE


def test_the_guide_shows_the_table() -> None:
    template = make_template_environment().get_template("question_formats.html.jinja")
    kinds = [("single", ["entero", "parcial: sin <b>"]), ("open", ["no", "entero"])]
    tree = LexborHTMLParser(template.render(names=["Uno", "Dos"], kinds=kinds))
    rows = [[cell.text() for cell in row.css("th, td")] for row in tree.css("tr")]
    assert rows == [["Tipo", "Uno", "Dos"], ["single", "Entero", "Parcial: sin <b>"], ["open", "No", "Entero"]]
