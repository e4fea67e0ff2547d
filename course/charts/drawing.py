"""Drawing the charts of the course, once: what was drawn before is remembered (`course/rendering_cache.py`).

vl-convert runs Vega inside the process: it needs neither Node nor the network. Starting it takes a second, and Altair
another, so neither is imported when every chart is remembered. vl-convert has no wheel for Python built for Windows on
ARM: there nothing can be drawn, and `DrawerMissingError` says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

from course.chart_data import ChartData
from course.model import Figure
from course.rendering_cache import RenderingCache

# The Vega-Lite that Altair writes, of those that vl-convert knows.
VEGA_LITE_VERSION = "6.4"


class DrawerMissingError(Exception):
    """There is no vl-convert for this Python."""


class Drawing(NamedTuple):
    """The inside of an `<svg>` and its `viewBox`."""

    view_box: str
    marks: str


def draw_charts(figures: Iterable[tuple[Figure, ChartData]], cache_path: Path | None) -> dict[str, Drawing]:
    """Draw each chart, by the id of its figure. `cache_path` is where drawings are remembered; None keeps nothing.

    Raises DrawerMissingError where something has to be drawn and vl-convert is not installed.
    """
    renderings = RenderingCache(cache_path)
    drawings = {}
    for figure, data in figures:
        rows = [(row.label, row.series, str(row.value), str(row.low), str(row.high), row.note) for row in data.rows]
        facts = [_get_fingerprint(), figure.id, figure.chart.kind, figure.chart.unit, figure.chart.maximum, rows]
        name = sha256(json.dumps(facts).encode()).hexdigest()
        texts = renderings.get(name) or [*draw_chart(figure, data)]
        renderings.keep(name, texts)
        drawings[figure.id] = Drawing(*texts)
    renderings.save()
    return drawings


def draw_chart(figure: Figure, data: ChartData) -> Drawing:
    """Draw one chart, whatever is remembered."""
    try:
        import vl_convert
    except ImportError as error:
        raise DrawerMissingError from error
    from course.charts.spec import build_spec
    from course.charts.theme import apply_theme

    spec = build_spec(figure.chart, data.rows)
    svg = vl_convert.vegalite_to_svg(json.dumps(spec), vl_version=VEGA_LITE_VERSION)
    return Drawing(f"0 0 {spec['width']:g} {spec['height']:g}", apply_theme(svg, figure.id))


@cache
def _get_fingerprint() -> str:
    """Changes whenever the same chart could be drawn differently."""
    sources = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))
    return " ".join([_get_version("altair"), _get_version("vl-convert-python"), sha256(sources).hexdigest()])


def _get_version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
