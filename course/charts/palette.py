"""What tells the series of a chart apart: a colour, and also a hatch, a dash or a shape (WCAG 2.2, 1.4.1).

Every colour is a custom property of the page (`docs/assets/css/tokens.css`), so that one drawing serves the light and
dark schemes and paper. Without the page's stylesheet, marks take the colour of the text.
"""

from __future__ import annotations

SERIES_COUNT = 6

INK = "var(--figure-ink, currentColor)"
SOFT = "var(--ink-soft, currentColor)"
TRACK = "var(--line, none)"
PAPER = "var(--paper, none)"
SERIES = tuple(f"var(--chart-{number}, currentColor)" for number in range(1, SERIES_COUNT + 1))

# The hatch of each series: strokes in the colour of the paper, on a tile of 8 × 8. The first series is plain.
HATCHES = (
    None,
    "M-2 2 2-2M0 8 8 0M6 10 10 6",
    "M0 2H8M0 6H8",
    "M2 2h2v2h-2zM6 6h2v2h-2z",
    "M-2 6 2 10M0 0 8 8M6-2 10 2M-2 2 2-2M0 8 8 0M6 10 10 6",
    "M2 0V8M6 0V8",
)
# Lengths of dash and gap. The first series is a solid line.
DASHES = (None, "7,4", "2,3", "11,3,2,3", "4,2", "14,4")
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")


def name_hatch(drawing_id: str, series: int) -> str:
    """The id of a hatch, unique on a page with several drawings."""
    return f"{drawing_id}-hatch-{series + 1}"


def fill_series(drawing_id: str, series: int) -> str:
    """The fill of an area of a series: its colour, hatched for all series except the first."""
    return SERIES[series] if HATCHES[series] is None else f"url(#{name_hatch(drawing_id, series)})"
