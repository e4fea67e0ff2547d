"""A decision tree as SVG: its marks in the page's colours for an `<svg>` of the page, and as a file of its own.

The output is reproducible: nothing depends on the fonts or the programs of the machine that builds.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from course.decision_tree.layout import Poster, TreeLayout, compute_layout, fit_sheet
from course.decision_tree.words import describe_outcome, describe_tree
from course.files.drawing_templates import format_hundredths, make_drawing_environment
from course.model import Inbox, Triage

# Widths of the forms for a page: in a column as wide as that of a desk, and in that of a telephone.
WIDE, NARROW = 640, 336
_SIZE = 14
_TEMPLATES = Path(__file__).parent / "templates"

_POSTER_NOTE = "Las salidas se llaman con una letra: los pasos de cada una están en la hoja de triaje."


@dataclass(frozen=True)
class Colours:
    """What each part is painted with."""

    paper: str
    ink: str
    line: str
    accent: str
    question: str
    outcome: str
    urgent: str


# Custom properties of the page (`docs/assets/css/tokens.css`): one drawing serves the two schemes and paper.
PAGE_COLOURS = Colours(
    paper="var(--paper, none)",
    ink="var(--figure-ink, currentColor)",
    line="var(--figure-line, currentColor)",
    accent="var(--figure-accent, currentColor)",
    question="var(--figure-fill-2, none)",
    outcome="var(--figure-fill-1, none)",
    urgent="var(--figure-fill-3, none)",
)
# Those of the light scheme, for a file that has no page around it; the accent is of the course's palette.
FILE_COLOURS = Colours(
    paper="#ffffff",
    ink="#22292c",
    line="#80878a",
    accent="currentColor",
    question="#f5e4bf",
    outcome="#d9ebec",
    urgent="#f2dce6",
)


class TreeDrawing(NamedTuple):
    """The contents of an `<svg>` and its `viewBox`."""

    view_box: str
    marks: Markup


def draw_tree(triage: Triage, inbox: Inbox, width: float) -> TreeDrawing:
    """The tree for a page, in a drawing of that width."""
    return _draw(compute_layout(triage, partial(describe_outcome, triage, inbox), width, _SIZE), PAGE_COLOURS)


def draw_poster(triage: Triage, inbox: Inbox, colours: Colours = PAGE_COLOURS) -> TreeDrawing:
    """The tree for a sheet of A4, with its title and how the deadlines are counted."""
    deadlines = [f"{each.words_at_start}. {each.means}" for each in inbox.deadlines]
    poster = Poster(triage.title, triage.intro, [*deadlines, _POSTER_NOTE])
    return _draw(fit_sheet(triage, partial(describe_outcome, triage, inbox), poster), colours)


def write_poster_file(triage: Triage, inbox: Inbox, accent: str) -> str:
    """The poster as an SVG file, on white, with its title and its description."""
    drawing = draw_poster(triage, inbox, replace(FILE_COLOURS, accent=accent))
    description = " ".join(describe_tree(triage))
    template = make_drawing_environment(_TEMPLATES).get_template("poster.svg.jinja")
    return template.render(drawing=drawing, title=triage.title, description=description, colours=FILE_COLOURS)


def _draw(layout: TreeLayout, colours: Colours) -> TreeDrawing:
    marks = make_drawing_environment(_TEMPLATES).get_template("marks.svg.jinja").render(layout=layout, colours=colours)
    # Half a line is outside the boxes at the edges.
    return TreeDrawing(f"-1 -1 {layout.width + 2:g} {format_hundredths(layout.height + 2)}", Markup(marks))
