"""A tema's poster as SVG, in the colours of the tema on white: a sheet to print, and the picture of a shared link.

The output is reproducible: nothing depends on the fonts or the programs of the machine that builds.
"""

from __future__ import annotations

from pathlib import Path

from lxml import etree
from markupsafe import Markup

from course.files.drawing_templates import format_hundredths, make_drawing_environment
from exports.tema_posters.layout import ABILITIES_HEADING, PosterLayout, PosterWords, lay_out_card, lay_out_sheet

# The families of the site (`docs/assets/css/tokens.css`), and that of the card's typeface.
_SHEET_SERIF = "'Iowan Old Style', 'Palatino Linotype', Palatino, P052, Georgia, serif"
_SHEET_SANS = "system-ui, 'Segoe UI', Roboto, Arial, sans-serif"
_CARD_FAMILY = "'Source Serif 4 SemiBold', 'Source Serif 4'"


def draw_sheet(words: PosterWords, course_emblem: str, emblem: str, ink: str, tint: str) -> str:
    """The sheet of A4. The emblems are the texts of SVG files, and the colours those of the tema."""
    return _draw(words, lay_out_sheet(words), course_emblem, emblem, ink, tint, _SHEET_SERIF, _SHEET_SANS)


def draw_card(words: PosterWords, course_emblem: str, emblem: str, ink: str, tint: str) -> str:
    """The picture of a shared link, in the typeface of the card."""
    return _draw(words, lay_out_card(words), course_emblem, emblem, ink, tint, _CARD_FAMILY, _CARD_FAMILY)


def describe_sheet(words: PosterWords) -> str:
    """The whole text of the sheet, in reading order."""
    abilities = f"{ABILITIES_HEADING}: " + " ".join(words.abilities) if words.abilities else ""
    parts = [f"{words.course}.", words.question, abilities, words.amount, words.address]
    return " ".join(part for part in parts if part)


def _draw(
    words: PosterWords,
    layout: PosterLayout,
    course_emblem: str,
    emblem: str,
    ink: str,
    tint: str,
    serif: str,
    sans: str,
) -> str:
    inner = layout.emblem.diameter * 0.6
    edge = (layout.emblem.diameter - inner) / 2
    strip = layout.strip
    return (
        make_drawing_environment(Path(__file__).parent)
        .get_template("poster.svg.jinja")
        .render(
            words=words,
            layout=layout,
            description=describe_sheet(words),
            ink=ink,
            tint=tint,
            serif=serif,
            sans=sans,
            emblem=place_emblem(emblem, layout.emblem.x + edge, layout.emblem.y + edge, inner),
            course_emblem=place_emblem(course_emblem, layout.texts[0].x - strip * 0.8, strip * 0.2, strip * 0.6),
        )
    )


def place_emblem(emblem: str, x: float, y: float, size: float) -> Markup:
    """An emblem at a place of the drawing: one `<svg>` in another."""
    root = etree.fromstring(emblem.encode("utf-8"))
    for name, value in (("x", x), ("y", y), ("width", size), ("height", size)):
        root.set(name, format_hundredths(value))
    return Markup(etree.tostring(root, encoding="unicode").strip())
